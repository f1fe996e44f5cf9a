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
    ("0", "zero"), ("-0", "minus zero"), ("-0.0", "minus zero with a fraction"), ("7", "a digit"),
    ("42", "an integer"), ("-1", "minus one"), ("-123", "a negative integer"), (" 4", "a space"),
    ("1.5", "a fraction"), ("123.456789", "a long fraction"), ("1.000", "a fraction of zeros"),
    ("-0.1", "a negative fraction"), ("0.0000001", "a fraction that begins with zeros"),
    ("1e2", "an exponent"), ("1E22", "a capital E"), ("1e+2", "a plus sign in the exponent"),
    ("1E+2", "a capital E and a plus sign"), ("1e-2", "a minus sign in the exponent"),
    ("1E-2", "a capital E and a minus sign"), ("0e1", "zero with an exponent"),
    ("0e+1", "zero with a signed exponent"), ("1e02", "an exponent that begins with zero"),
    ("1.5e3", "a fraction and an exponent"), ("-12.5E-3", "every part there is"),
    ("123e65", "a large number"), ("123.456e78", "a large number with a fraction"),
    ("-0.\(String(repeating: "0", count: 76))1", "a number close to zero"),
    ("9007199254740993", "an integer that no double holds"),
  ]

  private static let hugeNumbers = [
    ("1e9999", "beyond every double"), ("-1e+9999", "below every double"),
    ("123e-10000", "closer to zero than any double"), ("123.456e-789", "a tiny fraction"),
    ("0.4e\(String(repeating: "0", count: 20))669999999999999999999", "an endless exponent"),
    ("0e9999", "zero times much"), ("-123123e100000", "a negative integer times much"),
    ("100000000000000000000", "an integer of 67 bits"),
    ("-123123123123123123123123123123", "a negative integer of 97 bits"),
    (String(repeating: "9", count: 400), "an integer beyond every double"),
  ]

  private static let wrongNumbers = [
    ("+1", "a plus sign"), ("++1", "two plus signs"), ("--1", "two minus signs"),
    ("-", "only a minus sign"), ("-foo", "a minus sign before a word"),
    ("00", "two zeros"), ("012", "an integer that begins with zero"),
    ("-01", "a negative integer that begins with zero"),
    (".5", "no integer part"), ("-.5", "a minus sign before a point"), (".-1", "a point first"),
    (".", "only a point"), ("1.", "no digit behind the point"), ("-2.", "the same, negative"),
    ("1.2.3", "two points"), ("-1.0.", "a second point at the end"),
    ("1.e2", "no digit between point and exponent"), ("2.e+3", "the same before a plus sign"),
    ("0.e1", "the same behind zero"), (".2e-3", "no integer part before an exponent"),
    ("1e", "no exponent behind e"), ("0E", "no exponent behind E"), ("1e+", "only its plus sign"),
    ("1.0e-", "only its minus sign"), ("0.3e", "no exponent behind a fraction"),
    ("e1", "only an exponent"), ("1eE2", "two e"), ("1e1e1", "two exponents"),
    ("0e+-1", "two signs in the exponent"), ("1e1.5", "an exponent with a fraction"),
    ("1ea", "a letter for an exponent"), ("1+2", "a sum"), ("1-2", "a difference"),
    ("0x1F", "hexadecimal"), ("0x", "hexadecimal without digits"), ("0b1", "binary"),
    ("0o7", "octal"), ("1_000", "digits with a low line"), ("1f", "a letter behind it"),
    ("-1x", "a letter behind a negative integer"), ("1.2a-3", "a letter in the fraction"),
    ("-123.123foo", "a word behind a fraction"), ("NaN", "no number"), ("-NaN", "less than none"),
    ("nan", "no number, in small letters"), ("Inf", "half of infinity"),
    ("+Inf", "the same with a sign"),
    ("Infinity", "infinity"), ("-Infinity", "negative infinity"), ("$1", "a dollar sign"),
  ]

  private static let strangeNumbers = [
    ("1 000", "a space between digits"), ("- 1", "a space behind the sign"),
    ("1 e2", "a space before the exponent"), ("1\n2", "a line feed between digits"),
    ("1'000", "an apostrophe between digits"), ("1/2", "a quotient"), ("50%", "per cent"),
    ("(1)", "parentheses"), ("1:2", "a colon"), ("#1", "a number sign"),
    ("\u{FF11}", "a full-width digit"), ("\u{663}", "an Arabic digit"), ("1\u{2030}", "per mille"),
    ("\u{2212}1", "a typographic minus sign"), ("\u{221E}", "the sign of infinity"),
    ("1\u{A0}000", "a no-break space between digits"), ("1\0", "a NUL behind it"),
  ]
}
