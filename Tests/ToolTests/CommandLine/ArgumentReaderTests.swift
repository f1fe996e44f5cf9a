import CheckoutKey
import Testing

@testable import checkout_key

@Suite struct ArgumentReaderTests {
  @Test(
    "takes every spelling of an option",
    arguments: [
      (["--size", "big"], "big", "the value in the next argument"),
      (["--size=big"], "big", "the value after an equals sign"),
      (["--size=a=b"], "a=b", "an equals sign in the value"),
      (["--size=-x"], "-x", "a value like an option, attached"),
      (["--size", "--loud"], "--loud", "a value like an option, by itself"),
      (["--size", "--"], "--", "a value like the end of the options"),
      (["--size= "], " ", "a value of white space"),
      (["-s", "big"], "big", "a letter and the next argument"),
      (["-sbig"], "big", "a letter with its value"),
      (["-s=big"], "=big", "a letter, to which an equals sign means nothing"),
      (["--loud"], "loud", "a name that also begins a longer one"),
      (["--louder"], "louder", "the longer one"),
      (["-lq"], "loud quiet", "two letters in a cluster"),
      (["-lsbig"], "loud big", "a cluster that ends in a letter with its value"),
      (["-ls", "big"], "loud big", "a cluster with its value behind it"),
      (["-sl"], "l", "a letter that is another's value"),
      (["-ll", "--loud"], "loud loud loud", "a repeated flag"),
      (["--size=a", "-sb", "--size", "c"], "c", "the last of a repeated option"),
      (["--si=big"], "big", "a name cut short"), (["--s", "big"], "big", "to one letter"),
    ])
  func spellings(arguments: [String], expected: String, case: String) throws {
    let reader = try read(arguments)
    #expect(Self.words(reader.settings) == expected)
    #expect(reader.operands.isEmpty && reader.literalOperands == nil)
  }

  @Test(
    "tells operands from options",
    arguments: [
      (["a", "b"], ["a", "b"], [], 0, "nothing but operands"),
      (["a", "-l", "b", "--loud"], ["a", "b"], [], 2, "options anywhere"),
      (["-", "-l", "-"], ["-", "-"], [], 1, "a lone hyphen"),
      (["a", "--", "-l", "b"], ["a"], ["-l", "b"], 0, "no options behind the end"),
      (["--", "--", "-"], [], ["--", "-"], 0, "a second end"),
      (["-l", "--"], [], [], 1, "nothing behind the end"),
      (["-l", "---a", "-l"], ["---a"], [], 2, "what begins like a pasted private key"),
      (["", "-l"], [""], [], 1, "an empty operand"),
      (["--help", "a", "--no-such", "-x"], [], [], 0, "nothing is read once it is done"),
    ] as [([String], [String], [String], Int, String)])
  func operands(
    arguments: [String], operands: [String], literal: [String], loud: Int, case: String
  ) throws {
    let reader = try read(arguments)
    #expect(reader.operands.map(\.text) == operands)
    #expect(reader.literalOperands.map { $0.map(\.text) } ?? [] == literal)
    #expect(Self.words(reader.settings).split(separator: " ").count == loud)
  }

  @Test(
    "refuses what makes no sense",
    arguments: [
      (["--size"], "--size needs a value", "nothing behind a name"),
      (["-s"], "-s needs a value", "nothing behind a letter"),
      (["-ls"], "-s needs a value", "nothing behind a cluster"),
      (["--si"], "--size needs a value", "nothing behind a name cut short"),
      (["--size="], "--size needs a value that is not empty", "an empty attached value"),
      (["--size", ""], "--size needs a value that is not empty", "an empty argument"),
      (["-s", ""], "-s needs a value that is not empty", "the same by letter"),
      (["--loud=yes"], "--loud accepts no value", "a flag with a value"),
      (["--loud="], "--loud accepts no value", "a flag with an empty value"),
      (["--qu=1"], "--quiet accepts no value", "a flag cut short with a value"),
      (["--lo"], "--lo is ambiguous: it can be --louder, --loud", "an ambiguous name"),
      (
        ["--sise=1"], "unknown option --sise; did you mean --size?", "one letter, without the value"
      ),
      (["--quite"], "unknown option --quite; did you mean --quiet?", "two letters swapped"),
      (["--elephant"], "unknown option --elephant", "nothing like it"),
      (["--=big"], "unknown option", "no name at all"),
      (["--Size", "1"], "unknown option --Size; did you mean --size?", "case"),
      (["-x"], "unknown option -x", "an unknown letter"),
      (["-lx"], "unknown option -x", "an unknown letter in a cluster"),
      (["-l-"], "unknown option --", "a hyphen in a cluster"),
      (["-é"], "unknown option -é", "a letter of two bytes"),
      (["a", "-x", "--sise"], "unknown option -x", "the first of two errors"),
      (["-x", "--help"], "unknown option -x", "an error before the help"),
      (["--size", "bad"], "no such size", "a value that the option itself refuses"),
    ])
  func refusals(arguments: [String], words: String, case: String) {
    let error = #expect(throws: UsageError.self) { try read(arguments) }
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

  private func read(_ arguments: [String]) throws(UsageError) -> ArgumentReader {
    let reader = ArgumentReader(arguments.map { Argument($0) }, options: Self.options)
    if let error = reader.error { throw error }
    return reader
  }
}
