import CheckoutKey
import Testing

@testable import checkout_key

@Suite struct ArgumentReaderTests {
  @Test(
    "takes every spelling of an option",
    arguments: [
      (["--size", "big"], Settings(size: "big"), "the value in the next argument"),
      (["--size=big"], Settings(size: "big"), "the value after an equals sign"),
      (["--size=a=b"], Settings(size: "a=b"), "an equals sign in the value"),
      (["--size=-x"], Settings(size: "-x"), "a value like an option, attached"),
      (["--size", "--loud"], Settings(size: "--loud"), "a value like an option, by itself"),
      (["--size", "--"], Settings(size: "--"), "a value like the end of the options"),
      (["--size= "], Settings(size: " "), "a value of white space"),
      (["-s", "big"], Settings(size: "big"), "a letter and the next argument"),
      (["-sbig"], Settings(size: "big"), "a letter with its value"),
      (["-s=big"], Settings(size: "=big"), "a letter, to which an equals sign means nothing"),
      (["--loud"], Settings(loud: 1), "a flag"),
      (["-lq"], Settings(loud: 1, quiet: 1), "two letters in a cluster"),
      (
        ["-lsbig"], Settings(loud: 1, size: "big"), "a cluster that ends in a letter with its value"
      ),
      (["-ls", "big"], Settings(loud: 1, size: "big"), "a cluster with its value behind it"),
      (["-sl"], Settings(size: "l"), "a letter that is another's value"),
      (["-ll", "--loud"], Settings(loud: 3), "a repeated flag"),
      (["--size=a", "-sb", "--size", "c"], Settings(size: "c"), "the last of a repeated option"),
      (["--si=big"], Settings(size: "big"), "a name cut short"),
      (["--s", "big"], Settings(size: "big"), "a name cut to one letter"),
      (["--loud"], Settings(loud: 1), "a whole name that also begins a longer one"),
      (["--louder"], Settings(louder: 1), "the longer one"),
    ] as [([String], Settings, String)])
  func spellings(arguments: [String], expected: Settings, case: String) throws {
    #expect(try read(arguments) == Reading(expected))
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
    let reading = try read(arguments)
    #expect(reading.operands == operands)
    #expect(reading.literalOperands == literal)
    #expect(reading.settings.loud == loud)
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

  /// Everything that can be asked of a reader afterwards.
  struct Reading: Equatable {
    var settings: Settings
    var operands: [String] = []
    var literalOperands: [String] = []

    init(_ settings: Settings) {
      self.settings = settings
    }
  }

  /// What the options below make of the tool's settings.
  struct Settings: Equatable, Sendable {
    var loud = 0
    var louder = 0
    var quiet = 0
    var size: String?
  }

  private static let options: [Option] = [
    .flag("louder", "louder") { $0.isForced = true },
    .flag("loud", letter: "l", "loud") { $0.jobs = ($0.jobs ?? 0) + 1 },
    .flag("quiet", letter: "q", "quiet") { $0.isQuiet = true },
    .flag("help", "help") { $0.information = .help },
    .value("size", letter: "s", as: "SIZE", "the size") {
      (settings, size) throws(UsageError) in
      if size.text == "bad" { throw UsageError("no such size") }
      settings.extraction.host = size.text
    },
  ]

  private func read(_ arguments: [String]) throws(UsageError) -> Reading {
    let reader = ArgumentReader(arguments.map { Argument($0) }, options: Self.options)
    if let error = reader.error { throw error }
    let settings = reader.settings
    var reading = Reading(
      Settings(
        loud: settings.jobs ?? 0, louder: settings.isForced ? 1 : 0,
        quiet: settings.isQuiet ? 1 : 0, size: settings.extraction.host))
    reading.operands = reader.operands.map(\.text)
    reading.literalOperands = (reader.literalOperands ?? []).map(\.text)
    return reading
  }
}
