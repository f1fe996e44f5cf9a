import CheckoutKey
import TestSupport
import Testing

@testable import checkout_key

@Suite struct ExtractSettingsTests {
  /// What the words behind the command's name, if there is one, say.
  private static func settings(_ arguments: [String]) throws(UsageError) -> checkout_key.Settings {
    let words = arguments.first == "extract" ? arguments.dropFirst() : arguments[...]
    let reader = ArgumentReader(words.map { Argument($0) }, options: Command.extract.options)
    if let error = reader.error { throw error }
    if reader.settings.information == nil { try Command.extract.check(reader.settings) }
    return reader.settings
  }

  private static let formats = OutputFormat.allCases.map(\.rawValue).joined(separator: ", ")

  @Test(
    "knows every option under each of its names",
    arguments: [
      ([], Settings()),
      (["--format", "key"], Settings()),
      (["--format", "ndjson"], Settings(format: .ndjson)),
      (["--form=ndjson"], Settings(format: .ndjson)),
      (["--format=ndjson", "--format=key"], Settings(format: .key)),
      (["--no-newline"], Settings(noNewline: true)),
      (["-n"], Settings(noNewline: true)),
      (["--no-n"], Settings(noNewline: true)),
      (["--all"], Settings(includesSuperseded: true)),
      (["--project", "bb/a/b"], Settings(project: "bb/a/b")),
      (["--project=a", "--project=b"], Settings(project: "b")),
      (["--host", "ci.acme.example"], Settings(host: "ci.acme.example")),
      (["--quiet"], Settings(quiet: true)),
      (["-q"], Settings(quiet: true)),
      (["-nq"], Settings(noNewline: true, quiet: true)),
      (["--help"], Settings(information: .help)),
      (["-h"], Settings(information: .shortHelp)),
      (["-nh"], Settings(noNewline: true, information: .shortHelp)),
      (["--version"], Settings(information: .version)),
    ] as [([String], Settings)])
  func options(arguments: [String], expected: Settings) throws {
    #expect(Settings(try Self.settings(arguments)) == expected)
  }

  /// All that options can change, with the defaults.
  struct Settings: Equatable, Sendable {
    var format = OutputFormat.key
    var noNewline = false
    var quiet = false
    var includesSuperseded = false
    var project: String?
    var host: String?
    var information: checkout_key.Settings.Information?
  }

  @Test(
    "takes `extract` for the command where one can stand",
    arguments: [
      (["extract"], [], "the command alone"),
      (["extract", "a.har"], ["a.har"], "the command and a capture"),
      (["extract", "extract"], ["extract"], "a capture of that name behind the command"),
      (["a.har", "extract"], ["a.har", "extract"], "a capture of that name behind another"),
      (["--", "extract"], ["extract"], "a capture of that name behind the end of the options"),
      (["extract", "--", "extract"], ["extract"], "the command, then the capture"),
      (["a", "--", "-n", "-"], ["a", "-n", "-"], "operands on both sides of the end"),
      (["./extract"], ["./extract"], "a path"),
      (["-", "a"], ["-", "a"], "standard input by name"),
      (["no such.har"], ["no such.har"], "a missing capture's name with a space"),
      ([Captures.rsa, "/"], [Captures.rsa, "/"], "a batch, which one name does not stop"),
    ] as [([String], [String], String)])
  func command(arguments: [String], operands: [String], case: String) throws {
    #expect(try Self.settings(arguments).operands.map(\.text) == operands)
  }

  @Test(
    "stops reading where help or the version is asked for",
    arguments: [
      (["--help", "--no-such"], .help),
      (["--version", "--format"], .version),
      (["--version", "--help"], .version),
      (["a.har", "-h", "--format=pem"], .shortHelp),
    ] as [([String], checkout_key.Settings.Information)])
  func information(arguments: [String], expected: checkout_key.Settings.Information) throws {
    #expect(try Self.settings(arguments).information == expected)
  }

  private static let content = UsageError(
    "there is a key or a capture's text in place of a capture's name",
    hint: "give the file's name; checkout-key verify checks a pasted key")

  @Test(
    "refuses what makes no sense",
    arguments: [
      (
        ["--format", "xml"],
        UsageError("--format does not know xml: it can be \(formats)"), "an unknown format"
      ),
      (
        ["--format=ndjosn"],
        UsageError(
          "--format does not know ndjosn: it can be \(formats)",
          hint: "did you mean --format ndjson?"), "a mistyped format"
      ),
      (
        ["--format", "KEY"],
        UsageError("--format does not know KEY: it can be \(formats)"), "a format in capitals"
      ),
      (["--format="], UsageError("--format needs a value that is not empty"), "no format"),
      (["--project"], UsageError("--project needs a value"), "no project"),
      (["--host", ""], UsageError("--host needs a value that is not empty"), "no host"),
      (
        ["--h"], UsageError("--h is ambiguous: it can be --host, --help"),
        "an ambiguous name, where -h is none"
      ),
      (["--no-verify"], UsageError("unknown option --no-verify"), "an option of old"),
      (
        ["--formt", "key"], UsageError("unknown option --formt", hint: "did you mean --format?"),
        "a mistyped option"
      ),
      (["--all=yes"], UsageError("--all accepts no value"), "a flag with a value"),
      (
        ["Extract"],
        UsageError(
          "Extract is neither a command nor a file", hint: "did you mean checkout-key extract?"),
        "a command in another case"
      ),
      (
        ["inspct", "a.har"],
        UsageError(
          "inspct is neither a command nor a file", hint: "did you mean checkout-key inspect?"),
        "a mistyped command"
      ),
      (["-nx"], UsageError("unknown option -x"), "an unknown letter"),
      (
        ["--files-from", "-", "a", "-"],
        UsageError("- can't be both a capture and, for --files-from, the list of captures"),
        "one standard input for two"
      ),
      ([Captures.rsa], content, "a pasted key"),
      (["-----BEGIN", "PRIVATE", "KEY-----", "c2VjcmV0"], content, "a private key without quotes"),
      (["{\"log\": {\"entries\": []}}"], content, "a pasted capture"),
      (
        ["--no-such", "--help"], UsageError("unknown option --no-such"), "an error before the help"
      ),
    ] as [([String], UsageError, String)])
  func refusals(arguments: [String], error: UsageError, case: String) {
    #expect(throws: error) { try Self.settings(arguments) }
  }
}

extension ExtractSettingsTests.Settings {
  fileprivate init(_ options: checkout_key.Settings) {
    self.init(
      format: options.format, noNewline: options.omitsLineFeed, quiet: options.isQuiet,
      includesSuperseded: options.extraction.includesSuperseded,
      project: options.extraction.project?.description, host: options.extraction.host,
      information: options.information)
  }
}
