import Foundation
import HAR
import Testing

/// URLs that can't be kept or decoded as they are.
@Suite struct LongURLTests {
  private static let max = 64 << 10

  private static func capture(_ url: some Sequence<UInt8>) -> [UInt8] {
    Array(#"{"log":{"entries":[{"request":{"url":""#.utf8) + url
      + Array(#""},"response":{"status":201}}]}}"#.utf8)
  }

  @Test(
    "a URL whose escapes are wrong is kept as it stands",
    arguments: [
      (#"/\ud83d/key"#, "half a surrogate pair"), (#"\x\/\u006bey/key"#, "another language's"),
      (#"\u12\/key"#, "an escape that stops"), (#"é\ud83d😀/key"#, "letters beyond ASCII"),
    ])
  func undecodable(url: String, what: String) {
    let reading = Reading.throughEveryWindow(Self.capture(url.utf8), entriesWhere: isKeyURL)
    #expect(reading.entries == [HAREntry(index: 0, url: url, status: 201)])
    #expect(reading.ending == .complete)
  }

  @Test("bytes that are not UTF-8 become U+FFFD")
  func notUTF8() {
    let url = [0x2F, 0xE9, 0xFF] + Array("/key".utf8)
    let reading = Reading.throughEveryWindow(Self.capture(url), entriesWhere: isKeyURL)
    #expect(reading.entries.map(\.url) == ["/\u{FFFD}\u{FFFD}/key"])
  }

  @Test("of a longer URL the first 64 KiB are kept, as they stand", arguments: [-1, 0, 1, 70_000])
  func long(excess: Int) {
    let url = "/key?circle-token=" + String(repeating: "b", count: Self.max - 18 + excess)
    for windowSize in [1, 1000, 128 << 10] {
      let reading = Reading(.bytes(Self.capture(url.utf8)), windowSize: windowSize)
      #expect(reading.entries.map(\.url) == [String(url.prefix(Self.max))])
      #expect(reading.ending == .complete)
    }
  }

  /// With every length of what stands before it, each escape meets the 64 KiB.
  @Test(
    "where an escape is parted it is left out",
    arguments: 0..<12, [(#"\\"#, "\\"), (#"\/"#, "/"), (#"\u002f"#, "/"), (#"\ud83d\ude00"#, "😀")])
  func escapes(shift: Int, piece: (json: String, text: String)) {
    let start = "/key?" + String(repeating: "b", count: shift)
    let (length, count) = (piece.json.utf8.count, (Self.max - start.utf8.count))
    let url = start + String(repeating: piece.json, count: count / length + 9)
    let expected = start + String(repeating: piece.text, count: count / length)
    let reading = Reading(.bytes(Self.capture(url.utf8)), windowSize: 999)
    #expect(reading.entries.map(\.url) == [expected])
    #expect(reading == Reading(.bytes(Self.capture(url.utf8))))
  }

  @Test("a URL of 100 MB passes by")
  func veryLong() throws {
    let reading = try withPipe { writer in
      try writer.write(contentsOf: Data(#"{"log":{"entries":[{"request":{"url":"#.utf8))
      try writer.writeString(ofMegabytes: 100)
      try writer.write(contentsOf: Data(#"}}]}}"#.utf8))
    } reading: { source in
      Reading(source)
    }
    #expect(reading.entries.map(\.url.utf8.count).first ?? 0 > 40_000)
    #expect(reading.ending == .complete)
  }
}
