import HAR
import Testing

@Suite struct HARBodyTests {
  /// Bytes of a text, as a body.
  private static func text(_ text: String) -> HARBody { .bytes(Array(text.utf8)) }

  @Test(
    "a body's text is decoded as its encoding says",
    arguments: [
      (#""text":"{\"a\":\"\u00e9\\n\"}""#, text(#"{"a":"é\n"}"#), "plain, with escapes"),
      (#""text":"\ud83d\ude00\/""#, text("😀/"), "a surrogate pair"),
      (#""text":" ""#, text(" "), "white space is a body"),
      (#""text":{"a": "\u0062}"}"#, text(#"{"a": "\u0062}"}"#), "an object, Requestly's way"),
      (#""text":["x"]"#, text(#"["x"]"#), "an array"),
      (#""text":"a2V5","encoding":"utf-8""#, text("a2V5"), "another encoding"),
      (#""text":"a2V5","encoding":["base64"]"#, text("a2V5"), "an encoding that is no string"),
      (#""text":"a2V5IQ==","encoding":"base64""#, text("key!"), "base64"),
      (#""text":"a2V5IQ","encoding":"base64""#, text("key!"), "base64 without padding"),
      (#""text":"\/\/79","encoding":"base64""#, .bytes([0xFF, 0xFE, 0xFD]), "escaped slashes"),
      (#""text":"a2V5IQ==","encoding":"BASE64""#, text("key!"), "the word in capitals"),
      (#""text":"a2V5IQ==","encoding":"base\u00364""#, text("key!"), "the word with an escape"),
      (#""text":"a2V5!","encoding":"base64""#, text("a2V5!"), "a foreign character"),
      (#""text":"====","encoding":"base64""#, text("===="), "padding and nothing else"),
      (#""text":"{}","encoding":"base64""#, text("{}"), "JSON marked as base64"),
    ] as [(String, HARBody, String)])
  func decoding(content: String, body: HARBody, what: String) {
    expect(content, body)
  }

  @Test(
    "base64 that is not marked is undone where it begins as JSON does",
    arguments: [
      (#""text":"eyJhIjoxfQ==""#, text(#"{"a":1}"#), "an object"),
      (#""text":"eyJhIjoxfQ""#, text(#"{"a":1}"#), "an object without padding"),
      (#""text":"CiAgIHt9""#, text("\n   {}"), "much white space before it"),
      (#""text":"\n\n\neyJhIjoxfQ==""#, text(#"{"a":1}"#), "line feeds before the base64"),
      (#""text":"eyJh\nIjox\nfQ==""#, text(#"{"a":1}"#), "a line feed behind every four letters"),
      (#""text":"77u/eyJhIjoxfQ==""#, text("\u{FEFF}{\"a\":1}"), "a byte-order mark"),
      (
        #""text":"ICAgICAgICAgICAgICAgICAgICB7fQ==""#,
        text(String(repeating: " ", count: 20) + "{}"),
        "twenty spaces"
      ),
      (#""text":"WzFd""#, text("[1]"), "an array"),
      (#""text":"eyJhIjoxLA==""#, text(#"{"a":1,"#), "an object that is cut off"),
      (#""text":"MjAx""#, text("MjAx"), "a number"),
      (#""text":"InRleHQi""#, text("InRleHQi"), "a string"),
      (#""text":"text""#, text("text"), "a word of four letters"),
      (#""text":"eyJhIjoxfQ==.x""#, text("eyJhIjoxfQ==.x"), "a token that begins with an object"),
      (#""text":"e""#, text("e"), "one letter"), (#""text":"eyJ""#, text("eyJ"), "three"),
      (#""text":"{}""#, text("{}"), "JSON as it is"),
    ] as [(String, HARBody, String)])
  func unmarkedBase64(content: String, body: HARBody, what: String) {
    expect(content, body)
  }

  @Test(
    "what is no body says why",
    arguments: [
      (#""size":8"#, .missing, "no text, Chrome's way"),
      (#""size":8,"comment":"Response bodies are not included.""#, .missing, "Firefox's way"),
      (#""encoding":"base64""#, .missing, "an encoding of nothing"),
      (#""text":null"#, .null, "null"), (#""text":"""#, .empty, "empty"),
      (#""text":"","encoding":"base64""#, .empty, "empty, marked as base64"),
      (#""_file":"a1b2.json""#, .elsewhere, "Playwright"),
      (#""_sha1":"a1b2.json""#, .elsewhere, "Playwright's trace"),
      (#""_file":"\#(String(repeating: "f", count: 5000))""#, .elsewhere, "a long file name"),
      (#""_file":null"#, .missing, "no file"),
      (#""_file":"a1b2.json","text":"here""#, text("here"), "a text beside the file"),
      (#""text":7"#, .undecodable(.notText), "a number"),
      (#""text":"H4sIAAAA","encoding":"base64""#, .undecodable(.compressed), "gzip in base64"),
      (#""text":"H4sIAAAA""#, .undecodable(.compressed), "gzip in base64 without the mark"),
      (#""text":"[\"1f8b0800\",\"00\"]""#, .undecodable(.compressed), "gzip in hex, Polly's way"),
      (#""text":"1f8b0800""#, .undecodable(.compressed), "gzip in hex"),
      (#""text":"[ \"1F8B0800\"]""#, .undecodable(.compressed), "gzip in hex, in capitals"),
      (#""text":"H4sA","encoding":"base64""#, .bytes([0x1F, 0x8B, 0]), "half of gzip's signature"),
      (#""text":"\x41""#, .undecodable(.invalidString), "an escape of another language"),
      (#""text":"\ud83d""#, .undecodable(.invalidString), "the first half of a pair"),
      (#""text":"\ude00\ud83d""#, .undecodable(.invalidString), "a pair the wrong way round"),
    ] as [(String, HARBody, String)])
  func noBody(content: String, body: HARBody, what: String) {
    expect(content, body)
  }

  @Test(
    "a sanitizer's mark is no body",
    arguments: [
      ("[text redacted]", true, "Cloudflare's and Google's"),
      ("[application/json redacted]", true, "with the type"), ("REDACTED", true, "in capitals"),
      (String(repeating: "-", count: 92) + "redacted", true, "the longest"),
      (String(repeating: "-", count: 93) + "redacted", false, "a text that mentions the word"),
      (#"{"public_key":"redacted"}"#, false, "an object that says so of a value"),
      ("reduced", false, "another word"), ("***", true, "stars"), ("* *", true, "stars and spaces"),
      ("*a", false, "more than stars"), ("   ", false, "spaces"),
    ])
  func redactionMark(mark: String, isMark: Bool, what: String) {
    #expect(HARBody.isRedactionMark(mark) == isMark)
    let json = mark.replacing("\"", with: "\\\"")
    expect(#""text":"\#(json)""#, isMark ? .redacted : Self.text(mark))
  }

  @Test("bytes that are not UTF-8 become U+FFFD")
  func notUTF8() {
    let capture = OneEntry.capture(content: #""text":"<\n>""#).utf8
    let damaged = capture.flatMap { byte -> [UInt8] in
      byte == UInt8(ascii: "<") ? [0xE9, 0xFF] : byte == UInt8(ascii: ">") ? [0xC3] : [byte]
    }
    let reading = Reading.throughEveryWindow(damaged)
    #expect(reading.entries.map(\.body) == [Self.text("\u{FFFD}\u{FFFD}\n\u{FFFD}")])
    #expect(reading.ending == .complete)
  }

  @Test("1 MiB of body is kept, one byte more is not")
  func longest() {
    #expect(HARBody.maxLength == 1 << 20)
    for (extra, isKept) in [(0, true), (1, false)] {
      let body = String(repeating: "0", count: 1 << 20 + extra)
      let reading = Reading(OneEntry.capture(content: #""text":"\#(body)""#))
      #expect(reading.entries.map(\.body) == [isKept ? Self.text(body) : .tooLong])
      let array = "[" + body.dropLast(2) + "]"
      let other = Reading(OneEntry.capture(content: #""text":\#(array)"#))
      #expect(other.entries.map(\.body) == [isKept ? Self.text(array) : .tooLong])
      #expect(reading.ending == .complete)
    }
  }

  @Test("what counts is the length as the body stands in the capture")
  func longestWithEscapes() {
    let half = String(repeating: "\\n", count: 1 << 19)
    let reading = Reading(OneEntry.capture(content: #""text":"\#(half)""#))
    #expect(reading.entries.map(\.body) == [.bytes(Array(repeating: 10, count: 1 << 19))])
    let more = Reading(OneEntry.capture(content: #""text":"\#(half)0""#))
    #expect(more.entries.map(\.body) == [.tooLong])
  }

  private func expect(
    _ content: String, _ body: HARBody, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let reading = Reading.throughEveryWindow(OneEntry.capture(content: content))
    #expect(reading.entries.map(\.body) == [body], sourceLocation: sourceLocation)
    #expect(reading.ending == .complete, sourceLocation: sourceLocation)
  }
}
