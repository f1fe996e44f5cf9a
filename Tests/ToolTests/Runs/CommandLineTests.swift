import Foundation
import Testing

@testable import checkout_key

/// The command line as a whole: what is answered where no capture is read.
@Suite struct CommandLineTests {
  private static let help = HelpText(Extract.description).text
  private static let formats =
    "key, json, ndjson, csv, bitbucket, bitbucket-server, circleci-config, curl"

  @Test(
    "prints information on standard output",
    arguments: [
      (["--help"], help), (["-h"], help), (["extract", "--help"], help),
      (["no.har", "--help"], help), (["--help", "--no-such"], help),
      (["--version"], Tool.version), (["--vers", "no.har"], Tool.version),
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
        ["--format", "ndjsn"], "unknown format ndjsn: the formats are \(formats)",
        "did you mean --format ndjson?"
      ),
      (["-z"], "unknown option -z", "checkout-key --help explains the options"),
      (["--all=1"], "--all takes no value", "checkout-key --help explains the options"),
      (
        ["--no"], "--no is ambiguous: it can be --no-verify, --no-newline",
        "checkout-key --help explains the options"
      ),
      (["--host"], "--host needs a value", "checkout-key --help explains the options"),
    ])
  func usage(arguments: [String], message: String, hint: String) async throws {
    let directory = try TemporaryDirectory()
    try directory.file("a.har", Captures.capture(of: Captures.rsa))
    // Had it been read, there would be a key or a complaint.
    let run = try await ToolRun(arguments: ["a.har", "no.har"] + arguments, in: directory)
    let expected = ToolRun(
      stderr: """
        checkout-key: \(message)
        checkout-key: hint: \(hint)

        """, 64)
    #expect(run == expected)
  }

  @Test func showsTheHelpToSomebodyAtATerminal() async throws {
    let run = try await ToolRun(input: .terminal(try PseudoTerminal()))
    #expect(run == ToolRun(stderr: Self.help + "\n", 64))
  }
}
