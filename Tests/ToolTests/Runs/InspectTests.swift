import Foundation
import TestSupport
import Testing

@Suite struct InspectTests {
  @Test("says of every sample what extract says", arguments: try SampleCapture.all())
  func samples(sample: SampleCapture) async throws {
    let run = try await ToolRun("inspect", sample.url.path)
    #expect(run.ending == (sample.publicKey == nil ? 1 : 0))
    let lines = run.stdout.split(separator: "\n")
    #expect(lines.contains { $0.hasPrefix("No key: ") } == (sample.publicKey == nil))
    #expect(lines.contains { $0.hasPrefix("Next: ") } == (sample.publicKey == nil))
    #expect(lines.contains { $0.hasSuffix("  key") } == (sample.publicKey != nil))
    // The table has said everything, but for warnings of keys.
    #expect(run.messages.allSatisfy { $0.contains(": note: ") }, "\(run.stderr)")
    if sample.publicKey == nil { #expect(run.stderr.isEmpty) }
  }

  @Test func givesEachOfSeveralCapturesAHeading() async throws {
    let directory = try TemporaryDirectory()
    try directory.file("key.har", Captures.har(Captures.created(time: "2026-11-23T11:47:06.761Z")))
    try directory.file("empty.har", "")
    try directory.file("none.har", Captures.har())
    let run = try await ToolRun(
      "inspect", "-q", "key.har", "empty.har", "none.har", in: directory)
    #expect(
      run
        == ToolRun(
          stdout: """
            key.har:
            Project: bitbucket/acme/webapp, 2026-11-23
            ENTRY  METHOD  STATUS  TYPE      TIME      VERDICT
            0      POST    201     user key  11:47:06  key
            Key: ssh-rsa, MD5 \(Captures.rsaMD5), entry 0

            none.har:
            No key: it holds no requests

            """, stderr: "checkout-key: empty.har: error: empty\n", 2))
  }

  @Test(
    "loses nothing in a machine format",
    arguments: [("json", "]\n"), ("ndjson", "}\n"), ("csv", "it holds no requests\r\n")])
  func formats(format: String, end: String) async throws {
    let directory = try TemporaryDirectory()
    try directory.file("a.har", Captures.capture(of: Captures.rsa))
    try directory.file("b.har", Captures.har())
    let run = try await ToolRun(
      "inspect", "--format", format, "a.har", "b.har", "c.har", "b.har", in: directory)
    #expect(run.ending == 2)
    for name in ["a.har", "b.har", "c.har"] { #expect(run.stdout.contains(name)) }
    #expect(run.messages.contains("checkout-key: b.har: error: it holds no requests"))
    let last = try await ToolRun("inspect", "--format", format, "a.har", "b.har", in: directory)
    #expect(last.stdout.hasSuffix(end))
    if format == "json" {
      let rows = try JSONSerialization.jsonObject(with: Data(run.stdout.utf8)) as? [Any]
      #expect(rows?.count == 3)
    }
  }
}
