import HAR
import Testing

@Suite struct HARBodyTests {
  /// Bytes of a text, as a body.
  private static func text(_ text: String) -> HARBody { .bytes(Array(text.utf8)) }

  @Test(
    "a body's text is decoded as its encoding says",
    arguments: [
      (#""text":"{\"a\":\"\u00e9\\n\"}""#, text(#"{"a":"é\n"}"#)), (#""text":" ""#, text(" ")),
      (#""text":"\ud83d\ude00\/""#, text("😀/")), (#""text":["x"]"#, text(#"["x"]"#)),
      (#""text":{"a": "\u0062}"}"#, text(#"{"a": "\u0062}"}"#)),
      (#""text":"a2V5","encoding":"utf-8""#, text("a2V5")),
      (#""text":"a2V5","encoding":["base64"]"#, text("a2V5")),
      (#""text":"a2V5IQ==","encoding":"BASE64""#, text("key!")),
      (#""text":"a2V5IQ","encoding":"base\u00364""#, text("key!")),
      (#""text":"\/\/79","encoding":"base64""#, .bytes([0xFF, 0xFE, 0xFD])),
      // Marked as base64, and none.
      (#""text":"a2V5!","encoding":"base64""#, text("a2V5!")),
      (#""text":"====","encoding":"base64""#, text("====")),
    ] as [(String, HARBody)])
  func decoding(content: String, body: HARBody) {
    expect(content, body)
  }

  @Test(
    "base64 that is not marked is undone where it begins as JSON does",
    arguments: [
      ("eyJhIjoxfQ==", #"{"a":1}"#), ("eyJhIjoxfQ", #"{"a":1}"#), ("CiAgIHt9", "\n   {}"),
      (#"\n\neyJh\nIjox\nfQ=="#, #"{"a":1}"#), ("77u/eyJhIjoxfQ==", "\u{FEFF}{\"a\":1}"),
      ("ICAgICAgICAgICAgICAgICAgICB7fQ==", String(repeating: " ", count: 20) + "{}"),
      ("WzFd", "[1]"), ("eyJhIjoxLA==", #"{"a":1,"#), ("MjAx", "MjAx"), ("InRleHQi", "InRleHQi"),
      ("text", "text"), ("eyJhIjoxfQ==.x", "eyJhIjoxfQ==.x"), ("e", "e"), ("{}", "{}"),
    ])
  func unmarkedBase64(content: String, body: String) {
    expect(#""text":"\#(content)""#, Self.text(body))
  }

  @Test(
    "what is no body says why",
    arguments: [
      (#""size":8"#, .missing), (#""encoding":"base64""#, .missing), (#""_file":null"#, .missing),
      (#""text":null"#, .null), (#""text":"","encoding":"base64""#, .empty),
      (#""_file":"a1b2.json""#, .elsewhere), (#""_sha1":"a1b2.json""#, .elsewhere),
      (#""_file":"\#(String(repeating: "f", count: 5000))""#, .elsewhere),
      (#""_file":"a1b2.json","text":"here""#, text("here")),
      (#""text":7"#, .undecodable(.notText)),
      (#""text":"H4sIAAAA""#, .undecodable(.compressed)),
      (#""text":"H4sI","encoding":"base64""#, .undecodable(.compressed)),
      (#""text":"[ \"1F8B0800\"]""#, .undecodable(.compressed)),
      (#""text":"H4sA","encoding":"base64""#, .bytes([0x1F, 0x8B, 0])),
      (#""text":"\x41""#, .undecodable(.invalidString)),
      (#""text":"\ude00\ud83d""#, .undecodable(.invalidString)),
    ] as [(String, HARBody)])
  func noBody(content: String, body: HARBody) {
    expect(content, body)
  }

  @Test(
    "a sanitizer's mark is no body",
    arguments: [
      ("[text redacted]", true), ("REDACTED", true), ("reduced", false), ("* *", true),
      ("*a", false), ("   ", false), (#"{"public_key":"redacted"}"#, false),
      (String(repeating: "-", count: 92) + "redacted", true),
      (String(repeating: "-", count: 93) + "redacted", false),
    ])
  func redactionMark(mark: String, isMark: Bool) {
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
    let body = Self.text("\u{FFFD}\u{FFFD}\n\u{FFFD}")
    #expect(Reading.ofKeys(damaged).entries.map(\.body) == [body])
  }

  @Test("1 MiB of body is kept as it stands in the capture, one byte more is not")
  func longest() {
    #expect(HARBody.maxLength == 1 << 20)
    let zeros = String(repeating: "0", count: 1 << 20)
    let undone = Array(repeatElement([0xD3, 0x4D, 0x34] as [UInt8], count: 1 << 18).joined())
    let lineFeeds = String(repeating: "\n", count: 1 << 19)
    let escapes = lineFeeds.replacing("\n", with: #"\n"#)
    for (json, body) in [
      (#""\#(zeros)""#, Self.text(zeros)), (#""\#(zeros)0""#, .tooLong),
      ("[\(zeros.dropLast(2))]", Self.text("[\(zeros.dropLast(2))]")),
      ("[\(zeros.dropLast())]", .tooLong),
      (#""\#(zeros)","encoding":"base64""#, .bytes(undone)),
      (#""\#(escapes)""#, Self.text(lineFeeds)), (#""\#(escapes)0""#, .tooLong),
    ] {
      let reading = Reading(OneEntry.capture(content: #""text":\#(json)"#))
      #expect(reading.entries.map(\.body) == [body])
    }
  }

  private func expect(_ content: String, _ body: HARBody) {
    var entry = OneEntry.expected
    entry.body = body
    #expect(Reading.ofKeys(OneEntry.capture(content: content)) == .one([entry]))
  }
}
