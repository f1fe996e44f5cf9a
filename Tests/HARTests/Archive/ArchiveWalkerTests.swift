import HAR
import Testing

/// The shapes in which archives come.
@Suite struct ArchiveWalkerTests {
  /// Expects the one entry and a complete archive, through every window.
  private static func expect(
    _ capture: String, _ entry: HAREntry? = OneEntry.expected, creator: String? = "Test",
    entryCount: Int = 1, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let reading = Reading.throughEveryWindow(
      capture, entriesWhere: isKeyURL, sourceLocation: sourceLocation)
    let entries = entry.map { [$0] } ?? []
    #expect(reading.entries == entries, "\(capture)", sourceLocation: sourceLocation)
    #expect(reading.creatorName == creator, sourceLocation: sourceLocation)
    #expect(reading.entryCount == entryCount, sourceLocation: sourceLocation)
    #expect(reading.ending == .complete, sourceLocation: sourceLocation)
  }

  @Test("no order of members is assumed", arguments: OneEntry.Level.allCases)
  func anyOrder(level: OneEntry.Level) {
    // Every member comes first, last, and before and behind each of the others.
    let members = OneEntry()[level]
    for members in [members, members.reversed()] {
      for start in members.indices {
        var capture = OneEntry()
        capture[level] = Array(members[start...] + members[..<start])
        Self.expect(capture.text)
      }
    }
  }

  @Test("white space may be anything that JSON allows", arguments: ["\t", "\r\n", " \n\t\r ", ""])
  func whiteSpace(space: String) {
    // None of the tokens below occurs inside a string of this capture.
    var text = OneEntry().text.replacing(#""_note":"{\"log\":{}}""#, with: #""_note":0"#)
    text.replace("https:", with: "https\\u003a")
    text.replace("12:00:00.000Z", with: "noon")
    for token in ["{", "}", "[", "]", ":", ","] {
      text.replace(token, with: space + token + space)
    }
    var expected = OneEntry.expected
    expected.startedDateTime = "2026-11-23Tnoon"
    Self.expect(text, expected)
  }

  @Test("names that only resemble a known one are passed over")
  func similarNames() {
    var capture = OneEntry()
    capture.request += [#""URL":"x""#, #""url ":"x""#, #""":"x""#, #""ur\\l":"x""#, #""u\rl":"x""#]
    capture.response += [#""_status":404"#, #""Status":404"#]
    capture.content += ["\"\(String(repeating: "text", count: 500))\":\"x\""]
    Self.expect(capture.text)
  }

  @Test(
    "the exporter's name is kept if it is a string of at most 4 KiB",
    arguments: [
      (#"{"name":"Web\u0049nspector"}"#, "WebInspector", "escapes"),
      (#"{"name":7}"#, nil, "a number"), (#"{}"#, nil, "no name"),
      (#""WebInspector""#, nil, "no object"), (#"null"#, nil, "null"),
      (#"{"name":"\#(text(4096))"}"#, text(4096), "the longest"),
      (#"{"name":"\#(text(4097))"}"#, nil, "too long"),
    ] as [(String, String?, String)])
  func creator(value: String, name: String?, what: String) {
    Self.expect(
      #"{"log":{"creator":\#(value),"entries":[]}}"#, nil, creator: name, entryCount: 0)
  }

  @Test("an element of entries that is no object has an index and nothing else")
  func elementsThatAreNoEntries() {
    let text = #"""
      {"log":{"entries":[null, 1, "{", [{"request":{"url":"/key"}}], {}, {"request":[]},
        {"request":{"url":"/key"}}, true]}}
      """#
    Self.expect(text, HAREntry(index: 6, url: "/key"), creator: nil, entryCount: 8)
  }

  @Test(
    "a request without a usable URL is never wanted",
    arguments: [
      #"{"method":"GET"}"#, #"{"url":null}"#, #"{"url":7}"#, #"{"url":["/key"]}"#,
      #"{"url":{"url":"/key"}}"#, #"["url","/key"]"#, "null",
    ])
  func withoutURL(request: String) {
    let text = #"{"log":{"entries":[{"request":\#(request),"response":{"status":201}}]}}"#
    let reading = Reading.throughEveryWindow(text)
    #expect(reading.entries == [])
    #expect(reading.ending == .complete)
  }

  @Test(
    "of a value of another kind, or of over 4 KiB, nothing is kept",
    arguments: [
      (.response, 0, #""status":[201]"#, entry { $0.status = nil }),
      (.response, 0, #""status":201abc"#, entry { $0.status = nil }),
      (.response, 0, #""statusText":"201""#, entry { $0.status = nil }),
      (.response, 0, #""status":"404""#, entry { $0.status = 404 }),
      (.response, 0, #""status":\#(text(4097, "1"))"#, entry { $0.status = nil }),
      (.response, 1, #""_fetchedViaServiceWorker":false"#, unfetched),
      (.response, 1, #""_fetchedViaServiceWorker":"true""#, unfetched),
      (.request, 0, #""method":"\#(text(4096))""#, entry { $0.method = text(4096) }),
      (.request, 0, #""method":"\#(text(4097))""#, entry { $0.method = nil }),
      (.entry, 0, #""startedDateTime":"\#(text(4097))""#, entry { $0.startedDateTime = nil }),
      (.entry, 2, #""response":7"#, withoutResponse),
      (.entry, 2, #""response":[]"#, withoutResponse),
    ] as [(OneEntry.Level, Int, String, HAREntry)])
  func values(level: OneEntry.Level, index: Int, member: String, expected: HAREntry) {
    var capture = OneEntry()
    capture[level][index] = member
    Self.expect(capture.text, expected)
  }

  private static func entry(_ change: (inout HAREntry) -> Void) -> HAREntry {
    var entry = OneEntry.expected
    change(&entry)
    return entry
  }

  private static let unfetched = entry { $0.isFetchedViaServiceWorker = false }
  private static let withoutResponse = entry {
    ($0.status, $0.isFetchedViaServiceWorker, $0.body) = (nil, false, .missing)
  }

  private static func text(_ length: Int, _ letter: String = "n") -> String {
    String(repeating: letter, count: length)
  }
}
