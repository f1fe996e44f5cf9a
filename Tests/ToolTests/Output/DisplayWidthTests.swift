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
    "wraps at spaces",
    arguments: [
      ("a bc d", 4, ["a bc", "d"]), ("abcdef gh", 4, ["abcdef", "gh"]), ("鍵 鍵 鍵", 5, ["鍵 鍵", "鍵"]),
      ("", 4, []), (" a  b ", .max, ["a b"]),
    ] as [(String, Int, [String])])
  func wraps(text: String, width: Int, lines: [String]) {
    #expect(text.wrapped(to: width) == lines)
  }

  @Test(arguments: [("ab", 4, "ab  "), ("鍵", 4, "鍵  "), ("abcd", 2, "abcd")])
  func pads(text: String, width: Int, padded: String) {
    #expect(text.padded(to: width) == padded)
  }
}
