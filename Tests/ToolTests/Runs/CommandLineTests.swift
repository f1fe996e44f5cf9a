import CheckoutKey
import Foundation
import TestSupport
import Testing

@testable import checkout_key

/// The command line as a whole: what is answered where no capture is read.
@Suite struct CommandLineTests {
  private static let help = HelpText.whole(.extract)
  private static let formats = OutputFormat.allCases.map(\.rawValue).joined(separator: ", ")

  @Test(
    "prints information on standard output",
    arguments: [
      (["no.har", "--help"], help), (["help"], help), (["help", "-q"], help),
      (["version", "--help"], help), (["--help", "--no-such"], help),
      (["help", "--color", "never", "inspect"], HelpText.whole(.inspect)),
      (["-h"], HelpText.short(.extract)), (["inspect", "-h"], HelpText.short(.inspect)),
      (["--vers", "no.har"], Tool.version), (["-V"], Tool.version), (["version"], Tool.version),
    ])
  func information(arguments: [String], text: String) async throws {
    let run = try await ToolRun(arguments: arguments)
    #expect(run == ToolRun(stdout: text + "\n", 0))
  }

  private static let explains = "checkout-key help extract explains the options"

  @Test(
    "refuses a wrong command line and reads nothing",
    arguments: [
      ("a.har no.har --fromat key", "unknown option --fromat", "did you mean --format?"),
      (
        "a.har --format ndjsn", "--format does not know ndjsn: it can be \(formats)",
        "did you mean --format ndjson?"
      ),
      ("a.har -z", "unknown option -z", explains),
      ("a.har --all=1", "--all accepts no value", explains),
      ("a.har --h", "--h is ambiguous: it can be --host, --help", explains),
      ("a.har --host", "--host needs a value", explains),
      (
        "a.har --fingerprint x", "extract has no option --fingerprint",
        "it is an option of verify: checkout-key help verify"
      ),
      (
        "redact --listed", "redact has no option --listed",
        "it is an option of extract: checkout-key help extract"
      ),
      (
        "-n inspect a.har", "options must come after the command's name",
        "begin with it: checkout-key inspect [OPTION]..."
      ),
      (
        "--forever watch", "options must come after the command's name",
        "begin with it: checkout-key watch [OPTION]...; the file is ./watch"
      ),
      (
        "help inspct", "there is no command called inspct",
        "did you mean checkout-key help inspect?"
      ),
      (
        "help x", "there is no command called x",
        "the commands are extract, watch, inspect, redact, verify"
      ),
    ])
  func usage(arguments: String, message: String, hint: String) async throws {
    // Had they been read, there would be a key or a complaint.
    let directory = try TemporaryDirectory([
      "a.har": Captures.capture(of: Captures.rsa), "watch": "",
    ])
    let words = arguments.split(separator: " ").map(String.init)
    let run = try await ToolRun(arguments: words, in: directory)
    #expect(run == ToolRun(says: ["error: \(message)", "hint: \(hint)"], 64))
  }

  @Test(
    "tells somebody at a terminal how to begin, in ten lines",
    arguments: Tool.commands.filter(\.readsStandardInput).map(\.name))
  func beginning(command: String) async throws {
    let run = try await ToolRun(command, input: .terminal(try PseudoTerminal()))
    let lines = run.stderr.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    #expect(lines.count <= 10 && lines.contains { $0.contains("  checkout-key ") }, "\(run.stderr)")
    #expect(lines.last?.hasSuffix("shows the options, --help everything.") == true)
    #expect(run.stdout.isEmpty && run.ending == 64)
  }

  @Test(
    "does as --color and -q say also where an option is wrong",
    arguments: [
      (["--color=always", "--no-such"], true, 2), (["--no-such", "--color=always", "-q"], true, 1),
      (["--no-such", "--color=never"], false, 2), (["help", "no", "-q"], false, 1),
    ])
  func heard(arguments: [String], isColored: Bool, lines: Int) async throws {
    let run = try await ToolRun(arguments: arguments)
    #expect(run.stderr.contains("checkout-key: \u{1B}[31merror:\u{1B}[0m ") == isColored)
    #expect(run.messages.count == lines && run.ending == 64)
  }
}
