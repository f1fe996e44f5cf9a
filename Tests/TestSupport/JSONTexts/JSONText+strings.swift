extension JSONText {
  /// RFC 8259 section 7: quotes around characters and escapes.
  static let strings = [
    valid(#""""#, "no characters"), valid(#""π €𝄞""#, "characters of two, three and four bytes"),
    valid(#""\"\\\/\b\f\n\r\t""#, "every short escape"),
    valid(#""\u0060\u012a\u12AB""#, "small and capital hex digits"),
    valid(#""\u000Aline""#, "an escaped line feed"), valid(#""\u005C""#, "a backslash by its code"),
    valid(#""\uD834\uDd1e""#, "a surrogate pair"), valid("\"\u{7F}\"", "a delete character"),
    valid("\"\u{FEFF}\"", "a byte-order mark"), valid(#""[{]}""#, "brackets"),
    valid(#""}],:""#, "what could end an entry"), valid(#""\\""#, "a backslash before the end"),
    valid(#""\\\"""#, "a backslash and a quote before the end"),
    valid(#""\\u0022""#, "a backslash before what looks like an escape"),
    valid(#"["\"]"]"#, "a quote and a bracket, in an array"),
    valid(#""{\"request\":{\"url\":\"https://a.test/key\"}}""#, "an entry"),

    implementationDefined(#""\uD800""#, "a first surrogate alone"),
    implementationDefined(#""\uDFAA""#, "a second surrogate alone"),
    implementationDefined(#""\uD888\u1234""#, "a first surrogate before another character"),
    implementationDefined(#""\uDd1e\uD834""#, "a surrogate pair in the wrong order"),
    implementationDefined(#"{"\uDFAA":0}"#, "half a surrogate pair for a name"),

    invalid(#""\a""#, "an unknown escape"), invalid(#""\u00A""#, "three hex digits"),
    invalid(#""\u+041""#, "a sign among hex digits"),
    invalid(#""\uD800\u1x""#, "a surrogate before a wrong escape"), invalid("\"a\0a\"", "a NUL"),
    invalid("\"a\na\"", "a line feed"), invalid("\"\u{1F}\"", "the last control character"),
    invalid([0x22, 0x5C, 0xE5, 0x22], "an escaped byte that is not UTF-8"),
    invalid([0x22, 0x5C, 0x75, 0xE5, 0x22], "a byte that is not UTF-8 for hex digits"),
    invalid("['text']", "apostrophes for quotes, in an array"),
    invalid("[\u{E9}]", "a letter without quotes, in an array"),
    invalid(#"[\u0020"asd"]"#, "an escape before the quotes, in an array"),

    broken("\"", "only a quote"), broken(#""a"#, "no end"), broken(#"a""#, "no beginning"),
    broken(#""\"#, "a backslash for an end"), broken(#""\""#, "an escaped quote for an end"),
    broken(#""\\\""#, "the same behind an escaped backslash"),
    broken(#"["\{["\{["\{"#, "arrays and strings without end"),
    broken(#"["a"b"]"#, "a quote that is not escaped"), broken(#"""""#, "three quotes"),
    broken(#""a"x"#, "a letter behind it"), broken(#""a" "b""#, "two strings"),
    broken("'text'", "apostrophes for quotes"), broken(#"\n"#, "an escape without quotes"),
  ]
}
