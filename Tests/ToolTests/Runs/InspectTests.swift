import Foundation
import TestSupport
import Testing

@Suite struct InspectTests {
  private static func directory() throws -> TemporaryDirectory {
    try TemporaryDirectory([
      "key.har": Captures.har(Captures.created(time: "2026-11-23T11:47:06.761Z")),
      "empty.har": "", "none.har": Captures.har(),
    ])
  }

  @Test func givesEachOfSeveralCapturesAHeading() async throws {
    let run = try await ToolRun(
      "inspect", "-q", "key.har", "empty.har", "none.har", in: Self.directory())
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

            """, says: ["empty.har: error: empty"], 2))
  }

  @Test(
    "loses nothing in a machine format, wherever it stands",
    arguments: [("json", "]\n"), ("ndjson", "}\n"), ("csv", "\r\n")])
  func formats(format: String, end: String) async throws {
    let directory = try Self.directory()
    for names in [["key.har", "none.har", "no.har"], ["no.har", "none.har", "key.har"]] {
      let run = try await ToolRun(
        arguments: ["inspect", "--format", format] + names, in: directory)
      for name in names { #expect(run.stdout.contains(name)) }
      #expect(run.said.contains("none.har: error: it holds no requests") && run.ending == 2)
      #expect(run.stdout.hasSuffix(end))
      if format == "json" {
        let rows = try JSONSerialization.jsonObject(with: Data(run.stdout.utf8)) as? [Any]
        #expect(rows?.count == 3)
      }
    }
  }
}
