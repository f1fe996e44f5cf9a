@testable import SSHKey

/// Every kind of cleaning, by its place.
extension Paste {
  static let cleaned: [Paste] =
    plain + ends + betweenFields + insideBase64 + insideComment + several

  private static let plain: [Paste] = [
    Paste("$K", "$K", [], "a key without a comment"),
    Paste("$K CircleCI", "$K CircleCI", [], "a key with a comment"),
    Paste("$K two words", "$K two words", [], "a comment of two words"),
    Paste("$K two  spaces", "$K two  spaces", [], "a comment with two spaces"),
    Paste(#"$K ACME\nick"#, #"$K ACME\nick"#, [], "a domain and a user, not a line break"),
    Paste(#"$K C:\new \r x"#, #"$K C:\new \r x"#, [], "backslashes in the middle of a comment"),
    Paste(#"$K it's "mine", yes"#, #"$K it's "mine", yes"#, [], "quotes inside a comment"),
    Paste(#"$K say "hi""#, #"$K say "hi""#, [], "a quote that ends a comment, and its pair"),
    Paste("$K say “hi”", "$K say “hi”", [], "a typographic pair"),
    Paste(#"$K say "'hi'""#, #"$K say "'hi'""#, [], "a pair in a pair"),
    Paste(#"$K 'a' and 'b'"#, #"$K 'a' and 'b'"#, [], "two pairs"),
    Paste(#"$K say "hi","#, #"$K say "hi","#, [], "a comma behind a pair"),
    Paste(#"$K "me""#, #"$K "me""#, [], "a comment that is a pair"),
    Paste("$K CircleCI,", "$K CircleCI,", [], "a comma that stands behind no quote"),
    Paste("$K Zoë 鍵 e\u{301} 🔑", "$K Zoë 鍵 e\u{301} 🔑", [], "letters beyond ASCII"),
    Paste("$K \u{301}x", "$K \u{301}x", [], "a comment that begins with a combining character"),
    Paste("$K ssh-rsa", "$K ssh-rsa", [], "a comment that names a type"),
    Paste("$K AAAA", "$K AAAA", [], "a comment that begins as base64 does"),
  ]

  private static let ends: [Paste] = [
    Paste(
      "$K \n", "$K", [.init(.lineBreaks, .ends), .init(.spaces, .ends)], "CircleCI's own tail"),
    Paste(
      #"$K \n"#, "$K", [.init(.literalLineBreaks, .ends), .init(.spaces, .ends)],
      "CircleCI's own tail, double-encoded"),
    Paste("$K\n", "$K", [.init(.lineBreaks, .ends)], "a line feed"),
    Paste("$K\r\n", "$K", [.init(.lineBreaks, .ends)], "a carriage return and a line feed"),
    Paste("\n\n$K\r", "$K", [.init(.lineBreaks, .ends)], "empty lines before"),
    Paste("\u{2028}$K\u{2029}\u{85}", "$K", [.init(.lineBreaks, .ends)], "Unicode's line breaks"),
    Paste(#"$K\n"#, "$K", [.init(.literalLineBreaks, .ends)], "a literal line feed"),
    Paste(#"\r\n$K\r\n"#, "$K", [.init(.literalLineBreaks, .ends)], "literal CR LF on both sides"),
    Paste(#"$K me\n"#, "$K me", [.init(.literalLineBreaks, .ends)], "one stuck to the comment"),
    Paste(
      "$K ↵", "$K", [.init(.literalLineBreaks, .ends), .init(.spaces, .ends)], "a sign for one"),
    Paste("$K me↵", "$K me", [.init(.literalLineBreaks, .ends)], "one stuck to the comment"),
    Paste("  $K\t", "$K", [.init(.spaces, .ends)], "spaces and a tab"),
    Paste("\u{A0}$K\u{3000}", "$K", [.init(.specialSpaces, .ends)], "no-break and wide spaces"),
    Paste("\u{FEFF}$K", "$K", [.init(.invisible, .text)], "a byte-order mark"),
    Paste("\u{200B}$K\u{2060}\u{AD}\u{200D}", "$K", [.init(.invisible, .text)], "zero width"),
    Paste("$K\u{E0001}\u{E0041}", "$K", [.init(.invisible, .text)], "tag characters"),
    Paste(#""$K""#, "$K", [.init(.quotes, .ends)], "straight quotes"),
    Paste("'$K'", "$K", [.init(.quotes, .ends)], "single quotes"),
    Paste("`$K`", "$K", [.init(.quotes, .ends)], "backticks"),
    Paste("“$K”", "$K", [.init(.quotes, .ends)], "typographic quotes"),
    Paste("„$K“", "$K", [.init(.quotes, .ends)], "German quotes"),
    Paste("«$K»", "$K", [.init(.quotes, .ends)], "French quotes"),
    Paste("‘$K’", "$K", [.init(.quotes, .ends)], "typographic single quotes"),
    Paste("＂$K＂", "$K", [.init(.quotes, .ends)], "full-width quotes"),
    Paste("「$K」", "$K", [.init(.quotes, .ends)], "corner brackets"),
    Paste(#""$K"#, "$K", [.init(.quotes, .ends)], "a quote on one side"),
    Paste(#"$K me""#, "$K me", [.init(.quotes, .ends)], "one on the other side"),
    Paste(
      "\"$K it's me'\"", "$K it's me'", [.init(.quotes, .ends)], "quotes, but not the comment's"),
    Paste(#"'$K x"'"#, "$K x", [.init(.quotes, .ends)], "quotes, and one without its pair"),
    Paste(#""$K say "hi"""#, #"$K say "hi""#, [.init(.quotes, .ends)], "quotes around quotes"),
    Paste(
      #"'$K say "hi"',"#, #"$K say "hi""#, [.init(.quotes, .ends), .init(.comma, .ends)],
      "single quotes around double ones"),
    Paste(
      "\"$K say “hi”\\n\"", "$K say “hi”",
      [.init(.quotes, .ends), .init(.literalLineBreaks, .ends)], "quotes and a tail around a pair"),
    Paste(#""$K","#, "$K", [.init(.quotes, .ends), .init(.comma, .ends)], "JSON's comma too"),
    Paste(#"$K me","#, "$K me", [.init(.comma, .ends), .init(.quotes, .ends)], "comma, comment"),
  ]

  private static let betweenFields: [Paste] = [
    Paste("$T  $B", "$K", [.init(.spaces, .betweenFields)], "two spaces behind the type"),
    Paste("$T\t$B\tme", "$K me", [.init(.spaces, .betweenFields)], "tabs"),
    Paste("$K   me", "$K me", [.init(.spaces, .betweenFields)], "three spaces"),
    Paste("$T\u{A0}$B", "$K", [.init(.specialSpaces, .betweenFields)], "a no-break space"),
    Paste("$T \u{A0}$B", "$K", [.init(.specialSpaces, .betweenFields)], "a space, a no-break one"),
    Paste("$K\u{2009}me", "$K me", [.init(.specialSpaces, .betweenFields)], "a thin space"),
    Paste("$T\n$B", "$K", [.init(.lineBreaks, .betweenFields)], "a line break behind the type"),
    Paste("$T \r\n$B", "$K", [.init(.lineBreaks, .betweenFields)], "a space and a line break"),
    Paste("$T \u{200B}$B", "$K", [.init(.invisible, .text)], "a space, a zero-width one"),
    Paste("$T\u{FEFF} $B", "$K", [.init(.invisible, .text)], "a byte-order mark"),
    Paste(
      "ssh-\u{AD}ed25519 $B", "$K", [.init(.invisible, .text)], "a soft hyphen in the type"
    ),
    Paste(
      "ssh-\u{AD}ed25519 \u{AD}$B", "$K", [.init(.invisible, .text)],
      "a soft hyphen in the type and one before the base64"),
    Paste(
      #"$T \n $B"#, "$K",
      [.init(.literalLineBreaks, .betweenFields), .init(.spaces, .betweenFields)],
      "a literal line break that stands alone"),
    Paste(
      #"$T \r\n $B"#, "$K",
      [.init(.literalLineBreaks, .betweenFields), .init(.spaces, .betweenFields)],
      "two that stand alone together"),
    Paste(
      #"$T \n$B"#, "$K", [.init(.literalLineBreaks, .betweenFields)], "one stuck to the base64"),
    Paste(#"$T\n $B"#, "$K", [.init(.literalLineBreaks, .betweenFields)], "one stuck to the type"),
    Paste(
      #"$K\n me"#, "$K me", [.init(.literalLineBreaks, .betweenFields)], "one behind the base64"),
    Paste("$K\nme", "$K me", [.init(.lineBreaks, .betweenFields)], "a word on the next line"),
    Paste("$K\nCircleCI", "$K CircleCI", [.init(.lineBreaks, .betweenFields)], "a longer one"),
    Paste(
      #"$K \n me!"#, "$K me!",
      [.init(.literalLineBreaks, .betweenFields), .init(.spaces, .betweenFields)],
      "one before the comment"),
  ]

  private static let insideBase64: [Paste] = [
    Paste("$T $1\n$2", "$K", [.init(.lineBreaks, .base64)], "a line feed"),
    Paste("$T $1\r\n$2 me", "$K me", [.init(.lineBreaks, .base64)], "CR LF, and a comment"),
    Paste(#"$T $1\n$2"#, "$K", [.init(.literalLineBreaks, .base64)], "a literal line feed"),
    Paste(#"$T $1\r\n$2"#, "$K", [.init(.literalLineBreaks, .base64)], "a literal CR LF"),
    Paste(
      "$T $1 \n  $2", "$K", [.init(.spaces, .base64), .init(.lineBreaks, .base64)],
      "a line break between blanks"),
    Paste(
      #"$T $1 \n $2"#, "$K", [.init(.spaces, .base64), .init(.literalLineBreaks, .base64)],
      "a literal one between blanks"),
    Paste(
      "$T $1\u{A0}\n$2", "$K", [.init(.specialSpaces, .base64), .init(.lineBreaks, .base64)],
      "a no-break space at the end of a line"),
    Paste("$T $1\u{200B}$2", "$K", [.init(.invisible, .text)], "a zero-width space"),
    Paste("$T $1\u{AD}\u{FEFF}$2 me", "$K me", [.init(.invisible, .text)], "soft hyphens"),
    Paste(
      "$T $1\n\u{200B}$2", "$K", [.init(.invisible, .text), .init(.lineBreaks, .base64)],
      "a zero-width space that begins a line"),
    Paste(
      "$T $1\\\u{200B}n$2", "$K", [.init(.invisible, .text), .init(.literalLineBreaks, .base64)],
      "a zero-width space in a literal line feed"),
    Paste(
      "$T $1 $2 me", "$K me", [.init(.spaces, .base64)], "a space"),
    Paste("$T $1\t$2", "$K", [.init(.spaces, .base64)], "a tab"),
    Paste("$T $1\u{A0}$2", "$K", [.init(.specialSpaces, .base64)], "a no-break space"),
    Paste("$T $1↵$2", "$K", [.init(.literalLineBreaks, .base64)], "a sign for a line break"),
  ]

  private static let insideComment: [Paste] = [
    Paste("$K a\tb", "$K a b", [.init(.spaces, .comment)], "a tab"),
    Paste("$K a\u{A0}b", "$K a b", [.init(.specialSpaces, .comment)], "a no-break space"),
    Paste("$K a\nb", "$K a b", [.init(.lineBreaks, .comment)], "a line break"),
    Paste("$K a\r\nb", "$K a b", [.init(.lineBreaks, .comment)], "CR LF, which becomes one space"),
    Paste("$K a\u{200B}b", "$K ab", [.init(.invisible, .text)], "a zero-width space"),
    Paste("$K a\u{FE0F}b", "$K ab", [.init(.invisible, .text)], "a variation selector"),
  ]

  private static let several: [Paste] = [
    Paste(
      "\u{FEFF}“$T\u{A0}$1\n$2  me\u{200B}!\\n”,\r\n", "$K me!",
      [
        .init(.invisible, .text), .init(.quotes, .ends), .init(.lineBreaks, .ends),
        .init(.comma, .ends), .init(.literalLineBreaks, .ends),
        .init(.specialSpaces, .betweenFields), .init(.lineBreaks, .base64),
        .init(.spaces, .betweenFields),
      ], "everything at once, noted in the order in which it was met"),
    Paste(
      "$K x\\\u{200B}n", "$K x", [.init(.invisible, .text), .init(.literalLineBreaks, .ends)],
      "a zero-width space in the literal line feed at the end"),
    Paste(
      "$K x\"\u{200B},", "$K x",
      [.init(.invisible, .text), .init(.comma, .ends), .init(.quotes, .ends)],
      "one between a quote and its comma"),
    Paste(
      "$K \\n\u{200B} x!", "$K x!",
      [
        .init(.invisible, .text), .init(.literalLineBreaks, .betweenFields),
        .init(.spaces, .betweenFields),
      ], "one behind a literal line feed that stands alone"),
  ]
}
