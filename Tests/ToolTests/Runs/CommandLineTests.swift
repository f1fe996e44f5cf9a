import CheckoutKey
import Foundation
import TestSupport
import Testing

@testable import checkout_key

/// The command line as a whole: what is answered where no capture is read.
@Suite struct CommandLineTests {
  private static let help = HelpText.whole(
    Extract.description, others: Tool.others(than: Extract.self))
  private static let formats = OutputFormat.allCases.map(\.rawValue).joined(separator: ", ")

  @Test(
    "prints information on standard output",
    arguments: [
      (["--help"], help), (["extract", "--help"], help), (["help"], help),
      (["help", "extract"], help),
      (["-h"], HelpText.short(Extract.description, others: Tool.others(than: Extract.self))),
      (["inspect", "-h"], HelpText.short(Inspect.description, others: [])),
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
        ["--format", "ndjsn"], "--format does not know ndjsn: it takes \(formats)",
        "did you mean --format ndjson?"
      ),
      (["-z"], "unknown option -z", "checkout-key help extract explains the options"),
      (["--all=1"], "--all takes no value", "checkout-key help extract explains the options"),
      (
        ["--h"], "--h is ambiguous: it can be --host, --help",
        "checkout-key help extract explains the options"
      ),
      (["--host"], "--host needs a value", "checkout-key help extract explains the options"),
      (
        ["--fingerprint", "x"], "extract has no option --fingerprint",
        "it is an option of verify: checkout-key help verify"
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
    arguments: Tool.commands.filter { needsOperand($0) }.map { $0.name })
  func beginning(command: String) async throws {
    let run = try await ToolRun(command, input: .terminal(try PseudoTerminal()))
    let lines = run.stderr.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    #expect(lines.count <= 10 && lines.contains { $0.contains("  checkout-key ") }, "\(run.stderr)")
    #expect(lines.last?.hasSuffix("shows the options, --help everything.") == true)
    #expect(run.stdout.isEmpty && run.ending == 64)
  }

  private static func needsOperand(_ command: any Command.Type) -> Bool {
    func answer<Named: Command>(_: Named.Type) -> Bool { !Named.Settings().needsNoOperand }
    return answer(command)
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
      run.messages.first == "checkout-key: error: there is no command \(name) to be explained")
    #expect(run.messages.last?.hasPrefix("checkout-key: hint: \(hint.prefix(20))") == true)
    #expect(run.ending == 64)
  }
}
