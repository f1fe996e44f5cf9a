import HAR
import Testing

/// The shapes in which archives come.
@Suite struct ArchiveWalkerTests {
  @Test("no order of members is assumed", arguments: OneEntry.Level.allCases)
  func anyOrder(level: OneEntry.Level) {
    // Every member comes first, last, and before and behind each of the others.
    let members = OneEntry()[level]
    for members in [members, members.reversed()] {
      for start in members.indices {
        var capture = OneEntry()
        capture[level] = Array(members[start...] + members[..<start])
        #expect(Reading.ofKeys(capture.text) == .one())
      }
    }
  }

  @Test("white space may stand around every token")
  func whiteSpace() throws {
    // Also inside strings, which Foundation sees as well.
    let text = "{}[]:,".reduce(OneEntry().text) { $0.replacing("\($1)", with: "  \($1)  ") }
    let reading = Reading.ofKeys(text)
    #expect(reading.ending == .complete && reading.entries.count == 1)
    #expect(try reading.entries == JSONJudge.entries(of: Array(text.utf8)))
  }

  @Test(
    "the exporter's name is kept if it is a string of at most 4 KiB",
    arguments: [
      (#"{"name":"Web\u0049nspector"}"#, "WebInspector"), (#"{"name":7}"#, nil), ("{}", nil),
      (#""WebInspector""#, nil), ("null", nil), (#"{"name":"\#(text(4096))"}"#, text(4096)),
      (#"{"name":"\#(text(4097))"}"#, nil),
    ] as [(String, String?)])
  func creator(value: String, name: String?) {
    let reading = Reading.ofKeys(#"{"log":{"creator":\#(value),"entries":[]}}"#)
    #expect(reading == .one([], creator: name, entryCount: 0))
  }

  @Test("an element of entries that is no object has an index and nothing else")
  func elementsThatAreNoEntries() {
    let text = #"""
      {"log":{"entries":[null, 1, "{", [{"request":{"url":"/key"}}], {}, {"request":[]},
        {"request":{"url":"/key"}}, true]}}
      """#
    let entry = HAREntry(index: 6, url: "/key")
    #expect(Reading.ofKeys(text) == .one([entry], creator: nil, entryCount: 8))
  }

  @Test(
    "a request without a usable URL is never wanted",
    arguments: [
      #"{"method":"GET"}"#, #"{"url":null}"#, #"{"url":["/key"]}"#, #"{"url":{"url":"/key"}}"#,
      #"["url","/key"]"#, "null",
    ])
  func withoutURL(request: String) {
    let text = #"{"log":{"entries":[{"request":\#(request),"response":{"status":201}}]}}"#
    #expect(Reading(text) == .one([], creator: nil))
  }

  @Test(
    "of a value of another kind, or of over 4 KiB, nothing is kept",
    arguments: [
      (.response, 0, #""status":[201]"#, entry { $0.status = nil }),
      (.response, 0, #""statusText":"201""#, entry { $0.status = nil }),
      (.response, 0, #""status":"404""#, entry { $0.status = 404 }),
      (.response, 0, #""status":\#(text(4097, "1"))"#, entry { $0.status = nil }),
      (.response, 1, #""_fetchedViaServiceWorker":false"#, unfetched),
      (.response, 1, #""_fetchedViaServiceWorker":"true""#, unfetched),
      (.request, 0, #""method":"\#(text(4096))""#, entry { $0.method = text(4096) }),
      (.request, 0, #""method":"\#(text(4097))""#, entry { $0.method = nil }),
      (.entry, 0, #""startedDateTime":"\#(text(4097))""#, entry { $0.startedDateTime = nil }),
      (.entry, 2, #""response":[]"#, withoutResponse),
    ] as [(OneEntry.Level, Int, String, HAREntry)])
  func values(level: OneEntry.Level, index: Int, member: String, expected: HAREntry) {
    var capture = OneEntry()
    capture[level][index] = member
    #expect(Reading.ofKeys(capture.text) == .one([expected]))
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
