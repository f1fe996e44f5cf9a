import HAR
import Testing

/// URLs that can't be kept or decoded as they are.
@Suite struct LongURLTests {
  private static let max = 65_536

  private static func capture(_ url: some Sequence<UInt8>) -> [UInt8] {
    Array(#"{"log":{"entries":[{"request":{"url":""#.utf8) + url
      + Array(#""},"response":{"status":201}}]}}"#.utf8)
  }

  @Test(
    "a URL whose escapes are wrong is kept as it stands",
    arguments: [#"/\ud83d/key"#, #"\x\/\u006bey/key"#, #"\u12\/key"#, #"é\ud83d😀/key"#])
  func undecodable(url: String) {
    let entry = HAREntry(index: 0, url: url, status: 201)
    #expect(Reading.ofKeys(Self.capture(url.utf8)) == .one([entry], creator: nil))
  }

  @Test("bytes that are not UTF-8 become U+FFFD")
  func notUTF8() {
    let reading = Reading.ofKeys(Self.capture([0x2F, 0xE9, 0xFF] + Array("/key".utf8)))
    #expect(reading.entries.map(\.url) == ["/\u{FFFD}\u{FFFD}/key"])
  }

  @Test("of a longer URL the first 64 KiB are kept, as they stand", arguments: [-1, 0, 1, 70_000])
  func long(excess: Int) {
    let url = "/key?circle-token=" + String(repeating: "b", count: Self.max - 18 + excess)
    for windowSize in [1000, 128 << 10] {
      let reading = Reading(.bytes(Self.capture(url.utf8)), windowSize: windowSize)
      #expect(reading.entries.map(\.url) == [String(url.prefix(Self.max))])
      #expect(reading.ending == .complete)
    }
  }

  /// With every length of what stands before it, each escape meets the 64 KiB.
  @Test(
    "where an escape is parted it is left out",
    arguments: [(#"\\"#, "\\"), (#"\u002f"#, "/"), (#"\ud83d\ude00"#, "😀")])
  func escapes(json: String, text: String) {
    let length = json.utf8.count
    for shift in 0..<length {
      // Escapes are slow to decode, so only those near the border are some.
      let start = "/key?" + String(repeating: "b", count: Self.max - 5 - 100 + shift)
      let url = start + String(repeating: json, count: 60)
      let expected = start + String(repeating: text, count: (100 - shift) / length)
      let reading = Reading(.bytes(Self.capture(url.utf8)), windowSize: 9999)
      #expect(reading.entries.map(\.url) == [expected], "\(shift)")
    }
  }
}
