import Foundation
import TestSupport
import Testing

@Suite struct RedactTests {
  @Test("extract gives the same key of every redacted sample", arguments: try SampleCapture.all())
  func samples(sample: SampleCapture) async throws {
    let redacted = try await ToolRun("redact", input: .file(sample.url))
    let hasRequest = sample.outcome != "no-checkout-key"
    #expect(redacted.stdout.isEmpty == !hasRequest)
    #expect(redacted.ending == (hasRequest ? 0 : 1))
    guard hasRequest else { return }
    #expect(
      redacted.messages.last?.hasPrefix("checkout-key: standard input: wrote a copy: ") == true)
    let key = try await ToolRun("-q", input: .text(redacted.stdout))
    #expect(key.stdout == (sample.publicKey.map { $0 + "\n" } ?? ""))
    let whole = try await ToolRun(input: .text(redacted.stdout))
    #expect(!whole.stderr.contains("credentials"))
  }

  @Test func writesAFileForItsOwnerOnly() async throws {
    let directory = try TemporaryDirectory()
    try directory.file("a.har", Captures.capture(of: Captures.rsa))
    let run = try await ToolRun("redact", "-o", "b.har", "a.har", in: directory)
    let summary =
      "1 entry without headers and cookies; left out 0 entries; the original is still there\n"
    #expect(run == ToolRun(stderr: "checkout-key: a.har: wrote b.har: " + summary, 0))
    func mode() throws -> Int? {
      try FileManager.default.attributesOfItem(atPath: directory.path("b.har").path)[
        .posixPermissions] as? Int
    }
    func setMode(_ mode: Int) throws {
      try FileManager.default.setAttributes(
        [.posixPermissions: mode], ofItemAtPath: directory.path("b.har").path)
    }
    #expect(try mode() == 0o600)
    try setMode(0o644)
    let again = try await ToolRun("redact", "-o", "b.har", "a.har", in: directory)
    #expect(
      again == ToolRun(stderr: "checkout-key: a.har: b.har is unchanged: " + summary, 0))
    #expect(try mode() == 0o600)
    try directory.file("b.har", "mine")
    let refused = try await ToolRun("redact", "-q", "-o", "b.har", "a.har", in: directory)
    let message = "b.har: exists already with other content, and is not overwritten without --force"
    #expect(refused == ToolRun(stderr: "checkout-key: error: \(message)\n", 2))
    try setMode(0o666)
    let replaced = try await ToolRun(
      "redact", "-q", "-o", "b.har", "--force", "a.har", in: directory)
    #expect(replaced == ToolRun(0))
    #expect(try mode() == 0o600)
  }

  @Test func makesOneFileOfEachCaptureInADirectory() async throws {
    let directory = try TemporaryDirectory()
    for name in ["in/a.har", "in/deep/A.har", "in/deep/b.har"] {
      try directory.file(name, Captures.capture(of: Captures.rsa))
    }
    try directory.file("in/cut.har", String(Captures.capture(of: Captures.rsa).dropLast(2)))
    try directory.file("in/no.har", "{}")
    try FileManager.default.createDirectory(
      at: directory.path("out"), withIntermediateDirectories: false)
    let run = try await ToolRun("redact", "-q", "-o", "out", "in", in: directory)
    #expect(
      run.messages == [
        "checkout-key: in/cut.har: error: no copy is made of a capture that is not complete: a newer "
          + "key may be missing in it",
        "checkout-key: in/no.har: error: JSON, but not a HAR file: it has no `log` object",
      ])
    #expect(run.ending == 2)
    let names = try FileManager.default.contentsOfDirectory(atPath: directory.path("out").path)
    #expect(names.sorted() == ["A-2.har", "a.har", "b.har"])
    let keys = try await ToolRun("-q", "--all", "out", in: directory)
    #expect(keys == ToolRun(stdout: Captures.rsa + "\n", 0))
  }

  @Test("never reads its own copies") func ownCopies() async throws {
    let directory = try TemporaryDirectory()
    try directory.file("d/e/a.har", Captures.capture(of: Captures.rsa))
    for output in ["d/e/clean/", "d/e/clean", "d/e/clean/."] {
      let run = try await ToolRun("redact", "-q", "-o", output, "d", in: directory)
      #expect(run == ToolRun(0))
      #expect(directory.files(in: "d") == ["e/a.har", "e/clean/a.har"])
    }
    // Where it is an operand itself, it is read.
    let copies = try await ToolRun("-q", "--all", "-o", "d/e/clean/", "d/e/clean", in: directory)
    #expect(copies == ToolRun(0))
    #expect(directory.files(in: "d/e/clean").contains("bitbucket/acme/webapp.pub"))
  }

  @Test(
    "never replaces an original",
    arguments: [
      (#"redact -o a.har a.har"#, "a.har"), (#"redact -o a.har --force a.har"#, "a.har"),
      (#"redact -o a.har --force < a.har"#, "a.har"),
      (#"redact -o ./d/../a.har --force a.har"#, "./d/../a.har"),
      (#"redact -o . --force d/a.har a.har"#, "./a.har"), (#"redact -o d --force d"#, "d/a-2.har"),
      (#"redact -o l --force a.har"#, "l"),
      (#"redact -o d/ --force --files-from list"#, "d/a.har"),
      (#"redact -o d/ --force --files-from - < list"#, "d/a.har"),
      (#"redact -o d/ --force a.har e/a.har d/a-2.har"#, "d/a-2.har"),
    ])
  func originals(command: String, path: String) async throws {
    let directory = try TemporaryDirectory()
    let capture = Captures.capture(of: Captures.rsa)
    for name in ["a.har", "e/a.har", "d/a.har", "d/a-2.har"] { try directory.file(name, capture) }
    try directory.file("list", "a.har\nd/a.har\n")
    let run = try await ToolRun(shell: "ln -s a.har l; \"$0\" \(command)", in: directory)
    let message = "\(path): is one of the captures, and an original is never replaced"
    #expect(
      run
        == ToolRun(
          stderr: """
            checkout-key: error: \(message)
            checkout-key: hint: write it somewhere else: -o with another name

            """, 64))
    for name in ["a.har", "d/a.har", "d/a-2.har"] { #expect(directory.text(name) == capture) }
  }

  @Test(
    "asks for a directory where there may be several captures",
    arguments: [["a.har", "b.har"], ["."], ["-o", "c.har", "."], ["--files-from", "list"]])
  func several(arguments: [String]) async throws {
    let directory = try TemporaryDirectory()
    let run = try await ToolRun(arguments: ["redact"] + arguments, in: directory)
    let expected = ToolRun(
      stderr: """
        checkout-key: error: redact makes one file of each capture, and there may be several
        checkout-key: hint: say where they go: -o DIRECTORY/

        """, 64)
    #expect(run == expected)
    #expect(directory.names.isEmpty)
  }

  @Test("what a project or a host leaves out is no failure, unless it is all")
  func narrowed() async throws {
    let directory = try TemporaryDirectory()
    for name in ["api", "web"] {
      try directory.file(
        "in/\(name).har", Captures.capture(of: Captures.rsa, project: "bb/acme/\(name)"))
    }
    let options = ["redact", "-q", "-o", "out/", "--project"]
    let one = try await ToolRun(arguments: options + ["acme/api", "in"], in: directory)
    #expect(one == ToolRun(0))
    #expect(directory.names(in: "out") == ["api.har"])
    let none = try await ToolRun(arguments: options + ["acme/other", "in"], in: directory)
    #expect(none.messages.count == 1 && none.ending == 1)
  }

  @Test(
    "leaves no file where there is nothing to write",
    arguments: [
      ("", 2), (Captures.har(), 1), (#"{"log": {"entries": ["#, 2),
      (Captures.har(Captures.entry(status: 204, method: "OPTIONS")), 1),
      (Captures.har(Captures.created(url: "https://circleci.com/a%20b/checkout-key")), 1),
    ] as [(String, Int32)])
  func nothing(capture: String, status: Int32) async throws {
    let directory = try TemporaryDirectory()
    try directory.file("a.har", capture)
    let run = try await ToolRun("redact", "-q", "-o", "b.har", "a.har", in: directory)
    #expect(run.stdout.isEmpty)
    #expect(run.messages.count == 1)
    #expect(run.ending == .status(status))
    #expect(directory.names == ["a.har"])
  }
}
