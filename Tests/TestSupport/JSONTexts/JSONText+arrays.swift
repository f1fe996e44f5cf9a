extension JSONText {
  /// RFC 8259 section 5: elements with commas between them.
  static let arrays = [
    valid("[]", "no elements"), valid("[ \n ]", "nothing but white space"),
    valid("[\"a\"]\n", "a line feed behind it"),
    valid("[null, 1, \"1\", {}, []]", "elements of every type"),
    valid("[[[[]],[]],[]]", "arrays in arrays"),
    valid("[{\"a\":[{\"b\":[]}]},{}]", "arrays and objects in turn"),

    invalid("[1,]", "a comma before the end"), invalid("[1,,2]", "two commas between elements"),
    invalid("[,1]", "a comma before the first"),
    invalid("[3[4]]", "no comma before an inner array"),
    invalid("[{}{}]", "no comma between objects"), invalid("[\"\": 1]", "a member"),
    invalid("[x]", "a word"), invalid("[1/* one */]", "a comment"),
    invalid("[\u{0C}]", "a form feed"), invalid("[\u{A0}]", "a no-break space"),
    invalid("[\0]", "a NUL"), invalid([0x5B, 0xFF, 0x5D], "a byte that is not UTF-8"),

    invalid("[\"a\"1]", "a number stuck to a string"),
    invalid("[\"a\" \"b\"]", "strings without a comma"),
    broken("[\"\u{0B}a\"\\f]", "a vertical tab in a string and an escape behind it"),
    broken("[", "only the opening"), broken("]", "only the end"),
    broken("[\"x\"", "no end behind a string"), broken("[1", "no end behind a number"),
    broken("[1,", "no end behind a comma"), broken("[{}", "no end behind an object"),
    broken("[{", "no end at all"), broken("[[1]", "one end too few"),
    broken("[1]]", "one end too many"), broken("[\"x\"],", "a comma behind it"),
    broken("[][]", "two arrays"), broken("[1}", "the end of an object"),
    broken("[1,{]}", "ends in the wrong order"), broken("[\"a", "a string without end"),
    broken("[\"asd]", "a string that holds the end"), broken("[/* \" */]", "a quote in a comment"),
  ]
}
