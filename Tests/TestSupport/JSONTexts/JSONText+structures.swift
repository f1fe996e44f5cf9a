extension JSONText {
  /// RFC 8259 sections 2 and 3: one value with white space around it.
  static let structures = [
    valid("true", "true"), valid("false", "false"), valid("null", "null"),
    valid(" \t\r\nnull\n\r\t ", "all white space there is"),
    valid(nested("[", 10_000, "]"), "10,000 arrays"),
    valid(nested(#"{"":"#, 1_000, "}", around: "0"), "1,000 objects"),
    valid(nested(#"[{"":"#, 500, "}]", around: "0"), "1,000 arrays and objects"),

    invalid("True", "a capital letter"), invalid("nul", "half of null"),
    invalid("nulll", "more than null"),
    invalid(nested("[", 1_000, "]", around: "1 2"), "a wrong value, 1,000 arrays deep"),

    broken("", "nothing"), broken(" ", "only white space"),
    broken("null null", "two literals and a space"), broken("true,", "a comma behind it"),
    broken(",", "only a comma"), broken("1]", "the end of an array behind it"),
    broken("na\u{EF}ve", "a word with a letter of another script"), broken("\0", "a NUL"),
    broken("null\0", "a NUL behind it"), broken("\u{A0}null", "a no-break space before it"),
    broken("/* */null", "a comment before it"), broken("null // no", "a comment behind it"),
    broken("f({})", "a call"), broken("[}", "an array that ends as an object"),
    broken("{]}", "an object with the end of an array"),
    broken(nested("[", 10_000, ""), "10,000 arrays without end"),
    broken(nested(#"[{"":"#, 5_000, ""), "10,000 arrays and objects without end"),
    broken("]" + nested("[", 10, "]"), "an end too early"),
    broken(nested("[", 64, "]") + "]", "an end too many behind 64 arrays"),
    broken(nested("[", 65, "]").dropLast() + "}", "the last of 65 ends is wrong"),
  ]

  private static func nested(
    _ opening: String, _ depth: Int, _ end: String, around inner: String = ""
  ) -> String {
    String(repeating: opening, count: depth) + inner + String(repeating: end, count: depth)
  }
}
