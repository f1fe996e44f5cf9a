import Foundation
import TestSupport
import Testing

/// What the script of the `curl` format must never do with a token, a name or a label.
@Suite(.enabled(if: try BitbucketServer.isPossible, "python3 or curl is missing"))
struct CurlScriptSafetyTests {
  @Test("no process has the token among its arguments", arguments: Shell.all)
  func arguments(shell: Shell) async throws {
    var server = BitbucketServer(shell)
    server.watchesProcesses = true
    let result = try await server.run(BitbucketServer.script("webapp", "api"))
    #expect(result.leaks == [])
    #expect(result.programs.contains { $0.hasPrefix("curl -q --config - ") })
    #expect(!result.programs.contains { $0.contains("ATATT3x") || $0.contains("me@acme") })
    // The shells print with what is built in.
    #expect(!result.programs.contains { $0.hasPrefix("printf") || $0.hasPrefix("echo") })
    #if os(Linux)
      #expect(result.curls >= 2, "the test saw curl while it ran")
    #endif
  }

  @Test("credentials arrive as they are", arguments: Shell.all)
  func credentials(shell: Shell) async throws {
    let email = "a\\\"'b@acme.example"
    let tokens = [
      "plain", "\\", "\"", "\\\"\\n\\", " # = : ", "'$(id)`id`", "%s%%\\045", "é漢", "-u x:y",
      "\u{85}",
    ]
    var server = BitbucketServer(shell)
    server.environments = tokens.map { BitbucketServer.credentials(email, $0) }
    let result = try await server.run(BitbucketServer.script("webapp"))
    #expect(result.requests.map(\.user) == tokens.map { "\(email):\($0)" })
    #expect(result.runs.allSatisfy { $0.status == 0 && $0.stderr == "" })
  }

  @Test("names what is wrong with the credentials before the first request", arguments: Shell.all)
  func badCredentials(shell: Shell) async throws {
    let noEmail = "BITBUCKET_EMAIL is not set: the e-mail address of your Atlassian account\n"
    let noToken = "BITBUCKET_API_TOKEN is not set: an API token of your Atlassian account\n"
    let badEmail = "BITBUCKET_EMAIL has a colon or a control character in it\n"
    let badToken = "BITBUCKET_API_TOKEN has a control character in it\n"
    let cases: [(email: String?, token: String?, message: String)] = [
      (nil, nil, noEmail + noToken), ("", "x", noEmail), ("x", nil, noToken),
      ("x", "a\nurl = http://127.0.0.1:1", badToken), ("x", "a\r", badToken),
      ("x", "a\tb", badToken), ("x", "\u{7F}", badToken), ("a:b", "x", badEmail),
      ("a\nb", "x", badEmail),
    ]
    var server = BitbucketServer(shell)
    server.environments = cases.map { BitbucketServer.credentials($0.email, $0.token) }
    let result = try await server.run(BitbucketServer.script("webapp"))
    #expect(result.runs == cases.map { .init(stdout: "", stderr: $0.message, status: 64) })
    #expect(result.requests.isEmpty)
  }

  @Test("not even a trace shows the token", arguments: Shell.all)
  func trace(shell: Shell) async throws {
    var server = BitbucketServer(Shell(words: shell.words + ["-x"], tools: shell.tools))
    server.environments = [BitbucketServer.credentials("me@acme.example", "ATATT3x")]
    let result = try await server.run(BitbucketServer.script("webapp"))
    let run = try #require(result.runs.first)
    #expect(run.stdout.hasPrefix("acme/webapp: added\n"))
    #expect(run.stderr.contains("add_access_key"))
    #expect(!run.stderr.contains("ATATT3x"))
  }

  @Test("no comment or label becomes shell", arguments: Shell.all)
  func hostile(shell: Shell) async throws {
    let directory = try TemporaryDirectory()
    try directory.file("a.har", HostileCapture.text())
    let script = try await ToolRun(
      "--format", "curl", "--label", HostileCapture.label, "a.har", in: directory)
    var server = BitbucketServer(shell)
    server.environments += server.environments
    let result = try await server.run(script.stdout)
    let repository = "\(HostileCapture.organization)/\(HostileCapture.repository)"
    #expect(result.requests.map(\.repository) == [repository, repository])
    let body = try #require(result.requests.first).body
    #expect(
      try JSONDecoder().decode([String: String].self, from: Data(body.utf8))
        == ["key": HostileCapture.key, "label": HostileCapture.label])
    server.arguments = ["--dry-run"]
    let dry = try await server.run(script.stdout)
    let words = "ssh-ed25519 MD5 \(HostileCapture.md5) as \"\(HostileCapture.label)\""
      .replacing("\n", with: "\\u{A}")
    #expect(
      dry.runs.first?.stdout == "\(repository): would add \(words)\n1 to add, nothing was sent\n")
    for result in [result, dry] {
      #expect(result.runs.map(\.stderr) == ["", ""])
      #expect(result.runs.map(\.status) == [0, 0])
      #expect(result.left == [])
    }
  }

  @Test("a file that was cut off does nothing", arguments: Shell.all)
  func cutOff(shell: Shell) async throws {
    let script = try await BitbucketServer.script("webapp", "api")
    for end in [
      "add_access_key acme/api", "ssh-ed25519", "circleci\",", "as \"CircleCI", "\n}\n\nmain",
    ] {
      let cut = try #require(script.ranges(of: end).last)
      let result = try await BitbucketServer(shell).run(
        String(script[..<cut.upperBound].dropLast()))
      #expect(result.requests.isEmpty, "cut after \(end)")
    }
  }
}
