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
    var testDescription: String { "\(command) \(option)" }

    static let all = checkout_key.Tool.commands.flatMap { command in
      command.options.filter { $0.value != nil }
        .map { Place(command: command.name, option: $0.spelling) }
    }
  }

  @Test("in place of an option's value", arguments: Place.all)
  func value(place: Place) async throws {
    let operand = place.command == "watch" ? "nowhere" : "a.har"
    let run = try await run(
      """
      case $number in
      *[02468]) "$0" \(place.command) \(place.option)="$secret" \(operand) ;;
      *) "$0" \(place.command) \(operand) \(place.option) "$secret" ;;
      esac
      """)
    try Self.expectNoSecret(in: run)
  }

  @Test("in place of a name", arguments: Tool.commands.map(\.name))
  func operand(command: String) async throws {
    let run = try await run(
      """
      "$0" \(command) "$secret"; "$0" \(command) -- "$secret"; "$0" \(command) a.har "$secret"
      "$0" \(command) "-$secret" a.har; "$0" \(command) "--$secret" a.har
      "$0" \(command) $secret
      """)
    try Self.expectNoSecret(in: run)
  }

  @Test("in a list", arguments: OutputFormat.allCases.map(\.rawValue))
  func list(format: String) async throws {
    // Behind a file's name, so that it may be a list.
    let run = try await run(
      #"printf 'a.har\n%s\n' "$secret" | "$0" --format \#(format) --files-from -"#)
    try Self.expectNoSecret(in: run)
  }

  /// Runs a script for each secret; nobody sits at a terminal.
  private func run(_ script: String) async throws -> (ToolRun, TemporaryDirectory) {
    let directory = try TemporaryDirectory()
    try directory.file("a.har", Captures.capture(of: Captures.rsa))
    let loop = """
      set -f; number=0; for secret; do
      number=$((number + 1))
      \(script)
      done
      """
    return (try await ToolRun(shell: loop, Self.secrets, in: directory), directory)
  }

  private static func expectNoSecret(in run: (ToolRun, directory: TemporaryDirectory)) throws {
    let lines = run.0.stdout.split(separator: "\n").count + run.0.messages.count
    #expect(lines >= secrets.count, "each is answered, or does no harm")
    #expect(!SecretCapture.isShown(in: run.0.stdout) && !SecretCapture.isShown(in: run.0.stderr))
    #expect(run.directory.names == ["a.har"], "and becomes no file's name")
  }
}
