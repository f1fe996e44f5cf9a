import CheckoutKey
import Foundation
import TestSupport
import Testing

@testable import checkout_key

/// A secret that stands in place of a name, a list or an option's value is shown nowhere.
@Suite struct MisplacedSecretsTests {
  /// What is pasted by mistake, each with the marker in it.
  private static let secrets = [
    SecretCapture.text(body: SecretCapture.body(Captures.rsa)),
    "-----BEGIN OPENSSH PRIVATE KEY-----\nMaRkErAAAA/x\n-----END OPENSSH PRIVATE KEY-----\n",
    "-----BEGIN OPENSSH PRIVATE KEY----- MaRkEr/x",
    "QyNTUxOQAAACCMaRkErk1d8rUCPGv0lT7vM0Ql5fpFJq3CJJ9PZQAAAJhzv7nRc7+50\n"
      + "QAAAAtzc2gtZWQyNTUxOQAAACCMaRkErk1d8rUCPGv0lT7vM0Ql5fpFJq3CJJ9PZQ\n",
    "\"MaRkEr/x\"",
    "onInputData({\"log\": \"MaRkEr/x\"})", "[\"MaRkEr\"]",
    "https://app.circleci.com/a.har?circle-token=MaRkEr",
  ]

  /// A command and one of its options with a value; new ones are covered as they come.
  struct Place: CustomTestStringConvertible, Sendable {
    let command: String
    let option: String
    /// How far the list of secrets is turned, as not every one stands in every place.
    let turn: Int
    var testDescription: String { "\(command) \(option)" }

    static let all = checkout_key.Tool.commands.flatMap { command in
      command.options.filter { $0.value != nil }.map { (command.name, $0.spelling) }
    }.enumerated().map { Place(command: $1.0, option: $1.1, turn: $0) }
  }

  @Test("in place of an option's value", arguments: Place.all)
  func value(place: Place) async throws {
    let operand = place.command == "watch" ? "nowhere" : "a.har"
    // An output's name is made of the value, so all of them are tried.
    let isName = place.option == "--output"
    try await expectNoSecret(
      """
      case $number in
      *[02468]) "$0" \(place.command) \(place.option)="$secret" \(operand) ;;
      *) "$0" \(place.command) \(operand) \(place.option) "$secret" ;;
      esac
      """, turn: place.turn, count: isName ? Self.secrets.count : 2)
  }

  @Test("in place of a name", arguments: Tool.commands.map(\.name))
  func operand(command: String) async throws {
    // The others read their operands as `extract` does.
    let others = ["extract", "verify"].contains(command) ? ":" : "continue"
    try await expectNoSecret(
      """
      "$0" \(command) "$secret"; "$0" \(command) a.har "$secret"
      [ $number -lt 3 ] || \(others)
      "$0" \(command) -- "$secret"; "$0" \(command) "-$secret" a.har
      "$0" \(command) "--$secret" a.har; "$0" \(command) $secret
      """)
  }

  @Test("in a list", arguments: [OutputFormat.key, .ndjson, .html])
  func list(format: OutputFormat) async throws {
    // Behind a file's name, so that it may be a list.
    try await expectNoSecret(
      #"printf 'a.har\n%s\n' "$secret" | "$0" --format \#(format.rawValue) --files-from -"#)
  }

  /// Runs a script for some secrets; nobody sits at a terminal.
  private func expectNoSecret(_ script: String, turn: Int = 0, count: Int = secrets.count)
    async throws
  {
    let directory = try TemporaryDirectory(["a.har": Captures.capture(of: Captures.rsa)])
    let loop = """
      set -f; number=0; for secret; do
      number=$((number + 1))
      \(script)
      done
      """
    let secrets = (0..<count).map { Self.secrets[(turn + $0) % Self.secrets.count] }
    let run = try await ToolRun(shell: loop, secrets, in: directory)
    let lines = run.stdout.split(separator: "\n").count + run.messages.count
    #expect(lines >= count, "each is answered, or does no harm")
    #expect(!SecretCapture.isShown(in: run.stdout) && !SecretCapture.isShown(in: run.stderr))
    #expect(directory.names == ["a.har"], "and becomes no file's name")
  }
}
