import TestSupport
import Testing

/// The checklist page of the built binary.
///
/// What browsers make of it, `.ci/page` finds out.
@Suite struct PageTests {
  @Test("several captures make one page", arguments: [nil, "page.html"])
  func onePage(output: String?) async throws {
    let directory = try TemporaryDirectory()
    try directory.file("a.har", SampleCapture.bytes("chrome-api-v2.har"))
    try directory.file("<b>.har", "hello")
    try directory.file("c.har", HostileCapture.text())
    let arguments = ["-q", "--format", "html", "--label", "one & all", "a.har", "<b>.har", "c.har"]
    let run = try await ToolRun(
      arguments: arguments + (output.map { ["-o", $0] } ?? []), in: directory)
    #expect(run.ending == 2)
    let page = output == nil ? run.stdout : try #require(directory.text("page.html"))
    #expect(page.hasPrefix("<!DOCTYPE html>\n"))
    #expect(page.hasSuffix("\n</html>\n"))
    #expect(page.ranges(of: "<!DOCTYPE").count == 1)
    #expect(page.contains("2 projects</h2>"))
    #expect(page.contains("Without a key: 1</h2>"))
    #expect(page.contains("<h3>&lt;b&gt;.har</h3>"))
    #expect(page.contains("one &amp; all"))
  }
}
