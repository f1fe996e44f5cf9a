import Foundation
import TestSupport
import Testing

/// What the options of `extract` change.
@Suite struct OptionsTests {
  /// Two projects; the first has an older key, of which the newer one's entry comes before it.
  private static let twoProjects = Captures.har(
    Captures.entry(time: "2026-11-23T12:00:00Z", body: Captures.body(Captures.rsa)),
    Captures.entry(time: "2026-11-23T11:00:00Z", body: Captures.body(Captures.ed25519)),
    Captures.entry(Captures.url("bitbucket/acme/api"), body: Captures.body(Captures.ed25519)))

  @Test(
    "chooses among keys",
    arguments: [
      (
        [], [Captures.rsa, Captures.ed25519],
        [
          "note: there are 2 keys of this project, and this is the newer one; the other is in entry 1"
        ], 0
      ),
      (
        ["--all"], [Captures.rsa, Captures.ed25519, Captures.ed25519],
        [
          "note: there are 2 keys of this project, and this is the newer one; the other is in entry 1",
          "note: entry 0 is newer for the same project",
        ], 0
      ),
      (["--project", "bitbucket/acme/api"], [Captures.ed25519], [], 0),
      (["--project", "bb/acme/api"], [Captures.ed25519], [], 0),
      (["--all", "--project=bb/acme/api"], [Captures.ed25519], [], 0),
      (
        ["--project", "bitbucket/acme/other"], [],
        [
          "error: entry 2: this checkout-key request is for bitbucket/acme/api on circleci.com, not for what you chose with --project or --host"
        ], 1
      ),
      (
        ["--host", "ci.acme.example"], [],
        [
          "error: entry 2: this checkout-key request is for bitbucket/acme/api on circleci.com, not for what you chose with --project or --host"
        ], 1
      ),
      (["--host", "CircleCI.com", "--project=bb/acme/api"], [Captures.ed25519], [], 0),
      (["--quiet"], [Captures.rsa, Captures.ed25519], [], 0),
      (["--quiet", "--all"], [Captures.rsa, Captures.ed25519, Captures.ed25519], [], 0),
    ] as [([String], [String], [String], Int32)])
  func choice(options: [String], keys: [String], messages: [String], status: Int32) async throws {
    let run = try await ToolRun(arguments: options, input: .text(Self.twoProjects))
    #expect(run.stdout == keys.map { $0 + "\n" }.joined())
    #expect(
      run.messages.filter { !$0.hasPrefix("checkout-key: hint: ") }
        == messages.map { "checkout-key: standard input: " + $0 })
    #expect(run.ending == .status(status))
  }

  @Test func tellsNewerFromOlderInEveryRecord() async throws {
    let run = try await ToolRun("--all", "--format", "ndjson", input: .text(Self.twoProjects))
    let records = try run.stdout.split(separator: "\n").map { try NDJSONRecord(line: $0 + "\n") }
    #expect(records.map { $0["outcome"] } == ["key", "superseded", "key"])
    let projects = ["bitbucket/acme/webapp", "bitbucket/acme/webapp", "bitbucket/acme/api"]
    #expect(records.map { $0["project"] } == projects)
  }

  @Test func givesNoOlderKeyWhereTheNewestIsLost() async throws {
    let capture = Captures.har(
      Captures.entry(time: "2026-11-23T11:00:00Z", body: Captures.body(Captures.rsa)),
      Captures.entry(time: "2026-11-23T12:00:00Z", body: nil))
    let run = try await ToolRun("-q", input: .text(capture))
    let message = """
      checkout-key: standard input: error: entry 1: the key was created, but the capture does not hold the response; the older key in entry 0 is not given, because the newest counts

      """
    #expect(run == ToolRun(stderr: message, 1))
  }

  @Test(
    "asks whose host answered",
    arguments: [
      (
        [], Captures.rsa + "\n",
        "checkout-key: standard input: warning: the key comes from ci.acme.example; if that is your CircleCI Server, add --host ci.acme.example\n",
        0
      ),
      (["--host", "ci.acme.example"], Captures.rsa + "\n", "", 0),
      (["--host", "CI.acme.example"], Captures.rsa + "\n", "", 0),
      (["-q"], Captures.rsa + "\n", "", 0),
      (
        ["-q", "--host", "circleci.com"], "",
        "checkout-key: standard input: error: entry 0: this checkout-key request is for bitbucket/acme/webapp on ci.acme.example, not for what you chose with --project or --host\n",
        1
      ),
      (
        ["-q", "--host", "acme.example"], "",
        "checkout-key: standard input: error: entry 0: this checkout-key request is for bitbucket/acme/webapp on ci.acme.example, not for what you chose with --project or --host\n",
        1
      ),
    ] as [([String], String, String, Int32)])
  func host(options: [String], stdout: String, stderr: String, status: Int32) async throws {
    let capture = Captures.har(
      Captures.entry(Captures.url(host: "ci.acme.example"), body: Captures.body(Captures.rsa)))
    let run = try await ToolRun(arguments: options, input: .text(capture))
    #expect(run == ToolRun(stdout: stdout, stderr: stderr, .status(status)))
  }

  @Test(
    "never prints a key that is not complete",
    arguments: [
      (
        String(Captures.rsa.dropLast(80)), Captures.rsaMD5, "the key stops after 219 of 279 bytes",
        "a missing piece"
      ),
      (
        Captures.rsa.replacing("J3V0l", with: "J3V1l"), Captures.rsaMD5,
        "the key's fingerprint is 50:1d:b0:46:c0:2f:0c:f1:2c:27:d8:37:72:1e:ca:60, but CircleCI "
          + "says \(Captures.rsaMD5)", "a changed letter"
      ),
      (
        Captures.rsa, Captures.ed25519MD5,
        "the key's fingerprint is \(Captures.rsaMD5), but CircleCI says \(Captures.ed25519MD5)",
        "another key's fingerprint"
      ),
    ])
  func notComplete(key: String, fingerprint: String, message: String, case: String) async throws {
    let capture = Captures.har(
      Captures.entry(body: Captures.body(key, fingerprint: fingerprint)))
    let refused = try await ToolRun("-q", input: .text(capture))
    #expect(
      refused == ToolRun(stderr: "checkout-key: standard input: error: entry 0: \(message)\n", 1))
  }

  @Test(
    "prints some things never",
    arguments: [
      (
        "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNz\n-----END OPENSSH PRIVATE KEY-----\n",
        "this is a private key, which you must never share"
      ),
      (
        #"command="sh" "# + Captures.rsa,
        "something stands before the key type, such as options or a host name"
      ),
      (
        Captures.rsa + " a\u{1B}[2Jb",
        "there is a control or bidirectional character (U+001B)"
      ),
      (Captures.rsa + " a\u{202E}b", "there is a control or bidirectional character (U+202E)"),
    ])
  func neverPrinted(key: String, message: String) async throws {
    let capture = Captures.har(Captures.entry(body: Captures.body(key)))
    let run = try await ToolRun("-q", input: .text(capture))
    #expect(
      run == ToolRun(stderr: "checkout-key: standard input: error: entry 0: \(message)\n", 1))
  }

  @Test(
    "sends an option to the command that has it",
    arguments: [
      (["inspect", "--project", "x"], "inspect has no option --project", "extract"),
      (["redact", "--copy"], "redact has no option --copy", "extract"),
      (["verify", "-j", "2"], "verify has no option -j", "extract"),
      (["--fingerprint=x"], "extract has no option --fingerprint", "verify"),
      (["--forever"], "extract has no option --forever", "watch"),
      (["redact", "--all"], "redact has no option --all", "extract"),
      (["redact", "--listed"], "redact has no option --listed", "extract"),
    ])
  func anothersOption(arguments: [String], message: String, owner: String) async throws {
    let run = try await ToolRun(arguments: arguments)
    let hint = "it is an option of \(owner): checkout-key help \(owner)"
    #expect(
      run == ToolRun(stderr: "checkout-key: error: \(message)\ncheckout-key: hint: \(hint)\n", 64))
  }

  @Test func quietLeavesHintsAndWarningsOutAndErrorsIn() async throws {
    let directory = try TemporaryDirectory()
    try directory.file(
      "refused.har",
      Captures.har(Captures.entry(Captures.url("bb/acme/other"), status: 403, body: nil)))
    try directory.file("two.har", Self.twoProjects)
    try directory.file("zip.har", "PK\u{3}\u{4}")
    let loud = try await ToolRun("refused.har", "two.har", "zip.har", in: directory)
      .withoutSummary
    let quiet = try await ToolRun("-q", "refused.har", "two.har", "zip.har", in: directory)
    let errors = loud.messages.filter { !$0.contains(": hint: ") && !$0.contains(": note: ") }
    #expect(loud.messages.count == 5)
    #expect(errors.count == 2)
    #expect(quiet.messages == errors)
    #expect(quiet.stdout == loud.stdout)
    #expect(quiet.ending == loud.ending)
  }
}
