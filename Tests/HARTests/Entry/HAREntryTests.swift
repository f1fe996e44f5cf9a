import Foundation
import HAR
import Testing

/// What browsers write, judged by a parser of another make.
@Suite struct HAREntryTests {
  @Test("the sample captures are there")
  func samples() {
    #expect(!Self.captures.isEmpty)
  }

  @Test("every entry of a genuine capture is read as Foundation reads it", arguments: captures)
  func genuine(capture: URL) throws {
    let bytes = try Array(Data(contentsOf: capture))
    let expected = try JSONJudge.entries(of: bytes)
    let reading = Reading(.bytes(bytes))
    #expect(!expected.isEmpty)
    #expect(reading.entries == expected)
    #expect(reading.entryCount == expected.count)
    #expect(reading.creatorName?.isEmpty == false)
    #expect(reading.ending == .complete)
    #expect(Reading(.bytes(bytes), windowSize: 1000) == reading)
  }

  /// The captures in `SampleCaptures/`, at the package's root.
  static let captures: [URL] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../SampleCaptures").standardized
    let files = try? FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    return (files ?? []).filter { $0.pathExtension == "har" }.sorted { $0.path < $1.path }
  }()
}
