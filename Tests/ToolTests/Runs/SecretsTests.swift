import Foundation
import Testing

/// No header, cookie, query value or body text ever comes out, however broken the capture is.
@Suite struct SecretsTests {
  @Test(
    "shows no secret",
    arguments: [
      ["--format", "key"], ["--format", "ndjson"], ["--all"], ["--no-verify"],
      ["--format=ndjson", "--all", "--no-verify"], ["--project", "bb/acme/other"],
      ["--host", "ci.acme.example"], ["--format=ndjson", "--host", "ci.acme.example"],
    ])
  func secrets(options: [String]) async throws {
    let directory = try TemporaryDirectory()
    for (name, text) in try Self.captures {
      try directory.file("captures/\(name).har", text)
    }
    let run = try await ToolRun(arguments: options + ["captures"], in: directory)
    #expect(run.ending == 2, "some of the captures are cut off")
    #expect(run.messages.count >= (try Self.captures.count) / 2)
    for line in (run.stdout + run.stderr).split(separator: "\n") {
      #expect(!line.contains(SecretCapture.marker))
    }
  }

  /// Without this, captures that fail all alike would prove nothing.
  @Test func breaksCapturesInManyWays() async throws {
    let captures = try Self.captures
    let alike = Dictionary(grouping: captures.keys) { captures[$0] }.values.filter { $0.count > 1 }
    #expect(alike.isEmpty, "each has to be broken in a way of its own")
    var outcomes: [String: String] = [:]
    for (name, text) in captures {
      let run = try await ToolRun("--format=ndjson", input: .text(text))
      outcomes[name] = try NDJSONRecord(line: run.stdout)["outcome"]
    }
    let expected = [
      "whole": "key", "not-json": "body-invalid", "cut-body": "body-invalid",
      "no-object": "body-invalid", "no-key": "body-invalid", "base64": "key",
      "wrong-base64": "body-invalid", "wrong-escape": "body-invalid", "key-cut": "key-invalid",
      "key-changed": "key-invalid", "key-foreign": "key-invalid", "key-private": "key-invalid",
      "key-prefixed": "key-invalid", "key-fingerprint": "key-invalid", "key-none": "key-invalid",
      "bracket-before": "not-a-har", "bracket-behind": "key", "quote": "not-a-har",
      "no-url": "key",
    ]
    for (name, outcome) in expected { #expect(outcomes[name] == outcome, "\(name)") }
    let cuts = outcomes.filter { $0.key.hasPrefix("cut-at-") }.values
    #expect(cuts.count >= 50)
    #expect(Set(cuts) == ["truncated", "key"])
    #expect(outcomes.count == expected.count + cuts.count)
  }

  /// A capture full of secrets, whole and broken in every way that has its own message.
  private static var captures: [String: String] {
    get throws {
      let body = SecretCapture.body(Captures.rsa)
      let whole = SecretCapture.text(body: body)
      let bodies = [
        "not-json": "<html>MaRkEr</html>", "cut-body": String(body.dropLast(20)),
        "no-object": #"["MaRkEr"]"#, "no-key": #"{"MaRkEr": "MaRkEr"}"#,
        "key-cut": SecretCapture.body(String(Captures.rsa.dropLast(80))),
        "key-changed": SecretCapture.body(Captures.rsa.replacing("J3V0l", with: "J3V1l")),
        "key-foreign": SecretCapture.body(Captures.rsa, fingerprint: Captures.ed25519MD5),
        "key-fingerprint": SecretCapture.body(Captures.rsa, fingerprint: "MaRkEr"),
        "key-prefixed": SecretCapture.body(#"command="MaRkEr" "# + Captures.rsa),
        "key-private": SecretCapture.body("-----BEGIN OPENSSH PRIVATE KEY-----\nMaRkEr"),
        "key-none": SecretCapture.body("MaRkEr"),
      ]
      let others = [
        "whole": whole,
        "base64": SecretCapture.text(
          body: Data(body.utf8).base64EncodedString(), members: #""encoding": "base64","#),
        "wrong-base64": SecretCapture.text(body: "%MaRkEr", members: #""encoding": "base64","#),
        "wrong-escape": whole.replacing("MaRkEr-login", with: #"MaRkEr-\xlogin"#),
        "bracket-before": whole.replacing(
          "MaRkEr-header\"}", with: "MaRkEr-header\"]", maxReplacements: 1),
        "bracket-behind": whole.replacing("\"MaRkEr-connection\"}\n]", with: "\"MaRkEr\"]\n]"),
        "quote": whole.replacing("\"MaRkEr-header\"", with: "MaRkEr-header\"", maxReplacements: 1),
        "no-url": whole.replacing("@circleci.com/", with: "@circleci.com:MaRkEr/"),
      ]
      let length = whole.utf8.count
      let cuts = stride(from: 1, to: length, by: length / 50).map {
        ("cut-at-\($0)", String(decoding: whole.utf8.prefix($0), as: UTF8.self))
      }
      return others.merging(bodies.mapValues { SecretCapture.text(body: $0) }) { $1 }
        .merging(cuts) { $1 }
    }
  }
}
