import CheckoutKey
import TestSupport
import Testing

@testable import checkout_key

/// The command line as a whole: what is answered where no capture is read.
@Suite struct CommandLineTests {
  @Test(
    "prints information on standard output",
    arguments: [
      ("no.har --help", HelpText.whole(.extract)), ("help -q", HelpText.whole(.extract)),
      ("version --help", HelpText.whole(.extract)), ("--help --no-such", HelpText.whole(.extract)),
      ("help --color never inspect", HelpText.whole(.inspect)),
      ("inspect -h", HelpText.short(.inspect)), ("--vers no.har", Tool.version),
      ("version", Tool.version), ("-V", Tool.version),
    ])
  func information(arguments: String, text: String) async throws {
    let run = try await ToolRun(arguments: arguments.split(separator: " ").map(String.init))
    #expect(run == ToolRun(stdout: text + "\n", 0))
  }

  private static let isLate = "options must come after the command's name"

  @Test(
    "refuses a wrong command line and reads nothing",
    arguments: [
      ("a.har no.har --fromat key", "unknown option --fromat", "did you mean --format?"),
      (
        "a.har --color alwys", "--color does not know alwys: it can be auto, always, never",
        "did you mean --color always?"
      ),
      ("a.har -z", "unknown option -z", "checkout-key help extract explains the options"),
      (
        "a.har --fingerprint x", "extract has no option --fingerprint",
        "it is an option of verify: checkout-key help verify"
      ),
      ("-n inspect a.har", isLate, "begin with it: checkout-key inspect [OPTION]..."),
      (
        "--forever watch", isLate,
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
    .enabled(if: try Machine.has("python3"), "python3 is missing"),
    arguments: Tool.commands.filter(\.readsStandardInput).map(\.name))
  func beginning(command: String) async throws {
    let script = """
      import pty, subprocess, sys
      sys.exit(subprocess.run(sys.argv[1:], stdin=pty.openpty()[1]).returncode)
      """
    let run = try await ToolRun(python: script, [command], in: TemporaryDirectory())
    let lines = run.stderr.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    #expect(lines.count <= 10 && lines.contains { $0.contains("  checkout-key ") }, "\(run.stderr)")
    #expect(lines.last?.hasSuffix("shows the options, --help everything.") == true)
    #expect(run.stdout.isEmpty && run.ending == 64)
  }

  @Test(
    "does as --color and -q say also where an option is wrong",
    arguments: [(["--no-such", "--color=always", "-q"], true, 1), (["help", "no"], false, 2)])
  func heard(arguments: [String], isColored: Bool, lines: Int) async throws {
    let run = try await ToolRun(arguments: arguments)
    #expect(run.stderr.contains("checkout-key: \u{1B}[31merror:\u{1B}[0m ") == isColored)
    #expect(run.messages.count == lines && run.ending == 64)
  }
}
