import Testing

@testable import checkout_key

@Suite struct DisplayWidthTests {
  @Test(
    "counts columns",
    arguments: [
      ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("鍵", 2), ("한글", 4), ("ｱ", 1), ("Ａ", 2),
      ("🔑", 2), ("❤\u{FE0F}", 2), ("👩‍💻", 2), ("…", 1), ("↩", 1),
    ])
  func width(text: String, width: Int) {
    #expect(text.displayWidth == width)
  }

  @Test(
    "shortens in the middle",
    arguments: [
      ("abcdef", 6, "abcdef"), ("abcdefg", 6, "abc…fg"), ("abcdefg", 5, "ab…fg"),
      ("鍵鍵鍵鍵", 6, "鍵…鍵"), ("鍵鍵鍵鍵", 7, "鍵…鍵"), ("abc", 1, "…"),
    ])
  func middle(text: String, width: Int, shortened: String) {
    #expect(text.shortenedInMiddle(to: width) == shortened)
    #expect(text.shortenedInMiddle(to: width).displayWidth <= width)
  }

  @Test(
    "shortens at the end",
    arguments: [("abc", 3, "abc"), ("abcd", 3, "ab…"), ("鍵鍵鍵", 4, "鍵…"), ("ab", 1, "…")])
  func end(text: String, width: Int, shortened: String) {
    #expect(text.shortenedAtEnd(to: width) == shortened)
  }

  @Test(arguments: [("ab", 4, "ab  "), ("鍵", 4, "鍵  "), ("abcd", 2, "abcd")])
  func pads(text: String, width: Int, padded: String) {
    #expect(text.padded(to: width) == padded)
  }
}
