extension JSONText {
  /// RFC 8259 section 6: an integer part, perhaps a fraction, perhaps an exponent.
  static let numbers =
    validNumbers.flatMap { [valid($0, $1), valid("[\($0)]", "\($1), in an array")] }
    + hugeNumbers.flatMap {
      [implementationDefined($0, $1), implementationDefined("[\($0)]", "\($1), in an array")]
    }
    // Made of the characters of literals, they end where a literal would.
    + wrongNumbers.flatMap { [invalid($0, $1), invalid("[\($0)]", "\($1), in an array")] }
    // On their own these end too early; in an array nobody looks at them.
    + strangeNumbers.flatMap { [broken($0, $1), invalid("[\($0)]", "\($1), in an array")] }
    + [
      broken([0x31, 0xE5], "a byte that is not UTF-8 behind a number"),
      invalid([0x5B, 0x31, 0xE5, 0x5D], "a byte that is not UTF-8 behind a number, in an array"),
      invalid([0x5B, 0x31, 0x65, 0x31, 0xE5, 0x5D], "the same behind an exponent"),
    ]

  private static let validNumbers = [
    ("0", "zero"), ("-0", "minus zero"), ("42", "an integer"), ("-123", "a negative integer"),
    ("1.5", "a fraction"), ("1e2", "an exponent"), ("1E+2", "a capital E and a plus sign"),
    ("-12.5E-3", "every part there is"),
    ("-0.\(String(repeating: "0", count: 76))1", "a number close to zero"),
    ("9007199254740993", "an integer that no double holds"),
  ]

  private static let hugeNumbers = [
    ("1e9999", "beyond every double"), ("123e-10000", "closer to zero than any double"),
    ("0.4e\(String(repeating: "0", count: 20))669999999999999999999", "an endless exponent"),
    ("-123123123123123123123123123123", "a negative integer of 97 bits"),
    (String(repeating: "9", count: 400), "an integer beyond every double"),
  ]

  private static let wrongNumbers = [
    ("+1", "a plus sign"), ("-", "only a minus sign"), ("012", "an integer that begins with zero"),
    (".5", "no integer part"), (".", "only a point"), ("1.", "no digit behind the point"),
    ("1.2.3", "two points"), ("1.e2", "no digit between point and exponent"),
    ("1e", "no exponent behind e"), ("1e+", "only its plus sign"), ("e1", "only an exponent"),
    ("0e+-1", "two signs in the exponent"), ("1+2", "a sum"), ("0x1F", "hexadecimal"),
    ("1_000", "digits with a low line"), ("1f", "a letter behind it"), ("NaN", "no number"),
    ("Infinity", "infinity"), ("$1", "a dollar sign"),
  ]

  private static let strangeNumbers = [
    ("1 000", "a space between digits"), ("1\n2", "a line feed between digits"),
    ("(1)", "parentheses"), ("1:2", "a colon"), ("\u{FF11}", "a full-width digit"),
    ("\u{2212}1", "a typographic minus sign"), ("1\0", "a NUL behind it"),
  ]
}
