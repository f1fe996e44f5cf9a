import CheckoutKey
import Testing

@Suite struct ForeignTextTests {
  @Test(
    "escapes what is invisible or drives a terminal",
    arguments: [
      ("plain é 漢字 😀 \\ \"", "plain é 漢字 😀 \\ \"", "nothing to escape"),
      ("a\u{1B}[31mb", "a\\u{1B}[31mb", "an escape sequence"),
      ("a\nb\r\tc\0", "a\\u{A}b\\u{D}\\u{9}c\\u{0}", "control characters"),
      ("\u{7F}\u{9B}", "\\u{7F}\\u{9B}", "DEL and C1"),
      ("a\u{202E}b\u{2066}", "a\\u{202E}b\\u{2066}", "bidirectional overrides"),
      ("a\u{200B}\u{FEFF}\u{2060}\u{AD}", "a\\u{200B}\\u{FEFF}\\u{2060}\\u{AD}", "zero-width"),
      ("a\u{2028}\u{2029}", "a\\u{2028}\\u{2029}", "line separators"),
      ("\u{E0041}\u{3164}", "\\u{E0041}\\u{3164}", "tags and fillers"),
    ])
  func escapes(text: String, expected: String, case: String) {
    #expect(text.escapedForDisplay == expected)
  }

  /// No literal holds them.
  @Test("escapes what is no character", arguments: [0xFFFE, 0xFFFF, 0xFDD0, 0x1FFFF] as [UInt32])
  func escapesNoncharacters(number: UInt32) throws {
    let text = String(Character(try #require(Unicode.Scalar(number))))
    #expect(text.escapedForDisplay == "\\u{\(String(number, radix: 16, uppercase: true))}")
  }
}
