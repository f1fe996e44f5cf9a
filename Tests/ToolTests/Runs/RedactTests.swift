import Foundation
import TestSupport
import Testing

@Suite struct RedactTests {
  @Test("extract gives the same key of every redacted sample", arguments: try SampleCapture.all())
  func samples(sample: SampleCapture) async throws {
    let redacted = try await ToolRun("redact", input: .file(sample.url))
    let hasRequest = sample.outcome != "no-checkout-key"
    #expect(redacted.stdout.isEmpty == !hasRequest)
    #expect(redacted.ending == (sample.publicKey == nil ? 1 : 0))
    guard hasRequest else { return }
    #expect(redacted.messages.last?.hasPrefix("checkout-key: standard input: kept ") == true)
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
      "checkout-key: a.har: kept 1 entry without headers and cookies; left out 0 entries\n"
    #expect(run == ToolRun(stderr: summary, 0))
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
      again == ToolRun(stderr: summary.dropLast() + "; the file is unchanged\n", 0))
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

  @Test(
    "leaves no file where there is nothing to write",
    arguments: [("", 2), (Captures.har(), 1), (#"{"log": {"entries": ["#, 2)] as [(String, Int32)])
  func nothing(capture: String, status: Int32) async throws {
    let directory = try TemporaryDirectory()
    try directory.file("a.har", capture)
    let run = try await ToolRun("redact", "-q", "-o", "b.har", "a.har", in: directory)
    #expect(run.stdout.isEmpty)
    #expect(run.ending == .status(status))
    #expect(directory.names == ["a.har"])
  }
}
