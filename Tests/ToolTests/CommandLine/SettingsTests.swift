import CheckoutKey
import TestSupport
import Testing

@testable import checkout_key

/// What the options of the commands say, and which of them a command refuses.
@Suite struct SettingsTests {
  /// What a command line says, which begins with the command's name.
  private static func settings(_ words: [String]) throws -> Settings {
    let command = try #require([Command](Tool.commands).named(words.first.map { Argument($0) }))
    let reader = ArgumentReader(words.dropFirst().map { Argument($0) }, options: command.options)
    if let error = reader.error { throw error }
    try command.check(reader.settings)
    return reader.settings
  }

  private static func settings(_ line: String) throws -> Settings {
    try settings(line.split(separator: " ").map(String.init))
  }

  /// What no other test says: other names of options, and the ends of ranges.
  private static let says: [(line: String, isSo: @Sendable (Settings) -> Bool)] = [
    ("inspect --quiet", { $0.isQuiet }), ("extract --version", { $0.information == .version }),
    ("redact --null", { $0.isNullSeparated }), ("extract --no-newline", { $0.omitsLineFeed }),
    ("redact --output out", { $0.output == "out" }), ("extract -j 1", { $0.jobs == 1 }),
    ("redact --jobs 64", { $0.jobs == 64 }), ("extract --copy", { $0.copies && !$0.opens }),
    ("watch --timeout 0.5", { $0.timeout == .milliseconds(500) }),
    ("redact --force", { $0.isForced }),
    ("watch --project a/b", { $0.extraction.project == "a/b" }),
    ("watch --label x", { $0.label == "x" }),
    ("watch --host c", { $0.extraction.host == "c" }), ("watch --open", { $0.opens && !$0.copies }),
  ]

  @Test("an option says what it should, also by its other name", arguments: says)
  func options(line: String, isSo: @Sendable (Settings) -> Bool) throws {
    #expect(isSo(try Self.settings(line)))
    #expect(!isSo(Settings()))
  }

  @Test func aLabelIsText() {
    let words = [Argument("--label"), Argument(bytes: [0xFF])]
    #expect(ArgumentReader(words, options: Command.extract.options).error != nil)
  }

  @Test(
    "lets pass what may be a capture, and no content in a name's place",
    arguments: [
      (["./extrct"], true), (["extrct.har"], true), (["-", "a"], true), (["no such.har"], true),
      (["x"], true),
      // One strange name does not stop a batch.
      ([Captures.rsa, "/"], true), ([Captures.rsa, "-"], true),
      ([Captures.rsa], false), (["{\"log\": {\"entries\": []}}"], false),
      (["-----BEGIN", "PRIVATE", "KEY-----", "c2VjcmV0"], false),
    ])
  func captures(operands: [String], mayBe: Bool) throws {
    if mayBe {
      #expect(try Self.settings(["extract"] + operands).operands.map(\.text) == operands)
    } else {
      let error = UsageError(
        "there is a key or a capture's text in place of a capture's name",
        hint: "give the file's name; checkout-key verify checks a pasted key")
      for command in ["extract", "inspect", "redact"] {
        #expect(throws: error) { try Self.settings([command] + operands) }
      }
    }
  }

  private static let formats = OutputFormat.allCases.map(\.rawValue).joined(separator: ", ")

  @Test(
    "refuses what makes no sense",
    arguments: [
      ("extract --format KEY", "--format does not know KEY: it can be \(formats)"),
      ("extract Extract", "Extract is neither a command nor a file"),
      ("extract --files-from - a -", "- can't be both a capture and, for --files-from, the list"),
      ("extract -c -o key", "--copy and -o can't be used together"),
      ("extract -c --format csv", "--copy can't be used with --format csv, which is not text"),
      ("watch -c --format html", "--copy can't be used with --format html, which is not text"),
      ("watch --label=a\nb", "--label needs one line of text in UTF-8"),
      ("extract --jobs 0", "--jobs needs a whole number from 1 to 64, not 0"),
      ("redact --jobs 65", "--jobs needs a whole number from 1 to 64, not 65"),
      ("watch --timeout 0", "--timeout needs a number of seconds above 0, not 0"),
      ("watch --timeout nan", "--timeout needs a number of seconds above 0, not nan"),
      ("watch --timeout 1e10", "--timeout needs a number of seconds above 0, not 1e10"),
      ("watch w w2", "watch can only wait at one directory"),
      ("watch -", "watch needs a directory, and - is not one"),
      ("watch /dev/null", "watch waits for captures in a directory, and /dev/null is not one"),
      ("watch --forever --format json", "--forever never ends, and --format json has to be ended"),
    ])
  func refusals(line: String, beginning: String) {
    let error = #expect(throws: UsageError.self) { try Self.settings(line) }
    #expect(error?.message.hasPrefix(beginning) == true)
  }
}
