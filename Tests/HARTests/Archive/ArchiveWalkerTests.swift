import HAR
import Testing

/// The shapes in which archives come.
@Suite struct ArchiveWalkerTests {
  @Test("no order of members is assumed, at any level")
  func anyOrder() {
    for level in OneEntry.Level.allCases {
      for order in OneEntry()[level].permutations {
        var capture = OneEntry()
        capture[level] = order
        let reading = Reading.throughEveryWindow(capture.text, entriesWhere: isKeyURL)
        #expect(reading.entries == [OneEntry.expected], "\(order)")
        #expect(reading.creatorName == "Test", "\(order)")
        #expect(reading.entryCount == 1)
        #expect(reading.ending == .complete)
      }
    }
  }

  @Test("reading backwards is no different: every level at once in reverse order")
  func reversed() {
    var capture = OneEntry()
    capture.log.reverse()
    capture.entry.reverse()
    capture.request.reverse()
    capture.response.reverse()
    capture.content.reverse()
    let reading = Reading.throughEveryWindow(capture.text, entriesWhere: isKeyURL)
    #expect(reading.entries == [OneEntry.expected])
  }

  @Test(
    "white space may be anything that JSON allows, anywhere",
    arguments: [("\t", "tabs"), ("\r\n", "CRLF"), (" \n\t\r ", "all four"), ("", "none")])
  func whiteSpace(space: String, what: String) {
    // None of the tokens below occurs inside a string of this capture.
    var text = OneEntry().text.replacing(#""_note":"{\"log\":{}}""#, with: #""_note":0"#)
    text.replace("https:", with: "https\\u003a")
    text.replace("12:00:00.000Z", with: "noon")
    for token in ["{", "}", "[", "]", ":", ","] {
      text.replace(token, with: space + token + space)
    }
    var expected = OneEntry.expected
    expected.startedDateTime = "2026-11-23Tnoon"
    let reading = Reading.throughEveryWindow(text, entriesWhere: isKeyURL)
    #expect(reading.entries == [expected])
    #expect(reading.ending == .complete)
  }

  @Test("member names may be spelled with escapes")
  func escapedNames() {
    var text = OneEntry().text
    for name in [
      "log", "entries", "creator", "name", "startedDateTime", "request", "method", "url",
      "response", "status", "content", "text", "encoding", "_fetchedViaServiceWorker",
    ] {
      let escaped = name.utf16.map { unit in
        let hex = String(unit, radix: 16, uppercase: unit % 2 == 0)
        return "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      }
      text.replace("\"\(name)\":", with: "\"\(escaped.joined())\":")
    }
    #expect(!text.contains("\"url\":"))
    let reading = Reading.throughEveryWindow(text, entriesWhere: isKeyURL)
    #expect(reading.entries == [OneEntry.expected])
    #expect(reading.creatorName == "Test")
  }

  @Test("names that only resemble a known one are passed over")
  func similarNames() {
    var capture = OneEntry()
    capture.request += [#""URL":"x""#, #""url ":"x""#, #""":"x""#, #""ur\\l":"x""#, #""u\rl":"x""#]
    capture.response += [#""_status":404"#, #""Status":404"#]
    capture.content += ["\"\(String(repeating: "text", count: 500))\":\"x\""]
    let reading = Reading.throughEveryWindow(capture.text, entriesWhere: isKeyURL)
    #expect(reading.entries == [OneEntry.expected])
  }

  @Test(
    "neither a version nor pages are needed",
    arguments: [
      (#""version":"1.1""#, "WebPagetest"), (#""version":1.2"#, "a number"),
      (#""version":null"#, "null"), (#""comment":"none""#, "no version, no pages"),
    ])
  func noGate(member: String, what: String) {
    var capture = OneEntry()
    capture.log = [member, #""entries":[ENTRY]"#]
    let reading = Reading.throughEveryWindow(capture.text, entriesWhere: isKeyURL)
    #expect(reading.entries == [OneEntry.expected])
    #expect(reading.creatorName == nil)
    #expect(reading.ending == .complete)
  }

  @Test(
    "the exporter's name is kept if it is a short string",
    arguments: [
      (#"{"name":"Web\u0049nspector"}"#, "WebInspector", "escapes"),
      (#"{"name":7}"#, nil, "a number"), (#"{}"#, nil, "no name"),
      (#""WebInspector""#, nil, "no object"), (#"null"#, nil, "null"),
      (
        #"{"name":"\#(String(repeating: "n", count: 4096))"}"#, String(repeating: "n", count: 4096),
        "the longest"
      ),
      (#"{"name":"\#(String(repeating: "n", count: 4097))"}"#, nil, "too long"),
    ] as [(String, String?, String)])
  func creator(value: String, name: String?, what: String) {
    let text = #"{"log":{"creator":\#(value),"entries":[]}}"#
    let reading = Reading.throughEveryWindow(text)
    #expect(reading.creatorName == name)
    #expect(reading.ending == .complete)
  }

  @Test("an element of entries that is no object has an index and nothing else")
  func elementsThatAreNoEntries() {
    let text = #"""
      {"log":{"entries":[null, 1, "{", [{"request":{"url":"/key"}}], {}, {"request":[]},
        {"request":{"url":"/key"}}, true]}}
      """#
    let reading = Reading.throughEveryWindow(text, entriesWhere: isKeyURL)
    #expect(reading.entries == [HAREntry(index: 6, url: "/key")])
    #expect(reading.entryCount == 8)
    #expect(reading.ending == .complete)
  }

  @Test("no entries is an archive too")
  func noEntries() {
    let reading = Reading.throughEveryWindow(#"{"log":{"entries":[]}}"#)
    #expect(reading.entries.isEmpty)
    #expect(reading.entryCount == 0)
    #expect(reading.ending == .complete)
  }

  @Test(
    "a request without a usable URL is never wanted",
    arguments: [
      (#"{"method":"GET"}"#, "none"), (#"{"url":null}"#, "null"), (#"{"url":7}"#, "a number"),
      (#"{"url":["/key"]}"#, "an array"), (#"{"url":{"url":"/key"}}"#, "an object"),
      (#"["url","/key"]"#, "no object"),
      ("null", "null in place of the request"),
    ])
  func withoutURL(request: String, what: String) {
    let text = #"{"log":{"entries":[{"request":\#(request),"response":{"status":201}}]}}"#
    let reading = Reading.throughEveryWindow(text)
    #expect(reading.entries == [])
    #expect(reading.entryCount == 1)
    #expect(reading.ending == .complete)
  }

  @Test(
    "the status is a whole number, however it is written",
    arguments: [
      (#""status":201"#, 201, "a number"), (#""status":"201""#, 201, "Flutter's string"),
      (#""status":201.0"#, 201, "a fraction of nothing"), (#""status":2.01e2"#, 201, "an exponent"),
      (#""status":-1"#, -1, "below zero"), (#""status":0"#, 0, "a request that failed"),
      (#""status":201.5"#, nil, "a fraction"), (#""status":null"#, nil, "null"),
      (#""status":"""#, nil, "an empty string"), (#""status":"Created""#, nil, "words"),
      (#""status":[201]"#, nil, "an array"), (#""status":NaN"#, nil, "Python's NaN"),
      (#""status":1e999"#, nil, "beyond every number"), (#""statusText":"201""#, nil, "missing"),
      (#""status":201abc"#, nil, "a number with a tail"),
    ] as [(String, Int?, String)])
  func status(member: String, status: Int?, what: String) {
    var capture = OneEntry()
    capture.response[0] = member
    var expected = OneEntry.expected
    expected.status = status
    let reading = Reading.throughEveryWindow(capture.text, entriesWhere: isKeyURL)
    #expect(reading.entries == [expected])
    #expect(reading.ending == .complete)
  }

  @Test(
    "only true is a service worker's mark",
    arguments: [
      ("true", true), ("false", false), ("null", false), ("1", false), (#""true""#, false),
      ("{}", false),
    ])
  func serviceWorker(value: String, isFetched: Bool) {
    var capture = OneEntry()
    capture.response[1] = #""_fetchedViaServiceWorker":\#(value)"#
    let reading = Reading.throughEveryWindow(capture.text, entriesWhere: isKeyURL)
    #expect(reading.entries.map(\.isFetchedViaServiceWorker) == [isFetched])
  }

  @Test("values of a line that are longer than a line are not kept")
  func longValues() {
    let (fits, long) = (String(repeating: "1", count: 4096), String(repeating: "1", count: 4097))
    var capture = OneEntry()
    capture.entry[0] = #""startedDateTime":"\#(fits)""#
    capture.request[0] = #""method":"\#(long)""#
    capture.response[0] = #""status":\#(long)"#
    var expected = OneEntry.expected
    expected.startedDateTime = fits
    expected.method = nil
    expected.status = nil
    let reading = Reading.throughEveryWindow(capture.text, entriesWhere: isKeyURL)
    #expect(reading.entries == [expected])
  }

  @Test("a response in place of an object is a response without anything", arguments: ["7", "[]"])
  func responseIsNoObject(value: String) {
    var capture = OneEntry()
    capture.entry[2] = #""response":\#(value)"#
    let expected = HAREntry(
      index: 0, startedDateTime: "2026-11-23T12:00:00.000Z", method: "POST",
      url: "https://a.test/key")
    let reading = Reading.throughEveryWindow(capture.text, entriesWhere: isKeyURL)
    #expect(reading.entries == [expected])
  }
}
