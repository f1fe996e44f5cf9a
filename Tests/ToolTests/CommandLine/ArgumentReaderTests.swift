import CheckoutKey
import Testing

@testable import checkout_key

@Suite struct ArgumentReaderTests {
  @Test(
    "takes every spelling of an option",
    arguments: [
      ("--size big", "big"), ("--size=big", "big"), ("--si=big", "big"), ("--s big", "big"),
      ("-s big", "big"), ("-sbig", "big"), ("--size=a=b", "a=b"), ("-s=big", "=big"),
      // What looks like an option, where a value is due.
      ("--size=-x", "-x"), ("--size --loud", "--loud"), ("--size --", "--"), ("-sl", "l"),
      // A name that also begins a longer one.
      ("--loud", "loud"), ("--louder", "louder"),
      // Clusters, and what is repeated.
      ("-lq", "loud quiet"), ("-lsbig", "loud big"), ("-ls big", "loud big"),
      ("-ll --loud", "loud loud loud"), ("--size=a -sb --size c", "c"),
    ])
  func spellings(line: String, expected: String) throws {
    let reader = try read(line)
    #expect(Self.words(reader.settings) == expected)
    #expect(reader.operands.isEmpty && reader.literalOperands == nil)
  }

  @Test(
    "tells operands from options",
    arguments: [
      ("a -l b --loud", ["a", "b"], [], "loud loud"), ("- -l -", ["-", "-"], [], "loud"),
      ("a -- -l b", ["a"], ["-l", "b"], ""), ("-- -- -", [], ["--", "-"], ""),
      // An empty operand, and what begins like a pasted private key.
      (" -l", [""], [], "loud"), ("-l ---a -l", ["---a"], [], "loud loud"),
      // Nothing is read once it is done.
      ("--help a --no-such -x", [], [], ""),
    ])
  func operands(line: String, operands: [String], literal: [String], words: String) throws {
    let reader = try read(line)
    #expect(reader.operands.map(\.text) == operands)
    #expect(reader.literalOperands.map { $0.map(\.text) } ?? [] == literal)
    #expect(Self.words(reader.settings) == words)
  }

  @Test(
    "refuses what makes no sense",
    arguments: [
      ("--size", "--size needs a value"), ("--si", "--size needs a value"),
      ("-ls", "-s needs a value"), ("-s ", "-s needs a value that is not empty"),
      ("--size=", "--size needs a value that is not empty"), ("--size bad", "no such size"),
      ("--loud=", "--loud accepts no value"), ("--qu=1", "--quiet accepts no value"),
      ("--lo", "--lo is ambiguous: it can be --louder, --loud"),
      ("--sise=1", "unknown option --sise; did you mean --size?"),
      ("--Size 1", "unknown option --Size; did you mean --size?"),
      ("--elephant", "unknown option --elephant"), ("--=big", "unknown option"),
      ("-lx", "unknown option -x"), ("-l-", "unknown option --"), ("-é", "unknown option -é"),
      // The first of two errors counts, also before the help.
      ("a -x --sise", "unknown option -x"), ("-x --help", "unknown option -x"),
    ])
  func refusals(line: String, words: String) {
    let error = #expect(throws: UsageError.self) { try read(line) }
    #expect([error?.message, error?.hint].compactMap(\.self).joined(separator: "; ") == words)
  }

  private static let options: [Option] = [
    .flag("louder", "louder") { $0.isForced = true },
    .flag("loud", letter: "l", "loud") { $0.jobs = ($0.jobs ?? 0) + 1 },
    .flag("quiet", letter: "q", "quiet") { $0.isQuiet = true },
    .flag("help", "help") { $0.information = .help },
    .value("size", letter: "s", as: "SIZE", "the size") { (settings, size) throws(UsageError) in
      if size.text == "bad" { throw UsageError("no such size") }
      settings.extraction.host = size.text
    },
  ]

  /// What these options have made of the settings.
  private static func words(_ settings: Settings) -> String {
    let flags = [settings.isForced ? "louder" : nil, settings.isQuiet ? "quiet" : nil]
    let loud = Array(repeating: "loud", count: settings.jobs ?? 0)
    return (loud + (flags + [settings.extraction.host]).compactMap(\.self)).joined(separator: " ")
  }

  /// A blank at the beginning or the end has an empty argument beside it.
  private func read(_ line: String) throws(UsageError) -> ArgumentReader {
    let words = line.split(separator: " ", omittingEmptySubsequences: false)
    let reader = ArgumentReader(words.map { Argument(String($0)) }, options: Self.options)
    if let error = reader.error { throw error }
    return reader
  }
}

@Suite struct ClosestWordTests {
  @Test(
    "counts letters that are left out, changed or swapped",
    arguments: [
      ("fomat", "format", 1), ("farmat", "format", 1), ("ofrmat", "format", 1), ("", "all", 3),
      // A swap with a letter in between counts in full; letters are no code points.
      ("ca", "abc", 3), ("e\u{301}", "é", 0),
    ])
  func distance(first: String, second: String, expected: Int) {
    #expect(ClosestWord.distance(first, second) == expected)
    #expect(ClosestWord.distance(second, first) == expected)
  }

  @Test(
    "suggests the first of the closest words, if at most a third is wrong",
    arguments: [
      ("frmt", ["format", "host"], "format"), ("fmt", ["format", "host"], nil),
      ("hosf", ["hoot", "host"], "host"), ("hopt", ["host", "hoot"], "host"), ("x", ["n"], "n"),
    ] as [(String, [String], String?)])
  func suggestion(word: String, words: [String], expected: String?) {
    #expect(ClosestWord.to(word, among: words) == expected)
  }
}
