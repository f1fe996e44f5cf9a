import Foundation
import HAR
import Testing

@testable import HAR

/// Values that nobody asked for.
@Suite struct SkippedValueTests {
  @Test(
    "a value is skipped to its end and not further",
    arguments: [
      (#""""#, "an empty string"), (#""a\"b""#, "a quote"), (#""\\""#, "a backslash"),
      (#""]}[{""#, "brackets in a string"), ("[]", "an empty array"), ("{}", "an empty object"),
      (#"{"a":[{"b":"]"},"}",[[]]],"c":{}}"#, "brackets in strings in brackets"),
      (#"["\"]","\\",{"\\\"":"["}]"#, "escapes"), ("[1 2,,:]", "what is not checked"),
      (#"[;<>\\^_|~?@]"#, "bytes that differ from brackets in one bit"),
      ("true", "a literal"), ("-1.5e+10", "a number"), ("NaN", "Python's NaN"),
    ])
  func end(value: String, what: String) {
    let text = #"{"_x": \#(value),"log":{"entries":[{"request":{"url":"/key"}}]}}"#
    let reading = Reading.throughEveryWindow(text)
    #expect(reading.entries == [HAREntry(index: 0, url: "/key")])
    #expect(reading.ending == .complete)
  }

  @Test(
    "brackets that do not match are found where they stand",
    arguments: [("[}", 1), ("{]", 1), ("[[]}", 3), (#"{"a":["]"}"#, 9), ("[{}[[]}]", 6)])
  func mismatch(value: String, index: Int) {
    let before = #"{"log":{"entries":[{"_x":"#
    let reading = Reading.throughEveryWindow(before + value + #"}]}}"#)
    let position = HARError.Position(offset: before.utf8.count + index, entry: 0)
    #expect(reading.ending == .failed(.malformed(.mismatchedBracket, at: position)))
  }

  @Test(
    "a string that ends too early is found by what follows it",
    arguments: [
      (#"["a"b"]"#, 4, "a letter"), (#"{"a"{}}"#, 4, "an opening brace"),
      (#"{"a"\n:1}"#, 4, "a literal line break"), (#"["a"_"]"#, 4, "an underscore"),
    ])
  func behindString(value: String, index: Int, what: String) {
    let before = #"{"log":{"entries":[{"_x":"#
    let reading = Reading.throughEveryWindow(before + value + #"}]}}"#)
    let position = HARError.Position(offset: before.utf8.count + index, entry: 0)
    #expect(reading.ending == .failed(.malformed(.expected(.separator), at: position)))
  }

  @Test("two stray quotes do not hide the entry between them")
  func strayQuotes() {
    let entry = #"{"_x":{"etag":"W/"1","size":2}}"#
    let reading = Reading.throughEveryWindow(
      #"{"log":{"entries":[\#(entry),{"request":{"url":"/key"}},\#(entry)]}}"#)
    let position = HARError.Position(
      offset: #"{"log":{"entries":[{"_x":{"etag":"W/"1",""#.utf8.count, entry: 0)
    #expect(reading.ending == .failed(.malformed(.expected(.separator), at: position)))
  }

  @Test("200,000 arrays in each other are skipped")
  func nested() {
    let (open, close) = (
      String(repeating: "[", count: 200_000), String(repeating: "]", count: 200_000)
    )
    var capture = OneEntry()
    capture.root.insert(#""_x":\#(open + close)"#, at: 0)
    let whole = capture.text
    #expect(Reading(whole, entriesWhere: isKeyURL).entries == [OneEntry.expected])

    capture.root[0] = #""_x":\#(open + close.dropLast())}"#
    let position = HARError.Position(offset: #"{"_x":"#.utf8.count + 399_999)
    #expect(
      Reading(capture.text).ending == .failed(.malformed(.mismatchedBracket, at: position)))
  }

  @Test("more brackets than are counted are an error at the first that is too many")
  func nestedTooDeep() throws {
    let reading = try withPipe { writer in
      try writer.write(contentsOf: Data(#"{"_x":"#.utf8))
      let piece = Data(repeating: UInt8(ascii: "["), count: 1 << 20)
      // One piece more than fits.
      for _ in 0...BracketStack.maxDepth / piece.count { try writer.write(contentsOf: piece) }
    } reading: { source in
      Reading(source)
    }
    let position = HARError.Position(offset: #"{"_x":"#.utf8.count + BracketStack.maxDepth)
    let tooDeep = HARError.Malformation.nestedTooDeep(limit: BracketStack.maxDepth)
    #expect(reading.ending == .failed(.malformed(tooDeep, at: position)))
  }

  @Test("20 MB of string in a member that nobody asked for pass by")
  func longString() throws {
    let reading = try withPipe { writer in
      try writer.write(contentsOf: Data(#"{"_x":["#.utf8))
      try writer.writeString(ofMegabytes: 20)
      try writer.write(contentsOf: Data("],\(OneEntry().text.dropFirst())".utf8))
    } reading: { source in
      Reading(source, entriesWhere: isKeyURL)
    }
    #expect(reading.entries == [OneEntry.expected])
    #expect(reading.ending == .complete)
  }

  @Test("20 MB of string in a body are too long, and the entry is read to its end")
  func longBody() throws {
    let text = OneEntry.capture(content: #""text":BODY,"size":1"#)
    let parts = text.components(separatedBy: "BODY")
    let reading = try withPipe { writer in
      try writer.write(contentsOf: Data(parts[0].utf8))
      try writer.writeString(ofMegabytes: 20)
      try writer.write(contentsOf: Data(parts[1].utf8))
    } reading: { source in
      Reading(source, entriesWhere: isKeyURL)
    }
    var expected = OneEntry.expected
    expected.body = .tooLong
    #expect(reading.entries == [expected])
    #expect(reading.ending == .complete)
  }
}
