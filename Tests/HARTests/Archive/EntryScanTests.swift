import Foundation
import HAR
import Testing

/// What stands twice, and what is left of an entry in the next one.
@Suite struct EntryScanTests {
  /// Each with the place of the second one, `SECOND`, in an entry, by the level that the row says.
  @Test(
    "a member that matters and stands twice is damage, with its name and place",
    arguments: [
      (.root, #""log":SECOND{"entries":[]}"#, "log"), (.root, #""log":SECONDnull"#, "log"),
      (.log, #""entries":SECOND[]"#, "entries"),
      (.entry, #""request":SECOND{}"#, "request"), (.entry, #""request":SECONDnull"#, "request"),
      (.entry, #""response":SECOND{"status":404}"#, "response"),
      (.entry, #""startedDateTime":SECOND"new""#, "startedDateTime"),
      (.request, #""url":SECOND"/new/key""#, "url"), (.request, #""url":SECOND"/key""#, "url"),
      (.request, #""u\u0072l":SECOND"/key""#, "url"),
      (.request, #""method":SECOND"GET""#, "method"), (.response, #""status":SECOND404"#, "status"),
      (.response, #""content":SECOND{}"#, "content"), (.content, #""text":SECOND"new""#, "text"),
      (.content, #""encoding":SECONDnull"#, "encoding"),
    ] as [(OneEntry.Level, String, String)])
  func duplicate(level: OneEntry.Level, second: String, name: String) throws {
    for isReversed in [false, true] {
      var capture = OneEntry()
      // The entry is wanted, or not known to be, when its response comes.
      if isReversed { capture.entry.reverse() }
      capture[level].append(second)
      let parts = capture.text.split(separator: "SECOND")
      let isInEntry = level != .root && level != .log
      let reading = Reading.throughEveryWindow(parts.joined(), entriesWhere: isKeyURL)
      guard case .failed(.malformed(.duplicate(name), let place)) = reading.ending else {
        Issue.record("\(reading.ending)")
        continue
      }
      #expect(place == .init(offset: parts[0].utf8.count, entry: isInEntry ? 0 : nil))
      #expect(reading.entries == (isInEntry ? [] : [OneEntry.expected]))
    }
  }

  @Test(
    "in an entry that nobody wants only what tells who wants it must not stand twice",
    arguments: [
      (#""request":{"url":"/no"},"response":{"status":1,"status":2,"url":1,"url":2}"#, nil),
      (#""response":{"status":1,"status":2,"url":1,"url":2},"request":{"url":"/no"}"#, nil),
      (
        #""startedDateTime":1,"startedDateTime":2,"request":{"url":"/no","method":1,"method":2}"#,
        nil
      ),
      (#""request":{"url":"/no"},"request":{"url":"/no"}"#, "request"),
      (#""request":{"url":"/no","url":"/no"}"#, "url"),
      (#""request":{"url":"/no"},"response":{},"response":{}"#, "response"),
      (#""response":{},"response":{},"request":{"url":"/no"}"#, "response"),
      (#""response":{},"response":{}"#, "response"),
    ] as [(String, String?)])
  func unwanted(members: String, name: String?) {
    // It is none of the next entry's business either.
    let text = #"{"log":{"entries":[{\#(members)},{"request":{"url":"/key"}}]}}"#
    let ending = Reading.throughEveryWindow(text, entriesWhere: isKeyURL).ending
    if case .failed(.malformed(.duplicate(let found), _)) = ending {
      #expect(found == name)
    } else {
      #expect(name == nil && ending == .complete)
    }
  }

  @Test(
    "members that nobody looks at may stand twice, and those that may have the last value",
    arguments: [
      (.root, #""_note":1"#), (.log, #""pages":[]"#), (.entry, #""timings":{}"#),
      (.request, #""headers":[{"name":"url"}]"#), (.response, #""headers":[]"#),
      (.content, #""size":7"#), (.response, #""_fetchedViaServiceWorker":true"#),
      (.log, #""creator":{"name":"Test","name":"Test"}"#),
    ] as [(OneEntry.Level, String)])
  func harmless(level: OneEntry.Level, second: String) {
    var capture = OneEntry()
    capture[level].append(second)
    let reading = Reading.throughEveryWindow(capture.text, entriesWhere: isKeyURL)
    #expect(reading.entries == [OneEntry.expected])
    #expect(reading.ending == .complete)
  }

  @Test("of members that stand twice the first is named")
  func firstDuplicate() throws {
    let text =
      #"{"log":{"entries":[{"request":{"url":"/key","method":1,"method":2},"response":{"status":1,"status":2}}]}}"#
    let place = try #require(text.range(of: "2}"))
    let offset = text.utf8.distance(from: text.startIndex, to: place.lowerBound)
    #expect(
      Reading(text).ending
        == .failed(.malformed(.duplicate("method"), at: .init(offset: offset, entry: 0))))
  }

  @Test("nothing of an entry is left in the next one")
  func nextEntry() {
    var capture = OneEntry()
    capture.log[3] =
      #""entries":[{"request":{"url":"/no"},"response":{}},ENTRY,{"request":{"url":"/key"}},{}]"#
    let reading = Reading.throughEveryWindow(capture.text, entriesWhere: isKeyURL)
    var expected = OneEntry.expected
    expected.index = 1
    #expect(reading.entries == [expected, HAREntry(index: 2, url: "/key")])
    #expect(reading.entryCount == 4)
    #expect(reading.ending == .complete)
  }
}
