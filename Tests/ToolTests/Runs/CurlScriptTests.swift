import Foundation
import TestSupport
import Testing

/// The script of the `curl` format, run in real shells with a real curl.
@Suite(.enabled(if: try BitbucketServer.isPossible, "python3 or curl is missing"))
struct CurlScriptTests {
  @Test("the second run finds all keys there", arguments: Shell.all)
  func twice(shell: Shell) async throws {
    var server = BitbucketServer(shell)
    server.environments += server.environments
    let result = try await server.run(BitbucketServer.script("webapp", "api", "-docs_1.2"))
    #expect(
      result.runs == [
        .init(
          stdout: """
            acme/webapp: added
            acme/api: added
            acme/-docs_1.2: added
            3 added, 0 already there, 0 not added, 0 not tried

            """, status: 0),
        .init(
          stdout: """
            acme/webapp: already there
            acme/api: already there
            acme/-docs_1.2: already there
            0 added, 3 already there, 0 not added, 0 not tried

            """, status: 0),
      ])
    let request = try #require(result.requests.first)
    #expect(request.repository == "acme/webapp")
    #expect(request.type == "application/json")
    #expect(request.user == "\(BitbucketServer.email):\(BitbucketServer.token)")
    let body = try JSONDecoder().decode([String: String].self, from: Data(request.body.utf8))
    #expect(body == ["key": Captures.ed25519, "label": "CircleCI User Key"])
    #expect(result.left == [])
  }

  @Test("says what became of each repository, and goes on", arguments: Shell.all)
  func everyAnswer(shell: Shell) async throws {
    var server = BitbucketServer(shell)
    let registered = "Someone has already registered that SSH key."
    server.answers = [
      "acme/created": [.init(201, "{}")],
      "acme/fields": [
        .init(
          400,
          #"{"type": "error", "error": {"fields": {"key": ["Someone has already added that "#
            + #"access key to this repository."]}, "message": "Bad request"}}"#)
      ],
      "acme/account": [.init(400, #"{"key": [{"message": "\#(registered)"}]}"#)],
      "acme/forbidden": [.init(403, #"{"error": {"message": "You must have admin rights."}}"#)],
      "acme/missing": [.init(404, #"{"error": {"message": "Repository acme/missing not found"}}"#)],
      "acme/moved": [.init(301, headers: ["Location": "http://127.0.0.1:1/"])],
      "acme/busy": [
        .init(429, "Rate limit", headers: ["Retry-After": "0"]),
        .init(503, headers: ["retry-after": "0"]), .init(200, "{}"),
      ],
      "acme/down": [.init(500, "<html>Oops</html>", headers: ["Retry-After": "0"])],
      "acme/silent": [.init(0)],
      "acme/cut": [.init(200, #"{"key": ""# + String(repeating: "x", count: 9000), isCut: true)],
    ]
    let result = try await server.run(
      BitbucketServer.script(
        "created", "fields", "account", "forbidden", "missing", "moved", "busy", "down", "silent",
        "cut", "webapp"))
    let output = try #require(result.runs.first)
    #expect(output.status == 1)
    #expect(output.stderr == "")
    #expect(
      output.stdout.replacing(#/(curl: \(\d+\)) .+/#, with: { "\($0.1) …" }) == """
        acme/created: added
        acme/fields: already there
        acme/account: not added (400): Someone has already registered that SSH key.
        acme/forbidden: not added (403): You must have admin rights.
        acme/missing: not added (404): Repository acme/missing not found
        acme/moved: not added (301)
        acme/busy: Bitbucket is busy (429), trying again in 0 s
        acme/busy: Bitbucket is busy (503), trying again in 0 s
        acme/busy: added
        \(String(repeating: "acme/down: Bitbucket is busy (500), trying again in 0 s\n", count: 5))\
        acme/down: not added (500)
        acme/silent: connection failed: curl: (52) …
        acme/cut: connection failed: curl: (18) …
        acme/webapp: added
        3 added, 1 already there, 7 not added, 0 not tried

        """)
    #expect(result.requests.count { $0.repository == "acme/down" } == 6)
  }

  @Test("a refused token is noticed at the first request that says so")
  func wrongToken() async throws {
    var server = BitbucketServer()
    let words = "Login failed due to incorrect login credentials or method.\nFor information"
    server.answers["acme/api"] = [.init(401, words)]
    let result = try await server.run(BitbucketServer.script("webapp", "api", "docs", "site"))
    #expect(result.requests.map(\.repository) == ["acme/webapp", "acme/api"])
    #expect(
      result.runs == [
        .init(
          stdout: """
            acme/webapp: added
            acme/api: not added (401): \(words.replacing("\n", with: " "))
            acme/docs: not tried, because Bitbucket refuses the credentials
            acme/site: not tried, because Bitbucket refuses the credentials
            1 added, 0 already there, 1 not added, 2 not tried

            """, status: 1)
      ])
  }

  @Test("names each repository if Bitbucket can't be reached")
  func unreachable() async throws {
    var server = BitbucketServer()
    server.isUp = false
    let result = try await server.run(BitbucketServer.script("webapp", "api"))
    let lines = try #require(result.runs.first).stdout.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[0].hasPrefix("acme/webapp: connection failed: curl: (7) Failed to connect"))
    #expect(lines[1].hasPrefix("acme/api: connection failed: curl: (7) Failed to connect"))
    #expect(lines[2] == "0 added, 0 already there, 2 not added, 0 not tried")
    #expect(result.runs.first?.status == 1)
  }

  @Test(
    "waits as long as Bitbucket says, within reason",
    arguments: [
      (nil, [1, 2, 4, 8, 16], "nothing"), ("7", [7, 7, 7, 7, 7], "seconds"),
      ("61", [60, 60, 60, 60, 60], "more than a minute"),
      ("99999999999999999999", [60, 60, 60, 60, 60], "more than a number holds"),
      ("Wed, 25 Nov 2026 12:00:00 GMT", [1, 2, 4, 8, 16], "a date"),
      ("-5", [1, 2, 4, 8, 16], "less than nothing"), ("$(id)", [1, 2, 4, 8, 16], "shell"),
    ] as [(String?, [Int], String)])
  func pauses(after: String?, expected: [Int], case: String) async throws {
    var server = BitbucketServer()
    server.answers["acme/webapp"] = [.init(503, headers: after.map { ["Retry-After": $0] } ?? [:])]
    let result = try await server.run(BitbucketServer.script("webapp"))
    #expect(result.programs.filter { $0.hasPrefix("sleep") } == expected.map { "sleep \($0)" })
    #expect(result.requests.count == 6)
    #expect(result.runs.first?.status == 1)
  }

  @Test("takes Bitbucket's words out of its answer", arguments: Shell.all)
  func reasons(shell: Shell) async throws {
    let long = String(repeating: "long ", count: 100)
    let cases: [(body: String, reason: String)] = [
      (#"{"error": {"message": "a \"quoted\" \\ and \/ b"}}"#, ": a 'quoted' / and / b"),
      (#"{"error":{"message":"ends with \\","detail":"x"}}"#, ": ends with /"),
      (#"{"error": {"message": "two\nlines\tand\r\nmore"}}"#, ": two lines and more"),
      (#"{"error": {"message": "\u001b[2J\u202Ecan\u2019t"}}"#, ": ?[2J?can?t"),
      ("{\"error\": {\"message\": \"\u{1B}[2J\u{9B}1m\u{202E}é\u{0}\u{7}\"}}", ": [2J1m"),
      ("{\r\n \"error\": {\r\n  \"message\"\n : \"laid out\"\r\n}}", ": laid out"),
      (
        #"{"error": {"fields": {"key": ["Not a key.", "x"]}, "message": "Bad request"}}"#,
        ": Not a key."
      ),
      (#"{"error": {"message": "$(id) `id` %s %d \\n"}}"#, ": $(id) `id` %s %d /n"),
      (#"{"error": {"message": "\#(long)"}}"#, ": \(long.prefix(300))"),
      (#"{"error": {"message": 17}}"#, ""), (#"["nothing"]"#, ""), ("", ""),
      ("<!DOCTYPE html>\n<title>Not found</title>", ""), ("in plain text\r\n", ": in plain text"),
      (#"{"error": {"message": "not \"message\": \"this\""}}"#, ": not 'message': 'this'"),
      ("{\"error\": {\"message\": \"one\nstatus: 200\ntwo\"}}", ""),
    ]
    var server = BitbucketServer(shell)
    for (number, each) in cases.enumerated() {
      server.answers["acme/r\(number)"] = [.init(400, each.body)]
    }
    let result = try await server.run(BitbucketServer.script(cases.indices.map { "r\($0)" }))
    let lines = try #require(result.runs.first).stdout.split(separator: "\n")
    #expect(
      lines.dropLast()
        == cases.indices.map { "acme/r\($0): not added (400)\(cases[$0].reason)" }[...])
    #expect(lines.last == "0 added, 0 already there, \(cases.count) not added, 0 not tried")
    #expect(result.runs.first?.stderr == "")
  }

  @Test("--dry-run sends nothing and needs no credentials", arguments: Shell.all)
  func dryRun(shell: Shell) async throws {
    var server = BitbucketServer(shell)
    server.environments = [[:]]
    server.arguments = ["--dry-run"]
    server.watchesProcesses = true
    let result = try await server.run(BitbucketServer.script("webapp", "api"))
    let words = #"ssh-ed25519 MD5 \#(Captures.ed25519MD5) as "CircleCI User Key""#
    #expect(
      result.runs == [
        .init(
          stdout: """
            acme/webapp: would add \(words)
            acme/api: would add \(words)
            2 to add, nothing was sent

            """, status: 0)
      ])
    #expect(result.requests.isEmpty)
    #expect(result.programs == [])
  }

  @Test(
    "knows no other argument",
    arguments: [
      ["--dry"], ["--dry-run", "x"], ["--", "--dry-run"], ["-n"], ["*"], ["--dry-run "],
    ])
  func usage(arguments: [String]) async throws {
    var server = BitbucketServer()
    server.arguments = arguments
    let result = try await server.run(BitbucketServer.script("webapp"))
    #expect(
      result.runs == [.init(stdout: "", stderr: "usage: sh THIS-FILE [--dry-run]\n", status: 64)])
    #expect(result.requests.isEmpty)
  }

  @Test func aScriptForNoRepositoryHasNotSucceeded() async throws {
    let result = try await BitbucketServer().run(BitbucketServer.script([]))
    #expect(
      result.runs == [
        .init(stdout: "0 added, 0 already there, 0 not added, 0 not tried\n", status: 1)
      ])
  }

  @Test(.enabled(if: try Machine.has("shellcheck"), "shellcheck is missing"))
  func shellcheck() async throws {
    let directory = try TemporaryDirectory()
    try directory.file("script", try await BitbucketServer.script("webapp", "api"))
    let run = try await ToolRun.running(
      URL(filePath: "/usr/bin/env"), ["shellcheck", "-s", "sh", "script"], input: .nothing,
      output: .captured, in: directory)
    #expect(run == ToolRun(0))
  }
}
