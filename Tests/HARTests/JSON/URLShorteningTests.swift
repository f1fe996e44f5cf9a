import Foundation
import HAR
import TestSupport
import Testing

/// URLs that can't be kept as they are: their path still tells whether they are wanted.
@Suite struct URLShorteningTests {
  private static let max = HAREntry.maxURLLength

  private static func entry(_ url: String) -> HAREntry {
    HAREntry(index: 0, url: url, isURLWhole: false, status: 201)
  }

  /// What stands before the URL of a capture.
  private static let before = Array(#"{"log":{"entries":[{"request":{"url":""#.utf8)

  private static func capture(_ url: some Sequence<UInt8>) -> [UInt8] {
    before + url + Array(#""},"response":{"status":201}}]}}"#.utf8)
  }

  @Test(
    "what can't be decoded in a URL does not hide the entry",
    arguments: [
      (#"/\ud83d/key"#, "/\u{FFFD}/key", "half a surrogate pair"),
      (#"/\uDE00\ud83d/key"#, "/\u{FFFD}\u{FFFD}/key", "a pair the wrong way round"),
      (#"/\ud83d\ude00\ud83d/key"#, "/😀\u{FFFD}/key", "a pair and a half"),
      (#"\x\/\u006bey"#, "x/key", "an escape of another language"),
      (#"\u12\/key"#, "\u{FFFD}12/key", "an escape that stops"),
      (#"\u+123/key"#, "\u{FFFD}+123/key", "a sign in place of a digit"),
      (#"\u００２f/key"#, "\u{FFFD}００２f/key", "wide digits"),
      (#"\v\"\\\b\f\n\r\t/key"#, "v\"\\\u{8}\u{C}\n\r\t/key", "every other escape"),
      (#"é\ud83d😀/key"#, "é\u{FFFD}😀/key", "letters beyond ASCII"),
    ])
  func undecodable(json: String, url: String, what: String) {
    let reading = Reading.throughEveryWindow(
      Self.capture(json.utf8), entriesWhere: isKeyURL)
    #expect(reading.entries == [Self.entry(url)])
    #expect(reading.ending == .complete)
  }

  @Test("bytes that are not UTF-8 become U+FFFD, and the URL is not whole")
  func notUTF8() {
    let reading = Reading.throughEveryWindow(
      Self.capture([0x2F, 0xE9, 0xFF] + Array("/key".utf8)), entriesWhere: isKeyURL)
    #expect(reading.entries == [Self.entry("/\u{FFFD}\u{FFFD}/key")])
  }

  @Test("64 KiB of URL are kept, of a longer one the path", arguments: [0, 1, 5, 1 << 18])
  func longQuery(excess: Int) {
    for mark in ["?", "#", #"\u003f"#, #"\u003F"#, #"\u0023"#] {
      let start = "https://a.test/é/key"
      let rest = String(
        repeating: "?", count: Self.max + excess - start.utf8.count - mark.utf8.count)
      let reading = Self.readingThroughSomeWindows(start + mark + rest)
      let mark = mark.contains("3") ? mark.lowercased().contains("f") ? "?" : "#" : mark
      let expected =
        excess == 0
        ? HAREntry(index: 0, url: start + mark + rest, status: 201) : Self.entry(start)
      #expect(reading.entries == [expected])
    }
  }

  /// `key` is behind 64 KiB of path, so the end of it has to be kept too.
  @Test(
    "of a path of more than 64 KiB the ends are kept",
    arguments: [
      "", "?", "#x", #"\u003f"#, #"\u0023/no"#, "/key?" + String(repeating: "b", count: 99),
    ],
    [0, 1, 4, 5, 6, 7, 16_384, 40_000])
  func longPath(end: String, excess: Int) throws {
    let path = "/project/" + String(repeating: "b", count: Self.max - 13 + excess) + "/key"
    let reading = Self.readingThroughSomeWindows(path + end)
    let entry = try #require(reading.entries.first)
    let isAsLong = entry.url.count >= Self.max && !entry.url.contains("\u{FFFD}")
    #expect(entry.url.hasPrefix("/project/bbb"))
    #expect(entry.url.hasSuffix("bbb/key") || entry.url.hasSuffix("/key/key") || isAsLong)
    #expect(entry.url.utf8.count <= Self.max + 5)
    #expect(entry.isURLWhole == (excess + end.count <= 0))
  }

  @Test(
    "a backslash and what it escapes are never parted", arguments: 0..<7,
    [(#"\\"#, "\\"), (#"\\u0023"#, #"\u0023"#), (#"\/"#, "/"), (#"\\n"#, #"\n"#)])
  func escapes(shift: Int, piece: (json: String, text: String)) throws {
    let count = 80_000 / piece.json.utf8.count
    let start = "/" + String(repeating: "b", count: shift)
    let end = start + "/key"
    let path = start + String(repeating: piece.json, count: count) + end
    let reading = Reading(.bytes(Self.capture((path + "?").utf8)), entriesWhere: isPathKey)
    let url = try #require(reading.entries.first).url
    let whole = start + String(repeating: piece.text, count: count) + end
    let ends = url.split(separator: "\u{FFFD}")
    try #require(ends.count == 2)
    #expect(whole.hasPrefix(ends[0]) && whole.hasSuffix(ends[1]))
  }

  @Test("an escape that ends the longest path may come in two pieces", arguments: 0..<8)
  func escapeInPieces(count: Int) {
    let path = "/" + String(repeating: "b", count: Self.max - 5) + "/key"
    let capture = Self.capture((path + #"\u003fx"#).utf8)
    let reading = Reading(
      .bytes(capture), windowSize: Self.before.count + path.utf8.count + count,
      entriesWhere: isPathKey)
    #expect(reading.entries == [Self.entry(path)])
  }

  @Test("whatever the URL, the window does not show and the path's end decides")
  func random() {
    var random = Random(seed: 12)
    let pieces = [
      "b", "/", "/key", #"\\"#, #"\/"#, #"\u002f"#, #"\u003"#, "é", #"\ud83d"#, "\\\"", "%3F",
    ]
    for round in 0..<6 {
      let count = Int.random(in: 1...40_000, using: &random)
      let most = pieces.shuffled(using: &random).prefix(3)
      var path = (0..<count).map { _ in most.randomElement(using: &random) ?? "" }.joined()
      if round % 2 == 0 { path += "/key" }
      let query = ["", "?", "#", #"\u003F"#].randomElement(using: &random) ?? ""
      let rest = String(repeating: "c/key", count: .random(in: 0...20_000, using: &random))
      let isWanted = path.hasSuffix("/key") || path.hasSuffix(#"\u002fkey"#)
      let reading = Self.readingThroughSomeWindows(path + query + (query.isEmpty ? "" : rest))
      #expect(reading.entries.count == (isWanted ? 1 : 0), "round \(round)")
    }
  }

  @Test("8 MB of path are read in memory that does not depend on it")
  func hugePath() throws {
    let parts = String(decoding: Self.capture("|/key".utf8), as: UTF8.self).split(separator: "|")
    let reading = try withPipe { writer in
      try writer.write(contentsOf: Data(parts[0].utf8))
      let piece = Data(repeating: UInt8(ascii: "b"), count: 1 << 20)
      for _ in 0..<8 { try writer.write(contentsOf: piece) }
      try writer.write(contentsOf: Data(parts[1].utf8))
    } reading: { source in
      Reading(source, entriesWhere: isPathKey)
    }
    #expect(reading.entries.count == 1)
    #expect((reading.entries.first?.url.utf8.count ?? 0) < Self.max)
    #expect(reading.ending == .complete)
  }

  /// Reads through few windows, as each reading of a long URL takes its time.
  private static func readingThroughSomeWindows(_ url: String) -> Reading {
    let capture = capture(url.utf8)
    let reading = Reading(.bytes(capture), entriesWhere: isPathKey)
    for size in [997, 65_537] {
      #expect(Reading(.bytes(capture), windowSize: size, entriesWhere: isPathKey) == reading)
    }
    return reading
  }
}

/// Whether a URL's path ends in `/key`.
private func isPathKey(_ url: Span<UInt8>) -> Bool {
  var end = 0
  while end < url.count, url[end] != UInt8(ascii: "?"), url[end] != UInt8(ascii: "#") { end += 1 }
  return isKeyURL(url.extracting(0..<end))
}
