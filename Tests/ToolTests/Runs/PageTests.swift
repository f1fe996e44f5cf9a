import TestSupport
import Testing

/// The checklist page of the built binary; what browsers make of it, `.ci/page` finds out.
@Suite struct PageTests {
  @Test("several captures make one page") func onePage() async throws {
    let directory = try TemporaryDirectory([
      "a.har": Captures.capture(of: Captures.rsa), "<b>.har": "hello",
      "c.har": HostileCapture.text(),
    ])
    let run = try await ToolRun(
      "-q", "--format", "html", "--label", "one & all", "a.har", "<b>.har", "c.har", in: directory)
    #expect(run.ending == 2)
    #expect(run.stdout.hasPrefix("<!DOCTYPE html>\n") && run.stdout.hasSuffix("\n</html>\n"))
    #expect(run.stdout.ranges(of: "<!DOCTYPE").count == 1)
    for text in [
      "2 projects</h2>", "Without a key: 1</h2>", "<h3>&lt;b&gt;.har</h3>", "one &amp; all",
    ] {
      #expect(run.stdout.contains(text))
    }
  }
}
