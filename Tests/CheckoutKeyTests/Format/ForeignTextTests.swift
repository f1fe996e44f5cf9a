import CheckoutKey
import Testing

@Suite struct ForeignTextTests {
  @Test(
    "escapes what is invisible or drives a terminal",
    arguments: [
      ("plain é 漢字 😀 \\ \"", "plain é 漢字 😀 \\ \"", "nothing to escape"),
      ("\u{1F}\u{7F}\u{9B} ~", "\\u{1F}\\u{7F}\\u{9B} ~", "control characters"),
      ("a\u{202E}b\u{2066}", "a\\u{202E}b\\u{2066}", "what turns a text's direction"),
      ("\u{200B}\u{2028}\u{2029}", "\\u{200B}\\u{2028}\\u{2029}", "zero width, separators"),
      ("\u{E0041}\u{3164}", "\\u{E0041}\\u{3164}", "tags and fillers"),
      // No literal holds it.
      (String(decoding: [0xFFFE], as: UTF16.self), "\\u{FFFE}", "what is no character"),
    ])
  func escapes(text: String, expected: String, case: String) {
    #expect(text.escapedForDisplay == expected)
  }
}
