import HAR
import Testing

/// Of duplicate members the last wins, as in a browser, and nothing of the earlier ones is left.
@Suite struct EntryScanTests {
  @Test(
    "the last of duplicate members wins",
    arguments: [
      (.entry, #""startedDateTime":"old""#, "the time"),
      (.request, #""method":"GET""#, "the method"),
      (.request, #""url":"/old/key""#, "the URL"), (.response, #""status":404"#, "the status"),
      (.response, #""_fetchedViaServiceWorker":false"#, "the service worker's mark"),
      (.content, #""text":"old""#, "the text"),
      (.content, #""text":null"#, "a text that is null"),
      (.content, #""encoding":"utf-8""#, "the encoding"),
      (.response, #""content":{"text":"old","encoding":"base64","_file":"f"}"#, "the content"),
      (.entry, #""response":{"status":404,"content":{"text":"old"}}"#, "the response"),
      (.entry, #""request":{"method":"GET","url":"/old/key"}"#, "the request"),
      (.entry, #""request":null"#, "a request that is null"),
      (.log, #""creator":{"name":"Old"}"#, "the creator"),
    ] as [(OneEntry.Level, String, String)])
  func lastWins(
    level: OneEntry.Level, earlier: String, what: String
  ) {
    var capture = OneEntry()
    capture[level].insert(earlier, at: 0)
    let reading = Reading.throughEveryWindow(capture.text, entriesWhere: isKeyURL)
    #expect(reading.entries == [OneEntry.expected])
    #expect(reading.creatorName == "Test")
  }

  @Test("a later object takes the place of an earlier one as a whole")
  func nothingIsMerged() {
    var capture = OneEntry()
    capture.content.append(#""_file":"f""#)
    capture.response.append(#""content":{}"#)
    capture.entry.append(#""request":{"url":"/key"}"#)
    let expected = HAREntry(
      index: 0, startedDateTime: "2026-11-23T12:00:00.000Z", url: "/key", status: 201,
      isFetchedViaServiceWorker: true)
    let reading = Reading.throughEveryWindow(capture.text, entriesWhere: isKeyURL)
    #expect(reading.entries == [expected])

    capture.entry.append(#""response":{}"#)
    let bare = HAREntry(
      index: 0, startedDateTime: "2026-11-23T12:00:00.000Z", url: "/key")
    #expect(Reading(capture.text, entriesWhere: isKeyURL).entries == [bare])
  }

  @Test("a later creator without a name takes the earlier one's name away")
  func namelessCreator() {
    var capture = OneEntry()
    capture.log.append(#""creator":{"version":"2"}"#)
    #expect(Reading.throughEveryWindow(capture.text).creatorName == nil)
  }

  @Test("a response that was passed over says nothing of the next entry")
  func passedOverBefore() {
    let text = #"""
      {"log":{"entries":[{"request":{"url":"/no"},"response":{}},{"request":{"url":"/key"}}]}}
      """#
    let reading = Reading.throughEveryWindow(text, entriesWhere: isKeyURL)
    #expect(reading.entries == [HAREntry(index: 1, url: "/key")])
    #expect(reading.ending == .complete)
  }

  @Test("nothing of an entry is left in the next one")
  func nextEntry() {
    var capture = OneEntry()
    capture.log[3] = #""entries":[ENTRY,{"request":{"url":"/key"}},{"response":{"status":1}},{}]"#
    let reading = Reading.throughEveryWindow(capture.text, entriesWhere: isKeyURL)
    #expect(reading.entries == [OneEntry.expected, HAREntry(index: 1, url: "/key")])
    #expect(reading.entryCount == 4)
  }

  @Test(
    "a second URL may make an entry matter, or not, as long as its response was read",
    arguments: [
      (
        #""request":{"url":"/key"},"response":{"status":1},"request":{"url":"/no"}"#, nil,
        "not any more"
      ),
      (
        #""request":{"url":"/no"},"request":{"url":"/key"},"response":{"status":1}"#, 1,
        "before the response"
      ),
      (#""request":{"url":"/no","url":"/key"},"response":{"status":1}"#, 1, "in one request"),
      (
        #""response":{"status":1},"request":{"url":"/no"},"request":{"url":"/key"}"#, 1,
        "after the response"
      ),
      (
        #"""
        "request":{"url":"/no"},"response":{"status":1},
        "request":{"url":"/key"},"response":{"status":2}
        """#,
        2, "the response comes again"
      ),
      (
        #""request":{"url":"/no"},"response":{"status":1},"request":{"url":"/key"},"request":{}"#,
        nil, "and goes again"
      ),
    ] as [(String, Int?, String)])
  func secondURL(members: String, status: Int?, what: String) {
    let text = #"{"log":{"entries":[{\#(members)}]}}"#
    let reading = Reading.throughEveryWindow(text, entriesWhere: isKeyURL)
    #expect(reading.entries == (status.map { [HAREntry(index: 0, url: "/key", status: $0)] } ?? []))
    #expect(reading.ending == .complete)
  }

  @Test("a second URL that makes a response matter after it was passed over is an error")
  func contradiction() {
    let before = #"{"log":{"entries":[{},"#
    let entry =
      #"{"request":{"url":"/no"},"response":{"status":1},"request":{"url":"/key"}}"#
    let reading = Reading.throughEveryWindow(
      before + entry + #",{"request":{"url":"/key"}}]}}"#, entriesWhere: isKeyURL)
    let end = HARError.Position(offset: before.utf8.count + entry.utf8.count, entry: 1)
    #expect(reading.ending == .failed(.malformed(.secondURL, at: end)))
    #expect(reading.entries == [])
    #expect(reading.entryCount == 1)
  }
}
