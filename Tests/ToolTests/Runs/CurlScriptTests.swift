import Foundation
import TestSupport
import Testing

/// The script of the `curl` format, run in real shells with a real curl.
@Suite(.enabled(if: try Machine.has("python3", "curl"), "python3 or curl is missing"))
struct CurlScriptTests {
  /// The script for these repositories of `acme`, all with the same key.
  private static func script(_ repositories: [String]) async throws -> String {
    let entries = repositories.map {
      Captures.created(Captures.ed25519, url: Captures.url("bitbucket/acme/\($0)"))
    }
    let capture = Captures.har(entries.joined(separator: ","))
    return try await ToolRun("-q", "--format", "curl", input: .text(capture)).stdout
  }

  private static func hostileScript() async throws -> String {
    try await ToolRun(
      "--format", "curl", "--label", HostileCapture.label, input: .text(HostileCapture.text)
    ).stdout
  }

  @Test("adds each key once, and shows no process the token", arguments: Shell.all)
  func twice(shell: Shell) async throws {
    var server = BitbucketServer(shell)
    server.environments += server.environments
    server.watchesProcesses = true
    let result = try await server.run(Self.script(["webapp", "-docs_1.2"]))
    let lines = [
      "acme/webapp: added\nacme/-docs_1.2: added\n",
      "2 added, 0 already there, 0 not added, 0 not tried\n",
      "acme/webapp: already there\nacme/-docs_1.2: already there\n",
      "0 added, 2 already there, 0 not added, 0 not tried\n",
    ]
    #expect(
      result.runs == [
        .init(stdout: lines[0] + lines[1], status: 0),
        .init(stdout: lines[2] + lines[3], status: 0),
      ])
    let request = try #require(result.requests.first)
    #expect(request.repository == "acme/webapp" && request.type == "application/json")
    #expect(request.user == "\(BitbucketServer.email):\(BitbucketServer.token)")
    #expect(request.body == ["key": Captures.ed25519, "label": "CircleCI User Key"])

    let curl = try #require(result.programs.first { $0.hasPrefix("curl -q --config - ") })
    // No run may hang, and the words that are compared are English.
    #expect(curl.contains(" --connect-timeout 20 --max-time 60 "))
    #expect(curl.contains(" --header Accept-Language: en "))
    #expect(result.leaks == [] && result.left == [])
    #expect(!result.programs.contains { $0.contains("ATATT3x") || $0.contains("me@acme") })
    // The shells print with what is built in.
    #expect(!result.programs.contains { $0.hasPrefix("printf") || $0.hasPrefix("echo") })
    #expect(result.curls >= 2 || !Machine.isLinux, "the test saw curl while it ran")
  }

  @Test("says what became of each repository, and goes on", arguments: Shell.all)
  func everyAnswer(shell: Shell) async throws {
    var server = BitbucketServer(shell)
    let there = "Someone has already added that access key to this repository."
    let soon = ["Retry-After": "0"]
    let answers: KeyValuePairs<String, [BitbucketServer.Answer]> = [
      "created": [.init(201, "{}")],
      "fields": [.init(400, #"{"error": {"fields": {"key": ["\#(there)"]}, "message": "Bad"}}"#)],
      "account": [.init(400, #"{"key": [{"message": "Someone has registered that key."}]}"#)],
      "forbidden": [.init(403, #"{"error": {"message": "\#(there)"}}"#)],
      "moved": [.init(301, headers: ["Location": "http://127.0.0.1:1/"])],
      "busy": [
        .init(429, "Rate limit", headers: soon), .init(503, headers: ["retry-after": "0"]),
        .init(200, "{}"),
      ],
      "silent": [.init(0)],
      "cut": [.init(200, #"{"key": ""# + String(repeating: "x", count: 9000), isCut: true)],
      "refused": [.init(401, "Login failed due to\nincorrect credentials")],
    ]
    for (name, answer) in answers { server.answers["acme/" + name] = answer }
    let result = try await server.run(Self.script(answers.map(\.key) + ["webapp", "api"]))
    let output = try #require(result.runs.first)
    #expect(output.status == 1 && output.stderr == "")
    #expect(
      output.stdout.replacing(#/(curl: \(\d+\)) .+/#, with: { "\($0.1) …" }) == """
        acme/created: added
        acme/fields: already there
        acme/account: not added (400): Someone has registered that key.
        acme/forbidden: not added (403): \(there)
        acme/moved: not added (301)
        acme/busy: Bitbucket is busy (429), trying again in 0 s
        acme/busy: Bitbucket is busy (503), trying again in 0 s
        acme/busy: added
        acme/silent: connection failed: curl: (52) …
        acme/cut: connection failed: curl: (18) …
        acme/refused: not added (401): Login failed due to incorrect credentials
        acme/webapp: not tried, because Bitbucket refuses the credentials
        acme/api: not tried, because Bitbucket refuses the credentials
        2 added, 1 already there, 6 not added, 2 not tried

        """)
    #expect(result.requests.last?.repository == "acme/refused")
  }

  @Test("waits as long as Bitbucket says, within reason") func pauses() async throws {
    let cases: [(after: String, seconds: [Int])] = [
      ("", [1, 2, 4, 8, 16]), ("7", [7, 7]), ("60", [60]), ("61", [60]),
      ("99999999999999999999", [60]), ("Wed, 25 Nov 2026 12:00:00 GMT", [1, 2]), ("-5", [1]),
      ("$(id)", [1]),
    ]
    var server = BitbucketServer()
    for (number, each) in cases.enumerated() {
      let headers = each.after.isEmpty ? [:] : ["Retry-After": each.after]
      let busy = BitbucketServer.Answer(500, "<html>Oops</html>", headers: headers)
      server.answers["acme/r\(number)"] =
        each.seconds.map { _ in busy } + [number == 0 ? busy : .init(201)]
    }
    let result = try await server.run(Self.script(cases.indices.map { "r\($0)" }))
    #expect(
      result.programs.filter { $0.hasPrefix("sleep") }
        == cases.flatMap(\.seconds).map { "sleep \($0)" })
    // In the end there is no use in it.
    let output = try #require(result.runs.first?.stdout)
    #expect(output.contains("trying again in 16 s\nacme/r0: not added (500)\nacme/r1: "))
    #expect(output.hasSuffix("\n7 added, 0 already there, 1 not added, 0 not tried\n"))
  }

  @Test("takes Bitbucket's words out of its answer", arguments: [Shell.sh, Shell.all.last ?? .sh])
  func reasons(shell: Shell) async throws {
    let long = String(repeating: "long ", count: 100)
    let cases: [(body: String, reason: String)] = [
      (#"{"error": {"message": "a \"quoted\" \\ and \/ b"}}"#, ": a 'quoted' / and / b"),
      (#"{"error":{"message":"ends with \\","detail":"x"}}"#, ": ends with /"),
      (#"{"error": {"message": "two\nlines\tand\r\nmore"}}"#, ": two lines and more"),
      (#"{"error": {"message": "\u001b[2J\u202Ecan\u2019t"}}"#, ": ?[2J?can?t"),
      ("{\"error\": {\"message\": \"\u{1B}[2J\u{9B}1m\u{202E}é\u{0}\u{7}\"}}", ": [2J1m"),
      ("{\r\n \"error\": {\r\n  \"message\"\n : \"laid out\"\r\n}}", ": laid out"),
      (#"{"error": {"fields": {"key": ["No key.", "x"]}, "message": "Bad"}}"#, ": No key."),
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
    let run = try await server.run(Self.script(cases.indices.map { "r\($0)" })).runs.first
    #expect(
      run?.stdout.split(separator: "\n")
        == cases.indices.map { "acme/r\($0): not added (400)\(cases[$0].reason)" }
        + ["0 added, 0 already there, \(cases.count) not added, 0 not tried"])
    #expect(run?.stderr == "")
  }

  @Test("credentials arrive as they are", arguments: Shell.all)
  func credentials(shell: Shell) async throws {
    let email = "a\\\"'b@acme.example"
    let tokens = ["\\", "\"\\n\\", " # = : '$(id)`id` %s%%\\045", "-u é漢\u{85}"]
    var server = BitbucketServer(shell)
    server.environments = tokens.map { BitbucketServer.credentials(email, $0) }
    let result = try await server.run(Self.script(["webapp"]))
    #expect(result.requests.map(\.user) == tokens.map { "\(email):\($0)" })
    #expect(result.runs.allSatisfy { $0.status == 0 && $0.stderr == "" })
  }

  @Test(
    "no comment or label becomes shell, and not even a trace shows the token", arguments: Shell.all)
  func hostile(shell: Shell) async throws {
    let traced = Shell(words: shell.words + ["-x"], tools: shell.tools)
    let result = try await BitbucketServer(traced).run(Self.hostileScript())
    #expect(result.requests.map(\.repository) == [HostileCapture.repository])
    let body = ["key": HostileCapture.key, "label": HostileCapture.label]
    #expect(result.requests.map(\.body) == [body])
    let run = try #require(result.runs.first)
    #expect(run.status == 0 && result.left == [])
    #expect(run.stderr.contains("add_access_key") && !run.stderr.contains("ATATT3x"))
  }

  /// What is answered without a request: what is set, the words of the command, and the answer.
  private static let unsent: [(setting: String, words: String, answer: String)] = {
    let usage = "usage: sh THIS-FILE [--dry-run]\n= 64\n"
    let noEmail = "BITBUCKET_EMAIL is not set: the e-mail address of your Atlassian account\n"
    let noToken = "BITBUCKET_API_TOKEN is not set: an API token of your Atlassian account\n= 64\n"
    let badEmail = "BITBUCKET_EMAIL has a colon or a control character in it\n= 64\n"
    let badToken = "BITBUCKET_API_TOKEN has a control character in it\n= 64\n"
    let key = #"would add ssh-ed25519 MD5 \#(Captures.ed25519MD5) as "#
    let label = HostileCapture.label.replacing("\u{1B}", with: "\\u{1B}")
    let (email, token) = ("BITBUCKET_EMAIL=", "BITBUCKET_API_TOKEN=")
    return [
      (
        "", "script --dry-run",
        "acme/webapp: \(key)\"CircleCI User Key\"\n1 to add, nothing was sent\n= 0\n"
      ),
      (
        "", "hostile --dry-run",
        "\(HostileCapture.repository): \(key)\"\(label)\"\n1 to add, nothing was sent\n= 0\n"
      ),
      ("", "script --dry-run x", usage),
      ("\(email)x \(token)x", "none", "0 added, 0 already there, 0 not added, 0 not tried\n= 1\n"),
      ("", "script", noEmail + noToken), ("\(email) \(token)x", "script", noEmail + "= 64\n"),
      ("\(email)x", "script", noToken),
      ("\(email)x \(token)'a\nurl = http://127.0.0.1:1'", "script", badToken),
      ("\(email)x \(token)'\u{7F}'", "script", badToken),
      ("\(email)a:b \(token)x", "script", badEmail),
      ("\(email)'a\nb' \(token)x", "script", badEmail),
    ]
  }()

  @Test("sends nothing where nothing is to be sent", arguments: Shell.all.filter(\.tools.isEmpty))
  func nothingSent(shell: Shell) async throws {
    let script = try await Self.script(["webapp"])
    let directory = try TemporaryDirectory([
      "script": script, "hostile": try await Self.hostileScript(),
      "none": try await Self.script([]), "bin/curl": "#!/bin/sh\n: >>sent\n",
    ])
    for (number, end) in ["add_access_key acme/webapp", "circleci\",", "\n}\n\nmain"].enumerated() {
      let cut = try #require(script.ranges(of: end).last)
      try directory.file("cut\(number)", String(script[..<cut.upperBound].dropLast()))
    }
    let sh = shell.words.joined(separator: " ")
    let runs = Self.unsent.map { "env \($0.setting) \(sh) \($0.words) 2>&1; echo \"= $?\"\n" }
    let run = try await ToolRun(
      shell: """
        unset BITBUCKET_EMAIL BITBUCKET_API_TOKEN; chmod 755 bin/curl; PATH=$PWD/bin:$PATH
        \(runs.joined())
        for cut in cut*; do BITBUCKET_EMAIL=x BITBUCKET_API_TOKEN=x \(sh) $cut >>said 2>&1; done; ls
        """, in: directory)
    #expect(
      run.stdout == Self.unsent.map(\.answer).joined()
        + "bin\ncut0\ncut1\ncut2\nhostile\nnone\nsaid\nscript\n",
      "no file `sent`, and none that the label makes")
  }

  @Test(.enabled(if: try Machine.has("shellcheck"), "shellcheck is missing"))
  func shellcheck() async throws {
    let directory = try TemporaryDirectory(["script": try await Self.script(["a", "b"])])
    let run = try await ToolRun(shell: "shellcheck -s sh script", in: directory)
    #expect(run == ToolRun(0))
  }
}
