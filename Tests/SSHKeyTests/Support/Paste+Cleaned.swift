@testable import SSHKey

/// Every kind of cleaning, by its place.
extension Paste {
  static let cleaned: [Paste] =
    plain + ends + betweenFields + insideBase64 + insideComment + several

  private static let plain: [Paste] = [
    Paste("$K", "$K", "a key without a comment"),
    Paste("$K two  spaces", "$K two  spaces", "a comment with two spaces"),
    Paste(#"$K ACME\nick"#, #"$K ACME\nick"#, "a domain and a user, not a line break"),
    Paste(#"$K C:\new \r x"#, #"$K C:\new \r x"#, "backslashes in the middle of a comment"),
    Paste(#"$K it's "mine", yes"#, #"$K it's "mine", yes"#, "quotes inside a comment"),
    Paste(#"$K say "hi""#, #"$K say "hi""#, "a quote that ends a comment, and its pair"),
    Paste(#"$K say "'hi'""#, #"$K say "'hi'""#, "a pair in a pair"),
    Paste(#"$K say "hi","#, #"$K say "hi","#, "a comma behind a pair"),
    Paste("$K CircleCI,", "$K CircleCI,", "a comma that stands behind no quote"),
    Paste("$K Zoë 鍵 e\u{301} 🔑", "$K Zoë 鍵 e\u{301} 🔑", "letters beyond ASCII"),
    Paste("$K \u{301}x", "$K \u{301}x", "a comment that begins with a combining character"),
    Paste("$K ssh-rsa", "$K ssh-rsa", "a comment that names a type"),
  ]

  private static let ends: [Paste] = [
    Paste("$K \n", "$K", "CircleCI's own tail", (.lineBreaks, .ends), (.spaces, .ends)),
    Paste(
      #"$K \n"#, "$K", "CircleCI's own tail, double-encoded", (.literalLineBreaks, .ends),
      (.spaces, .ends)),
    Paste("$K\n", "$K", "a line feed", (.lineBreaks, .ends)),
    Paste("$K\r\n", "$K", "a carriage return and a line feed", (.lineBreaks, .ends)),
    Paste("\u{2028}$K\u{2029}\u{85}", "$K", "Unicode's line breaks", (.lineBreaks, .ends)),
    Paste(#"$K\n"#, "$K", "a literal line feed", (.literalLineBreaks, .ends)),
    Paste(#"\r\n$K\r\n"#, "$K", "literal CR LF on both sides", (.literalLineBreaks, .ends)),
    Paste(#"$K me\n"#, "$K me", "one stuck to the comment", (.literalLineBreaks, .ends)),
    Paste("$K ↵", "$K", "a sign for one", (.literalLineBreaks, .ends), (.spaces, .ends)),
    Paste("$K me↵", "$K me", "one stuck to the comment", (.literalLineBreaks, .ends)),
    Paste("  $K\t", "$K", "spaces and a tab", (.spaces, .ends)),
    Paste("\u{FEFF}$K", "$K", "a byte-order mark", (.invisible, .text)),
    Paste("\u{200B}$K\u{2060}\u{AD}\u{200D}", "$K", "zero width", (.invisible, .text)),
    Paste(#""$K""#, "$K", "straight quotes", (.quotes, .ends)),
    Paste("„$K“", "$K", "German quotes", (.quotes, .ends)),
    Paste(#""$K"#, "$K", "a quote on one side", (.quotes, .ends)),
    Paste(#"$K me""#, "$K me", "one on the other side", (.quotes, .ends)),
    Paste("\"$K it's me'\"", "$K it's me'", "quotes, but not the comment's", (.quotes, .ends)),
    Paste(#"'$K x"'"#, "$K x", "quotes, and one without its pair", (.quotes, .ends)),
    Paste(#""$K say "hi"""#, #"$K say "hi""#, "quotes around quotes", (.quotes, .ends)),
    Paste(
      #"'$K say "hi"',"#, #"$K say "hi""#, "single quotes around double ones", (.quotes, .ends),
      (.comma, .ends)),
    Paste(#""$K","#, "$K", "JSON's comma too", (.quotes, .ends), (.comma, .ends)),
    Paste(#"$K me","#, "$K me", "comma, comment", (.comma, .ends), (.quotes, .ends)),
  ]

  private static let betweenFields: [Paste] = [
    Paste("$T  $B", "$K", "two spaces behind the type", (.spaces, .betweenFields)),
    Paste("$T\t$B\tme", "$K me", "tabs", (.spaces, .betweenFields)),
    Paste("$T\u{A0}$B", "$K", "a no-break space", (.specialSpaces, .betweenFields)),
    Paste("$T \u{A0}$B", "$K", "a space, a no-break one", (.specialSpaces, .betweenFields)),
    Paste("$T\n$B", "$K", "a line break behind the type", (.lineBreaks, .betweenFields)),
    Paste("$T \r\n$B", "$K", "a space and a line break", (.lineBreaks, .betweenFields)),
    Paste("$T \u{200B}$B", "$K", "a space, a zero-width one", (.invisible, .text)),
    Paste(
      "ssh-\u{AD}ed25519 \u{AD}$B", "$K", "a soft hyphen in the type and one before the base64",
      (.invisible, .text)),
    Paste(
      #"$T \n $B"#, "$K", "a literal line break that stands alone",
      (.literalLineBreaks, .betweenFields), (.spaces, .betweenFields)),
    Paste(
      #"$T \r\n $B"#, "$K", "two that stand alone together", (.literalLineBreaks, .betweenFields),
      (.spaces, .betweenFields)),
    Paste(#"$T \n$B"#, "$K", "one stuck to the base64", (.literalLineBreaks, .betweenFields)),
    Paste(#"$T\n $B"#, "$K", "one stuck to the type", (.literalLineBreaks, .betweenFields)),
    Paste(#"$K\n me"#, "$K me", "one behind the base64", (.literalLineBreaks, .betweenFields)),
    Paste(
      #"$K \n me!"#, "$K me!", "one before the comment", (.literalLineBreaks, .betweenFields),
      (.spaces, .betweenFields)),
  ]

  private static let insideBase64: [Paste] = [
    Paste("$T $1\r\n$2 me", "$K me", "CR LF, and a comment", (.lineBreaks, .base64)),
    Paste(#"$T $1\r\n$2"#, "$K", "a literal CR LF", (.literalLineBreaks, .base64)),
    Paste(
      "$T $1 \n  $2", "$K", "a line break between blanks", (.spaces, .base64),
      (.lineBreaks, .base64)),
    Paste(
      #"$T $1 \n $2"#, "$K", "a literal one between blanks", (.spaces, .base64),
      (.literalLineBreaks, .base64)),
    Paste(
      "$T $1\u{A0}\n$2", "$K", "a no-break space at the end of a line", (.specialSpaces, .base64),
      (.lineBreaks, .base64)),
    Paste("$T $1\u{200B}$2", "$K", "a zero-width space", (.invisible, .text)),
    Paste(
      "$T $1\n\u{200B}$2", "$K", "a zero-width space that begins a line", (.invisible, .text),
      (.lineBreaks, .base64)),
    Paste(
      "$T $1\\\u{200B}n$2", "$K", "a zero-width space in a literal line feed", (.invisible, .text),
      (.literalLineBreaks, .base64)),
    Paste("$T $1 $2 me", "$K me", "a space", (.spaces, .base64)),
    Paste("$T $1\t$2", "$K", "a tab", (.spaces, .base64)),
    Paste("$T $1\u{A0}$2", "$K", "a no-break space", (.specialSpaces, .base64)),
    Paste("$T $1↵$2", "$K", "a sign for a line break", (.literalLineBreaks, .base64)),
  ]

  private static let insideComment: [Paste] = [
    Paste("$K a\tb", "$K a b", "a tab", (.spaces, .comment)),
    Paste("$K a\u{A0}b", "$K a b", "a no-break space", (.specialSpaces, .comment)),
    Paste("$K a\nb", "$K a b", "a line break", (.lineBreaks, .comment)),
    Paste("$K a\r\nb", "$K a b", "CR LF, which becomes one space", (.lineBreaks, .comment)),
    Paste("$K a\u{200B}b", "$K ab", "a zero-width space", (.invisible, .text)),
  ]

  private static let several: [Paste] = [
    Paste(
      "\u{FEFF}“$T\u{A0}$1\n$2  me\u{200B}!\\n”,\r\n", "$K me!",
      "everything at once, noted in the order in which it was met", (.invisible, .text),
      (.quotes, .ends), (.lineBreaks, .ends), (.comma, .ends), (.literalLineBreaks, .ends),
      (.specialSpaces, .betweenFields), (.lineBreaks, .base64), (.spaces, .betweenFields)),
    Paste(
      "$K x\\\u{200B}n", "$K x", "a zero-width space in the literal line feed at the end",
      (.invisible, .text), (.literalLineBreaks, .ends)),
    Paste(
      "$K x\"\u{200B},", "$K x", "one between a quote and its comma", (.invisible, .text),
      (.comma, .ends), (.quotes, .ends)),
    Paste(
      "$K \\n\u{200B} x!", "$K x!", "one behind a literal line feed that stands alone",
      (.invisible, .text), (.literalLineBreaks, .betweenFields), (.spaces, .betweenFields)),
  ]
}
