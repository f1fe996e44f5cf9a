import Foundation
import HAR
import Testing

/// What stands twice, and what is left of an entry in the next one.
@Suite struct EntryScanTests {
  @Test(
    "a member that matters and stands twice is damage, with its name and place",
    arguments: [
      (.root, #""log":SECOND{"entries":[]}"#, "log"), (.log, #""entries":SECOND[]"#, "entries"),
      (.entry, #""request":SECONDnull"#, "request"),
      (.entry, #""response":SECOND{"status":404}"#, "response"),
      (.entry, #""startedDateTime":SECOND"new""#, "startedDateTime"),
      (.request, #""u\u0072l":SECOND"/key""#, "url"), (.request, #""method":SECOND7"#, "method"),
      (.response, #""status":SECOND404"#, "status"), (.response, #""content":SECOND{}"#, "content"),
      (.content, #""text":SECOND"new""#, "text"), (.content, #""encoding":SECOND0"#, "encoding"),
    ] as [(OneEntry.Level, String, String)])
  func duplicate(level: OneEntry.Level, second: String, name: String) throws {
    for isReversed in [false, true] {
      var capture = OneEntry()
      // The entry is wanted, or not known to be, when its response comes.
      if isReversed { capture.entry.reverse() }
      capture[level].append(second)
      let parts = capture.text.split(separator: "SECOND")
      let isInEntry = level != .root && level != .log
      let place = HARError.Position(offset: parts[0].utf8.count, entry: isInEntry ? 0 : nil)
      let reading = Reading.ofKeys(parts.joined())
      #expect(reading.ending == .failed(.malformed(.duplicate(name), at: place)))
      #expect(reading.entries == (isInEntry ? [] : [OneEntry.expected]))
    }
  }

  @Test(
    "in an entry that nobody wants only what tells who wants it must not stand twice",
    arguments: [
      (#""request":{"url":"/no"},"response":{"status":1,"status":2,"url":1,"url":2}"#, nil),
      (#""response":{"status":1,"status":2,"url":1,"url":2},"request":{"url":"/no"}"#, nil),
      (
        #""startedDateTime":1,"startedDateTime":2,"request":{"url":"/","method":1,"method":2}"#, nil
      ),
      (#""request":{"url":"/no","url":"/no"}"#, "url"),
      (#""request":{"url":"/no"},"response":{},"response":{}"#, "response"),
      (#""response":{},"response":{}"#, "response"),
    ] as [(String, String?)])
  func unwanted(members: String, name: String?) {
    // It is none of the next entry's business either.
    let text = #"{"log":{"entries":[{\#(members)},{"request":{"url":"/key"}}]}}"#
    let ending = Reading.ofKeys(text).ending
    if case .failed(.malformed(.duplicate(let found), _)) = ending {
      #expect(found == name)
    } else {
      #expect(name == nil && ending == .complete)
    }
  }

  @Test(
    "members that nobody looks at may stand twice, and those that may have the last value",
    arguments: [
      (.root, #""_note":1"#), (.log, #""creator":{"name":"x","name":"Test"}"#),
      (.entry, #""timings":{}"#), (.request, #""headers":[{"name":"url"}]"#),
      (.response, #""_fetchedViaServiceWorker":true"#), (.content, #""size":7"#),
    ] as [(OneEntry.Level, String)])
  func harmless(level: OneEntry.Level, second: String) {
    var capture = OneEntry()
    capture[level].append(second)
    #expect(Reading.ofKeys(capture.text) == .one())
  }

  @Test("of members that stand twice the first is named")
  func firstDuplicate() {
    let members =
      #"{"request":{"url":"/key","method":1,"method":2},"response":{"status":1,"status":2}}"#
    let place = HARError.Position(offset: 64, entry: 0)
    #expect(
      Reading(#"{"log":{"entries":[\#(members)]}}"#).ending
        == .failed(.malformed(.duplicate("method"), at: place)))
  }

  @Test("nothing of an entry is left in the next one")
  func nextEntry() {
    var capture = OneEntry()
    capture.log[3] =
      #""entries":[{"request":{"url":"/no"},"response":{}},ENTRY,{"request":{"url":"/key"}},{}]"#
    var expected = OneEntry.expected
    expected.index = 1
    let entries = [expected, HAREntry(index: 2, url: "/key")]
    #expect(Reading.ofKeys(capture.text) == .one(entries, entryCount: 4))
  }
}
