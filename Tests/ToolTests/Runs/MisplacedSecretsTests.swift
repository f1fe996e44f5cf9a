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

  /// Runs of the tool where `$secret` is out of place.
  struct Place: CustomTestStringConvertible, Sendable {
    let script: String
    /// How many of the secrets stand there, and from which on: not every one stands in every place.
    var count = secrets.count
    var first = 0
    var testDescription: String { script }
  }

  /// In place of every option's value; new ones are covered as they come.
  private static let values = Tool.commands.flatMap { command in
    command.options.filter { $0.value != nil }.map { option in
      let operand = command.name == "watch" ? "nowhere" : "a.har"
      return (name: option.spelling, words: "\(command.name) \(operand) \(option.spelling)")
    }
  }.enumerated().map { index, option in
    // An output's name is made of the value, so all of them are tried.
    let count = option.name == "--output" ? secrets.count : 2
    let script = #""$0" \#(option.words)="$secret"; "$0" \#(option.words) "$secret""#
    return Place(script: script, count: count, first: index)
  }

  private static let operands = Tool.commands.map { command in
    Place(script: #""$0" \#(command.name) "$secret"; "$0" \#(command.name) a.har "$secret""#)
  }

  private static let others = ["extract", "verify"].map { command in
    let words = [#"-- "$secret""#, #""-$secret" a.har"#, #"a.har "--$secret""#, "$secret"]
    return Place(script: words.map { #""$0" \#(command) \#($0)"# }.joined(separator: "; "))
  }

  /// Behind a file's name, so that it may be a list.
  private static let lists = ["key", "ndjson", "html"].map { format in
    Place(script: #"printf 'a.har\n%s\n' "$secret" | "$0" --format \#(format) --files-from -"#)
  }

  @Test("is shown nowhere", arguments: values + operands + others + lists)
  func place(place: Place) async throws {
    let directory = try TemporaryDirectory(["a.har": Captures.capture(of: Captures.rsa)])
    let secrets = (0..<place.count).map { Self.secrets[(place.first + $0) % Self.secrets.count] }
    let run = try await ToolRun(
      shell: "set -f; for secret; do\n\(place.script)\ndone", secrets, in: directory)
    let lines = run.stdout.split(separator: "\n").count + run.messages.count
    #expect(lines >= secrets.count, "each is answered, or does no harm")
    #expect(!SecretCapture.isShown(in: run.stdout) && !SecretCapture.isShown(in: run.stderr))
    #expect(directory.names == ["a.har"], "and becomes no file's name")
  }
}
