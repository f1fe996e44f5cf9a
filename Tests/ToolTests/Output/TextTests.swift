import Testing

@testable import checkout_key

/// How wide texts are, and how numbers read.
@Suite struct TextTests {
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

  @Test(
    "reads as people say and write it",
    arguments: [
      (Quantity.bytes(0), "0 B"), (Quantity.bytes(999), "999 B"), (Quantity.bytes(1000), "1.0 kB"),
      (Quantity.bytes(99_900), "99.9 kB"), (Quantity.bytes(99_960), "100 kB"),
      (Quantity.bytes(999_900), "1.0 MB"), (Quantity.bytes(2_500_000_000), "2.5 GB"),
      (Quantity.bytes(7_000_000_000_000_000), "7000 TB"), (Quantity.seconds(0.0004), "1 ms"),
      (Quantity.seconds(0.0421), "42 ms"), (Quantity.seconds(0.9996), "1.0 s"),
      (Quantity.seconds(59.94), "59.9 s"), (Quantity.seconds(60), "1 min 0 s"),
      (Quantity.seconds(192.4), "3 min 12 s"), (Quantity.count(0, "key"), "0 keys"),
      (Quantity.count(1, "key"), "1 key"), (Quantity.count(1000, "key"), "1000 keys"),
    ])
  func quantity(words: String, expected: String) {
    #expect(words == expected)
  }
}
