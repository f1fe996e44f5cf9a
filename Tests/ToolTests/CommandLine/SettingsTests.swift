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
    ("extract -h", { $0.information == .shortHelp }), ("extract -q", { $0.isQuiet }),
    ("extract --help", { $0.information == .help }), ("inspect --quiet", { $0.isQuiet }),
    ("redact -V", { $0.information == .version }), ("extract -n", { $0.omitsLineFeed }),
    ("extract --version", { $0.information == .version }), ("extract --force", { $0.isForced }),
    ("help --generate complete-fish", { $0.information == .generated(.fish) }),
    ("verify --color never", { $0.color == .never }), ("inspect -0", { $0.isNullSeparated }),
    ("extract --files-from list", { $0.filesFrom == "list" && !$0.isNullSeparated }),
    ("redact --null", { $0.isNullSeparated }), ("redact --force", { $0.isForced }),
    ("extract -j 1", { $0.jobs == 1 }), ("redact --jobs 64", { $0.jobs == 64 }),
    ("extract --project bb/a/b", { $0.extraction.project == "bb/a/b" }),
    ("watch --project bb/a/b", { $0.extraction.project == "bb/a/b" }),
    ("extract --host a.example", { $0.extraction.host == "a.example" }),
    ("extract --listed", { $0.extraction.includesListed }),
    ("extract --label x", { $0.label == "x" }),
    ("extract --all", { $0.extraction.includesSuperseded }), ("watch --open", { $0.opens }),
    ("extract --format csv", { $0.format == .csv }), ("extract -o out", { $0.output == "out" }),
    ("inspect --format csv", { $0.inspectionFormat == .csv && $0.format == .key }),
    ("redact --output out", { $0.output == "out" }), ("extract --no-newline", { $0.omitsLineFeed }),
    ("extract -c", { $0.copies && !$0.opens }), ("watch --copy", { $0.copies && !$0.opens }),
    ("extract --open", { $0.opens && !$0.copies }), ("watch --forever", { $0.isForever }),
    ("watch --timeout 0.5", { $0.timeout == .milliseconds(500) }),
    ("verify --fingerprint \(Captures.rsaMD5)", { $0.fingerprint != nil }),
  ]

  @Test("every option says what it should", arguments: says)
  func options(line: String, isSo: @Sendable (Settings) -> Bool) throws {
    #expect(isSo(try Self.settings(line)))
    #expect(!isSo(Settings()))
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
  private static let forPeople = "key, bitbucket, bitbucket-server, circleci-config"

  @Test(
    "refuses what makes no sense",
    arguments: [
      ("extract --format KEY", "--format does not know KEY: it can be \(formats)"),
      (
        "extract Extract",
        "Extract is neither a command nor a file; did you mean checkout-key extract?"
      ),
      (
        "extract --files-from - a -",
        "- can't be both a capture and, for --files-from, the list of captures"
      ),
      (
        "extract -c -o key", "--copy and -o can't be used together: the output goes to one place"
      ),
      ("extract --jobs 0", "--jobs needs a whole number from 1 to 64, not 0"),
      ("redact --jobs 65", "--jobs needs a whole number from 1 to 64, not 65"),
      ("watch --timeout 0", "--timeout needs a number of seconds above 0, not 0"),
      ("watch --timeout nan", "--timeout needs a number of seconds above 0, not nan"),
      ("watch --timeout 1e10", "--timeout needs a number of seconds above 0, not 1e10"),
      ("watch w w2", "watch can only wait at one directory"),
      ("watch -", "watch needs a directory, and - is not one"),
      (
        "watch /dev/null",
        "watch waits for captures in a directory, and /dev/null is not one; "
          + "checkout-key /dev/null reads it now"
      ),
      (
        "watch --forever --format json",
        "--forever never ends, and --format json has to be ended; "
          + "ndjson, key and the like are written as they come"
      ),
    ])
  func refusals(line: String, words: String) {
    let error = #expect(throws: UsageError.self) { try Self.settings(line) }
    #expect([error?.message, error?.hint].compactMap(\.self).joined(separator: "; ") == words)
  }

  @Test("copies only what is to be pasted", arguments: ["extract -c", "watch -c"])
  func copies(command: String) {
    let error = UsageError(
      "--copy can't be used with --format csv, which is not text to paste",
      hint: "--copy works with the formats \(Self.forPeople)")
    #expect(throws: error) { try Self.settings("\(command) --format csv") }
  }
}
