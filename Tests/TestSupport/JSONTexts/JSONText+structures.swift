extension JSONText {
  /// RFC 8259 sections 2 and 3: one value with white space around it.
  static let structures = [
    valid("true", "true"), valid("false", "false"), valid("null", "null"),
    valid(" \t\r\nnull\n\r\t ", "all white space there is"),
    valid("\n[true]\n", "line feeds around it"), valid(nested("[", 500, "]"), "500 arrays"),
    valid(nested("[", 10_000, "]"), "10,000 arrays"),
    valid(nested(#"{"":"#, 1_000, "}", around: "0"), "1,000 objects"),
    valid(nested(#"[{"":"#, 500, "}]", around: "0"), "1,000 arrays and objects"),

    invalid("True", "a capital letter"), invalid("[TRUE]", "capital letters, in an array"),
    invalid("tru", "half of true"), invalid("[fals]", "half of false, in an array"),
    invalid("nul", "half of null"), invalid("nulll", "more than null"),
    invalid("truefalse", "two literals"), invalid("undefined", "JavaScript's undefined"),
    invalid("[None]", "Python's null, in an array"), invalid("asd", "a word"),
    invalid("a.b_c$1", "a name of JavaScript's"),
    invalid(nested("[", 1_000, "]", around: "1 2"), "a wrong value, 1,000 arrays deep"),

    broken("", "nothing"), broken(" ", "only white space"),
    broken("null null", "two literals and a space"), broken("true,", "a comma behind it"),
    broken(",", "only a comma"), broken(":", "only a colon"),
    broken("1]", "the end of an array behind it"), broken("*", "a star"),
    broken("<null>", "angle brackets"), broken("2@", "a commercial at behind it"),
    broken("\u{E5}", "a letter of another script"),
    broken("na\u{EF}ve", "a word with a letter of another script"), broken("\0", "a NUL"),
    broken("null\0", "a NUL behind it"), broken("\u{0C}null", "a form feed before it"),
    broken("null\u{0B}", "a vertical tab behind it"),
    broken("\u{A0}null", "a no-break space before it"),
    broken("\u{2060}null", "a word joiner before it"), broken("/* */null", "a comment before it"),
    broken("null // no", "a comment behind it"), broken("# no\nnull", "a comment of a shell"),
    broken("---\nnull", "a document of YAML"), broken("(null)", "parentheses"),
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
