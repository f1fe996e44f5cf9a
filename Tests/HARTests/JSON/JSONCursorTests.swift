import TestSupport
import Testing

@testable import HAR

@Suite struct JSONCursorTests {
  @Test(
    "what is wrong with the JSON is named where it stands",
    arguments: [
      ("{1:2}", .memberName, 1, "a number for a name"), ("{,}", .memberName, 1, "a comma first"),
      (#"{"a":1,}"#, .memberName, 7, "a comma last"), ("{`a`:1}", .memberName, 1, "wrong quotes"),
      (#"{"a"::1}"#, .value, 5, "two"),
      (#"{"a":1 "b":2}"#, .commaOrBrace, 7, "no comma"),
      (#"{"a":1]"#, .commaOrBrace, 6, "a bracket for a brace"),
      (#"{"a":"b"c"}"#, .commaOrBrace, 8, "a quote too early"),
      (#"{"log":{"entries":[1 2]}}"#, .commaOrBracket, 21, "no comma in entries"),
      (#"{"log":{"creator":{"name":}}}"#, .value, 26, "no value of a name"),
      (#"{"log":{} "b":1}"#, .commaOrBrace, 10, "no comma after log"),
    ] as [(String, HARError.Expectation, Int, String)])
  func expectations(text: String, expectation: HARError.Expectation, offset: Int, what: String) {
    let error = HARError.malformed(.expected(expectation), at: .init(offset: offset))
    #expect(Reading.throughEveryWindow(text).ending == .failed(error))
  }

  @Test(
    "inside an entry the entry is named too",
    arguments: [
      (#"{"request":1 2}"#, .commaOrBrace, 13, "no comma"),
      (#"{"request":}"#, .value, 11, "no value"),
      (#"{"request":{"url":"/key",}}"#, .memberName, 25, "in a request"),
      (#"{"response":{"content":{"text" 1}}}"#, .colon, 31, "in a content"),
      ("", .value, 0, "none"),
    ] as [(String, HARError.Expectation, Int, String)])
  func insideEntry(entry: String, expectation: HARError.Expectation, offset: Int, what: String) {
    let before = #"{"log":{"entries":[{"request":{"url":"/key"}},7,"#
    let reading = Reading.throughEveryWindow(before + entry + "]}}")
    let position = HARError.Position(offset: before.utf8.count + offset, entry: 2)
    #expect(reading.ending == .failed(.malformed(.expected(expectation), at: position)))
    #expect(reading.entries == [HAREntry(index: 0, url: "/key")])
    #expect(reading.entryCount == 2)
  }

  @Test("white space of any length is passed over, through windows of every size")
  func space() throws {
    var random = Random(seed: 8)
    for length in 0..<24 {
      // Mostly indentation, as in a capture.
      let space = (0..<length).map { _ in
        Array("       \n\r\t".utf8).randomElement(using: &random) ?? 0
      }
      for size in 1...length + 1 {
        var cursor = JSONCursor(ByteWindow(.bytes(space + [UInt8(ascii: "[")]), size: size))
        let token = try cursor.peekToken()
        let offset = cursor.offset
        #expect(token == UInt8(ascii: "["), "window size \(size)")
        #expect(offset == length, "window size \(size)")
        cursor.advance()
        let end = try cursor.peekToken()
        #expect(end == nil)
      }
    }
  }

  @Test(
    "only JSON's four kinds of white space are passed over",
    arguments: ["\u{B}", "\u{C}", "\0", "\u{A0}"])
  func otherSpace(space: String) {
    let error = HARError.malformed(.expected(.memberName), at: .init(offset: 2))
    #expect(Reading.throughEveryWindow("{ \(space)}").ending == .failed(error))
  }

  @Test(
    "of a text that is no archive, the values that are asked for are decoded and checked",
    arguments: [
      (#"{"a":"x"}"#, .string("x")), (#"{"a":"\u0078"}"#, .string("x")),
      (#"{"a":true}"#, .bool(true)),
      (#"{"\u0061":false}"#, .bool(false)), (#"{"a":null}"#, .other), (#"{"a":-1.5e3}"#, .other),
      (#"{"b":{"a":1},"a":[{}]}"#, .container), (#"{"a":{"b":"}"}} "#, .container),
      ("\u{FEFF}{\"a\":\"x\"}", .string("x")),
      (#"{"\#(String(repeating: "b", count: 5000))":1,"a":"x"}"#, .string("x")),
      (#"{"a":"\q"}"#, .string(#"\q"#)), (#"{"a":"\ud800"}"#, .string(#"\ud800"#)),
      ("{\"a\":\"x\ny\"}", .string("x\ny")), ("{\"a\":\"x\n\\ty\"}", .string("x\n\ty")),
      (#"{"a":1e400}"#, .other), (#"{"a":nonsense}"#, .other), (#"{"a":NaN}"#, nil),
      (#"{"a":x}"#, nil), (#"{"a":"x"} 1"#, nil), (#"{"a":"x"}}"#, nil), (#"{"a":"x",}"#, nil),
      (#"{"a":"x""#, nil), (#"{"a"}"#, nil), (#"{a:"x"}"#, nil), ("", nil), ("[]", nil),
    ] as [(String, JSONValue?)])
  func values(text: String, expected: JSONValue?) {
    #expect((try? Self.valueOfA(text)) == expected)
  }

  @Test("a text of UTF-16 ends with a whole character") func halfACharacter() throws {
    let text = Array("{}".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
    let ends: [([UInt8], Bool)] = [
      ([], true), ([0x20, 0], true), ([0x20], false), ([0, 0xD8], false),
    ]
    for (end, isWhole) in ends {
      var cursor = try JSONCursor(text + end)
      try cursor.skipValue()
      #expect(((try? cursor.expectEnd()) != nil) == isWhole)
    }
  }

  /// The value of the member `a` of the object that a whole text is.
  private static func valueOfA(_ text: String) throws -> JSONValue? {
    var cursor = try JSONCursor(Array(text.utf8))
    guard try cursor.enterObject() else { return nil }
    var value: JSONValue?
    while let name = try cursor.nextMemberName() {
      if name == "a" { value = try cursor.value() } else { try cursor.skipValue() }
    }
    try cursor.expectEnd()
    return value
  }
}
