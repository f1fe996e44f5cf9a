import Foundation
import TestSupport
import Testing

@testable import HAR

@Suite struct JSONCursorTests {
  @Test(
    "what is wrong with the JSON is named where it stands",
    arguments: [
      ("{1:2}", .memberName, 1), ("{,}", .memberName, 1), (#"{"a":1,}"#, .memberName, 7),
      (#"{"a"::1}"#, .value, 5), (#"{"a":1 "b":2}"#, .commaOrBrace, 7),
      (#"{"a":1]"#, .commaOrBrace, 6), (#"{"a":"b"c"}"#, .commaOrBrace, 8),
      (#"{"log":{"entries":[1 2]}}"#, .commaOrBracket, 21),
      (#"{"log":{"creator":{"name":}}}"#, .value, 26), (#"{"log":{} "b":1}"#, .commaOrBrace, 10),
      // Only JSON's four kinds of white space are passed over.
      ("{ \u{B}}", .memberName, 2), ("{ \0}", .memberName, 2), ("{ \u{A0}}", .memberName, 2),
    ] as [(String, HARError.Expectation, Int)])
  func expectations(text: String, expectation: HARError.Expectation, offset: Int) {
    let error = HARError.malformed(.expected(expectation), at: .init(offset: offset))
    #expect(Reading.ofKeys(text).ending == .failed(error))
  }

  @Test(
    "inside an entry the entry is named too, also where nobody asked for the value",
    arguments: [
      (#"{"request":1 2}"#, .expected(.commaOrBrace), 13), ("", .expected(.value), 0),
      (#"{"request":}"#, .expected(.value), 11),
      (#"{"request":{"url":"/key",}}"#, .expected(.memberName), 25),
      (#"{"response":{"content":{"text" 1}}}"#, .expected(.colon), 31),
      ("[[}", .mismatchedBracket, 2), (#"{"_x":{"a":["]"}"#, .mismatchedBracket, 15),
      (#"[["a"b"]"#, .expected(.separator), 5), (#"[{"a"{}}"#, .expected(.separator), 5),
      (#"[{"a"\n:1}"#, .expected(.separator), 5),
      // Its pair stands in the next entry, and hides this one's end.
      (#"{"_x":{"etag":"W/"1","size":2}},{"_x":{"etag":"W/"1"}"#, .expected(.separator), 22),
    ] as [(String, HARError.Malformation, Int)])
  func insideEntry(entry: String, error: HARError.Malformation, offset: Int) {
    let before = #"{"log":{"entries":[{"request":{"url":"/key"}},7,"#
    let position = HARError.Position(offset: before.utf8.count + offset, entry: 2)
    let ending = HAREnding.failed(.malformed(error, at: position))
    let first = HAREntry(index: 0, url: "/key")
    #expect(
      Reading.ofKeys(before + entry + "]}}") == .one([first], ending, creator: nil, entryCount: 2))
  }

  @Test("more than 8 Mi brackets are an error at the first that is too many")
  func nestedTooDeep() throws {
    let reading = try withPipe { writer in
      try writer.write(contentsOf: Data(#"{"_x":"#.utf8))
      let piece = Data(repeating: UInt8(ascii: "["), count: 1 << 20)
      for _ in 0...8 { try writer.write(contentsOf: piece) }
    } reading: { source in
      Reading(source)
    }
    let error = HARError.Malformation.nestedTooDeep(limit: 8_388_608)
    #expect(reading.ending == .failed(.malformed(error, at: .init(offset: 6 + 8_388_608))))
  }

  @Test("a string of 3 MB passes by, wherever it stands")
  func longString() throws {
    var tooLong = OneEntry.expected
    tooLong.body = .tooLong
    for (capture, expected) in [
      (
        "STRING", Reading.one([], .failed(.notHAR(.notAnObject)), creator: nil, entryCount: 0)
      ),
      (#"{"_x":[STRING],"# + OneEntry().text.dropFirst(), .one()),
      (OneEntry.capture(content: #""text":STRING,"size":1"#), .one([tooLong])),
    ] {
      let parts = capture.components(separatedBy: "STRING").map { Data($0.utf8) }
      // Every byte that means something outside of strings, and an escaped quote at the end.
      let piece = Data(String(repeating: "[{,:}]" + #"\\\""#, count: 100_000).utf8)
      let reading = try withPipe { writer in
        try writer.write(contentsOf: parts[0] + "\"".utf8)
        for _ in 0..<3 { try writer.write(contentsOf: piece) }
        try writer.write(contentsOf: "\"".utf8 + parts[1])
      } reading: { source in
        Reading(source, entriesWhere: isKeyURL)
      }
      #expect(reading == expected)
    }
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
