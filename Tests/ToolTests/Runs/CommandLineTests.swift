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
      (["--help"], help), (["extract", "--help"], help), (["help"], help),
      (["help", "extract"], help), (["help", "--help"], help), (["help", "-q"], help),
      (["help", "--color", "never", "inspect"], HelpText.whole(.inspect)),
      (["version", "--help"], help),
      (["-h"], HelpText.short(.extract)),
      (["inspect", "-h"], HelpText.short(.inspect)),
      (["no.har", "--help"], help), (["--help", "--no-such"], help),
      (["--version"], Tool.version), (["--vers", "no.har"], Tool.version), (["-V"], Tool.version),
      (["version"], Tool.version),
    ])
  func information(arguments: [String], text: String) async throws {
    let run = try await ToolRun(arguments: arguments)
    #expect(run == ToolRun(stdout: text + "\n", 0))
  }

  @Test(
    "refuses a wrong command line and reads nothing",
    arguments: [
      (["--fromat", "key"], "unknown option --fromat", "did you mean --format?"),
      (
        ["--format", "ndjsn"], "--format does not know ndjsn: it can be \(formats)",
        "did you mean --format ndjson?"
      ),
      (["-z"], "unknown option -z", "checkout-key help extract explains the options"),
      (["--all=1"], "--all accepts no value", "checkout-key help extract explains the options"),
      (
        ["--h"], "--h is ambiguous: it can be --host, --help",
        "checkout-key help extract explains the options"
      ),
      (["--host"], "--host needs a value", "checkout-key help extract explains the options"),
      (
        ["--fingerprint", "x"], "extract has no option --fingerprint",
        "it is an option of verify: checkout-key help verify"
      ),
      (
        ["--no-verify"], "unknown option --no-verify",
        "checkout-key help extract explains the options"
      ),
    ])
  func usage(arguments: [String], message: String, hint: String) async throws {
    let directory = try TemporaryDirectory()
    try directory.file("a.har", Captures.capture(of: Captures.rsa))
    // Had it been read, there would be a key or a complaint.
    let run = try await ToolRun(arguments: ["a.har", "no.har"] + arguments, in: directory)
    let expected = ToolRun(
      stderr: """
        checkout-key: error: \(message)
        checkout-key: hint: \(hint)

        """, 64)
    #expect(run == expected)
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
    "the command's name stands first",
    arguments: [
      (["-n", "inspect", "a.har"], "inspect"), (["--format", "table", "inspect"], "inspect"),
      (["--forever", "watch"], "watch"), (["--all", "help"], "help"),
    ])
  func place(arguments: [String], command: String) async throws {
    let directory = try TemporaryDirectory()
    // One who means a file of that name says so.
    try directory.file("watch", Captures.capture(of: Captures.rsa))
    let run = try await ToolRun(arguments: arguments, in: directory)
    let file = command == "watch" ? "; the file is ./watch" : ""
    let expected = ToolRun(
      stderr: """
        checkout-key: error: options must come after the command's name
        checkout-key: hint: begin with it: checkout-key \(command) [OPTION]...\(file)

        """, 64)
    #expect(run == expected)
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

  @Test(
    "explains no command that there is not",
    arguments: [
      (["help", "inspct"], "inspct", "did you mean checkout-key help inspect?"),
      (["help", "x"], "x", "the commands are extract, inspect, redact, verify"),
    ])
  func noCommand(arguments: [String], name: String, hint: String) async throws {
    let run = try await ToolRun(arguments: arguments)
    #expect(
      run.messages.first == "checkout-key: error: there is no command called \(name)")
    #expect(run.messages.last?.hasPrefix("checkout-key: hint: \(hint.prefix(20))") == true)
    #expect(run.ending == 64)
  }
}
