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

  /// Every option, and what is so only where it is given.
  private static let says: [(line: String, isSo: @Sendable (Settings) -> Bool)] = [
    ("extract -h", { $0.information == .shortHelp }),
    ("extract --help", { $0.information == .help }),
    ("redact -V", { $0.information == .version }),
    ("extract --version", { $0.information == .version }),
    ("help --generate complete-fish", { $0.information == .generated(.fish) }),
    ("verify --color never", { $0.color == .never }),
    ("extract -q", { $0.isQuiet }), ("inspect --quiet", { $0.isQuiet }),
    ("extract --files-from list", { $0.filesFrom == "list" && !$0.isNullSeparated }),
    ("inspect -0", { $0.isNullSeparated }), ("redact --null", { $0.isNullSeparated }),
    ("extract -j 1", { $0.jobs == 1 }), ("redact --jobs 64", { $0.jobs == 64 }),
    ("extract --project bb/a/b", { $0.extraction.project == "bb/a/b" }),
    ("watch --project bb/a/b", { $0.extraction.project == "bb/a/b" }),
    ("extract --host a.example", { $0.extraction.host == "a.example" }),
    ("watch --host a.example", { $0.extraction.host == "a.example" }),
    ("extract --listed", { $0.extraction.includesListed }),
    ("extract --all", { $0.extraction.includesSuperseded }),
    ("extract --format csv", { $0.format == .csv }),
    ("watch --format json", { $0.format == .json }),
    ("inspect --format csv", { $0.inspectionFormat == .csv && $0.format == .key }),
    ("extract --label x", { $0.label == "x" }), ("watch --label x", { $0.label == "x" }),
    ("extract -o out", { $0.output == "out" }), ("redact --output out", { $0.output == "out" }),
    ("extract --force", { $0.isForced }), ("redact --force", { $0.isForced }),
    ("extract -n", { $0.omitsLineFeed }), ("extract --no-newline", { $0.omitsLineFeed }),
    ("extract -c", { $0.copies && !$0.opens }), ("watch --copy", { $0.copies && !$0.opens }),
    ("extract --open", { $0.opens && !$0.copies }), ("watch --open", { $0.opens }),
    ("watch --forever", { $0.isForever }),
    ("watch --timeout 0.5", { $0.timeout == .milliseconds(500) }),
    ("verify --fingerprint \(Captures.rsaMD5)", { $0.fingerprint != nil }),
  ]

  @Test("every option says what it should", arguments: says)
  func options(line: String, isSo: @Sendable (Settings) -> Bool) throws {
    #expect(isSo(try Self.settings(line)))
    #expect(!isSo(Settings()))
  }

  @Test(
    "lets pass what may be a capture",
    arguments: [
      ["./extrct"], ["extrct.har"], ["-", "a"], ["no such.har"], ["x"],
      // One strange name does not stop a batch.
      [Captures.rsa, "/"], [Captures.rsa, "-"],
    ])
  func captures(operands: [String]) throws {
    #expect(try Self.settings(["extract"] + operands).operands.map(\.text) == operands)
  }

  private static let formats = OutputFormat.allCases.map(\.rawValue).joined(separator: ", ")
  private static let forPeople = "key, bitbucket, bitbucket-server, circleci-config"

  @Test(
    "refuses what makes no sense",
    arguments: [
      ("extract --format xml", "--format does not know xml: it can be \(formats)", nil),
      ("extract --format KEY", "--format does not know KEY: it can be \(formats)", nil),
      (
        "extract --format ndjosn", "--format does not know ndjosn: it can be \(formats)",
        "did you mean --format ndjson?"
      ),
      ("extract --h", "--h is ambiguous: it can be --host, --help", nil),
      (
        "extract Extract", "Extract is neither a command nor a file",
        "did you mean checkout-key extract?"
      ),
      (
        "extract inspct a.har", "inspct is neither a command nor a file",
        "did you mean checkout-key inspect?"
      ),
      (
        "extract --files-from - a -",
        "- can't be both a capture and, for --files-from, the list of captures", nil
      ),
      (
        "extract -c -o key", "--copy and -o can't be used together: the output goes to one place",
        nil
      ),
      ("extract --jobs 0", "--jobs needs a whole number from 1 to 64, not 0", nil),
      ("redact --jobs 65", "--jobs needs a whole number from 1 to 64, not 65", nil),
      ("watch --timeout 0", "--timeout needs a number of seconds above 0, not 0", nil),
      ("watch --timeout nan", "--timeout needs a number of seconds above 0, not nan", nil),
      ("watch --timeout 1e10", "--timeout needs a number of seconds above 0, not 1e10", nil),
      ("watch w w2", "watch can only wait at one directory", nil),
      ("watch -", "watch needs a directory, and - is not one", nil),
      (
        "watch /dev/null", "watch waits for captures in a directory, and /dev/null is not one",
        "checkout-key /dev/null reads it now"
      ),
      (
        "watch --forever --format json",
        "--forever never ends, and --format json has to be ended",
        "ndjson, key and the like are written as they come"
      ),
    ] as [(String, String, String?)])
  func refusals(line: String, message: String, hint: String?) {
    #expect(throws: UsageError(message, hint: hint)) { try Self.settings(line) }
  }

  @Test("copies only what is to be pasted", arguments: ["json", "ndjson", "csv", "curl", "html"])
  func copies(format: String) {
    let error = UsageError(
      "--copy can't be used with --format \(format), which is not text to paste",
      hint: "--copy works with the formats \(Self.forPeople)")
    for command in ["extract", "watch"] {
      #expect(throws: error) { try Self.settings("\(command) -c --format \(format)") }
    }
  }

  @Test(
    "refuses content in place of a capture's name",
    arguments: [
      ["extract", Captures.rsa], ["inspect", "{\"log\": {\"entries\": []}}"],
      ["redact", "-----BEGIN", "PRIVATE", "KEY-----", "c2VjcmV0"],
    ])
  func content(words: [String]) {
    let error = UsageError(
      "there is a key or a capture's text in place of a capture's name",
      hint: "give the file's name; checkout-key verify checks a pasted key")
    #expect(throws: error) { try Self.settings(words) }
  }
}
