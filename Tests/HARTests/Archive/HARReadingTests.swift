import Foundation
import HAR
import TestSupport
import Testing

@Suite struct HARReadingTests {
  @Test("a visitor is told of the wanted entries, in their order, and so is a closure")
  func entries() throws {
    let text = #"""
      {"log":{"entries":[{"request":{"url":"/1/key"}},{"request":{"url":"/2"}},
        {"request":{"url":"/3/key"}}]}}
      """#
    let reading = Reading.ofKeys(text)
    #expect(reading.entries.map(\.index) == [0, 2])
    #expect(reading.entryCount == 3 && reading.creatorName == nil)
    let source = ByteSource.bytes(Array(text.utf8))
    var (some, all): ([HAREntry], [HAREntry]) = ([], [])
    try HARReading.forEachEntry(of: source, where: isKeyURL) { some.append($0) }
    try HARReading.forEachEntry(of: source) { all.append($0) }
    #expect(some == reading.entries)
    #expect(all.map(\.url) == ["/1/key", "/2", "/3/key"])
    all = []
    #expect(throws: HARError.truncated(at: .init(offset: 81, entry: 2))) {
      try HARReading.forEachEntry(of: .bytes(Array(text.utf8.prefix(81)))) { all.append($0) }
    }
    #expect(all.map(\.url) == ["/1/key", "/2"])
  }

  @Test("the documentation's example is the one below, and does what it says")
  func documentation() throws {
    let page = try text(of: "../../../Sources/HAR/HAR.docc/HAR.md")
    let example = try #require(
      page.firstMatch(of: /```swift\nimport Foundation\nimport HAR\n\n([^`]+)```/)?.output.1)
    #expect(try text(of: "HARReadingTests.swift").contains(example))
    let entries = [(1, 404), (2, 399), (3, 400)].map { url, status in
      #"{"request":{"url":"/\#(url)"},"response":{"status":\#(status)}}"#
    }
    let directory = try TemporaryDirectory()
    let capture = #"{"log":{"entries":[\#(entries.joined(separator: ","))]}}"#
    let file = try directory.file("recording.har", capture)
    #expect(try failures(in: file) == ["404 /1", "400 /3"])
    withExtendedLifetime(directory) {}
  }

  /// The text of a file, by its path from this file's folder.
  private func text(of file: String) throws -> String {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    return try String(contentsOf: folder.appending(path: file).standardized, encoding: .utf8)
  }

  /// Notes what it is asked.
  private struct Asked: HARVisitor {
    var urls: [String] = []

    mutating func interest(inURL url: Span<UInt8>) -> HARInterest {
      urls.append(String(decoding: url.indices.map { url[$0] }, as: UTF8.self))
      return .nothing
    }

    mutating func visit(_ entry: HAREntry) { Issue.record("nobody asked for \(entry)") }
  }

  @Test("every entry's URL is asked about once, decoded")
  func urls() {
    let text = #"""
      {"log":{"entries":[{"request":{"url":"https:\/\/a.test\/\u00e9"}},{},
        {"response":{"url":"no"},"request":{"url":""}},{"request":{"url":"/k%65y"}}]}}
      """#
    var asked = Asked()
    #expect(HARReading(of: .bytes(Array(text.utf8)), into: &asked).ending == .complete)
    #expect(asked.urls == ["https://a.test/é", "", "/k%65y"])
  }
}

/// The requests of an archive that failed.
func failures(in archive: URL) throws -> [String] {
  var lines: [String] = []
  let bytes = [UInt8](try Data(contentsOf: archive))
  try HARReading.forEachEntry(of: .bytes(bytes)) { entry in
    if let status = entry.status, status >= 400 { lines.append("\(status) \(entry.url)") }
  }
  return lines
}
