import Testing

@testable import HAR

@Suite struct RawJSONTests {
  @Test(
    "a value is kept up to its limit, and not at all beyond it",
    arguments: [
      (#""abcd""#, .string, "abcd"), (#""abcde""#, .tooLong, ""), (#""\n\t""#, .string, #"\n\t"#),
      ("1234", .literal, "1234"), ("12345", .tooLong, ""), (#""""#, .string, ""),
      ("[12]", .container, "[12]"), (#"{"a":1}"#, .tooLong, ""),
    ] as [(String, RawJSON.Kind, String)])
  func limit(text: String, kind: RawJSON.Kind, bytes: String) throws {
    for size in 1...8 {
      let value = try Self.value(text, limit: 4, windowSize: size)
      #expect(value.kind == kind)
      #expect(String(decoding: value.bytes, as: UTF8.self) == bytes)
    }
  }

  @Test("a value takes the place of the one before, and a reset leaves none")
  func reuse() throws {
    var value = try Self.value(#""long enough to be in the way""#)
    value.begin(.literal, limit: 2)
    value.append([UInt8(ascii: "7")])
    #expect(value.integer == 7 && value.string == nil)
    value.reset()
    #expect(value.kind == .absent && value.string == nil && value.integer == nil && !value.isNull)
  }

  @Test(
    "a string is decoded, and whether it is a literal",
    arguments: [
      (#""""#, ""), (#""é😀""#, "é😀"), (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
      (#""\u00e9\ud83d\uDE00\u0000""#, "é😀\0"), (#""\v""#, nil), (#""\ud800""#, nil),
      ("\"a\nb\\u0063\"", "a\nbc"), ("\"\\\\\n\"", "\\\n"), ("\"\\\n\"", nil), ("\"\\\t\"", nil),
      (#""null""#, "null"), ("null", nil), ("true", nil), ("false", nil), ("nul", nil),
      ("nulll", nil), ("7", nil), ("[]", nil),
    ] as [(String, String?)])
  func string(text: String, string: String?) throws {
    let value = try Self.value(text)
    #expect(value.string == string)
    let count = value.withDecodedBytes { $0.count }
    #expect(count == value.lenientString?.utf8.count)
    #expect((value.lenientString == nil) == (value.kind != .string))
    if string != nil { #expect(value.lenientString == string) }
    #expect(value.isNull == (text == "null"))
    #expect(value.truth == (text == "true" ? true : text == "false" ? false : nil))
  }

  @Test(
    "a whole number is one however it is written",
    arguments: [
      ("0", 0), ("-0", 0), ("201", 201), ("201.0", 201), ("2.01e2", 201), ("20100e-2", 201),
      (#""201""#, 201), (#""201 ""#, 201), (#""\u0032\u0030\u0031""#, 201),
      ("9007199254740992", 9_007_199_254_740_992), ("1e30", nil), ("0.5", nil),
      ("true", nil), (#""""#, nil), (#""[1]""#, nil),
      ("\"" + String(repeating: "[", count: 999) + "\"", nil), ("\"2\0\"", nil), (#""2 01""#, nil),
      ("null", nil), ("[]", nil),
    ] as [(String, Int?)])
  func integer(text: String, integer: Int?) throws {
    #expect(try Self.value(text).integer == integer)
  }

  private static func value(_ text: String, limit: Int = 1000, windowSize: Int = 1000) throws
    -> RawJSON
  {
    var cursor = JSONCursor(ByteWindow(.bytes(Array(text.utf8)), size: windowSize))
    var value = RawJSON()
    try cursor.copyValue(into: &value, limit: limit)
    return value
  }
}
