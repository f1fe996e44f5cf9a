import Testing

@testable import checkout_key

@Suite struct ClosestWordTests {
  @Test(
    "counts letters that are wrong",
    arguments: [
      ("format", "format", 0, "the same word"),
      ("fomat", "format", 1, "a letter left out"),
      ("formmat", "format", 1, "a letter too many"),
      ("farmat", "format", 1, "a letter changed"),
      ("ofrmat", "format", 1, "neighbours swapped"),
      ("", "all", 3, "nothing against a word"),
      ("ca", "abc", 3, "a swap with a letter in between counts in full"),
      ("e\u{301}", "é", 0, "letters, not code points"),
    ])
  func distance(first: String, second: String, expected: Int, case: String) {
    #expect(ClosestWord.distance(first, second) == expected)
    #expect(ClosestWord.distance(second, first) == expected, "the distance has no direction")
  }

  @Test(
    "suggests a word only if it is close",
    arguments: [
      ("fromat", ["format", "host"], "format", "a swap"),
      ("frmt", ["format", "host"], "format", "a third of its letters missing"),
      ("fmt", ["format", "host"], nil, "half of its letters missing"),
      ("hsot", ["host", "hoot"], "host", "the closer of two"),
      ("hopt", ["host", "hoot"], "host", "the first of two that are as close"),
      ("al", ["all"], "all", "one of three letters"),
      ("x", ["n"], "n", "a word of one letter may be all wrong"),
      ("FORMAT", ["format"], nil, "case counts"),
    ] as [(String, [String], String?, String)])
  func suggestion(word: String, words: [String], expected: String?, case: String) {
    #expect(ClosestWord.to(word, among: words) == expected)
  }
}
