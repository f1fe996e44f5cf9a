import Testing

@testable import SSHKey

@Suite struct KeyLinesTests {
  // Each piece by the number of its first line; `|` in a piece stands for a line break.
  @Test(
    "a line that begins with a key type begins a key, and base64 belongs to the one before",
    arguments: [
      ("", [], "nothing"), (" \n\t\r\n\u{FEFF}\n", [], "white space"),
      ("$K", [(1, "$K")], "a key"), ("\n\n$K\n", [(3, "$K|")], "one between empty lines"),
      ("$K\n$K me\n", [(1, "$K"), (2, "$K me|")], "two"),
      ("$K\r\n$K\r$K", [(1, "$K"), (2, "$K"), (3, "$K")], "every kind of line break"),
      ("$T $1\n$2", [(1, "$T $1|$2")], "a folded key"),
      ("$T\n$B\nme\n$K", [(1, "$T|$B|me"), (4, "$K")], "one folded at the spaces, and another"),
      ("$K me\n\nyou\n\n$K", [(1, "$K me||you|"), (5, "$K")], "empty lines"),
      ("\"$K\"\n  “$K”", [(1, "\"$K\""), (2, "  “$K”")], "quotes and spaces before the type"),
      ("\u{FEFF}$K\n\u{200B}$K", [(1, "\u{FEFF}$K"), (2, "\u{200B}$K")], "a byte-order mark"),
      ("# mine\n$K\n# yours\n$K", [(1, "# mine"), (2, "$K"), (3, "# yours"), (4, "$K")], "notes"),
      ("#$K\n$K", [(1, "#$K"), (2, "$K")], "a key that is commented out"),
      ("no-pty $K\nhost $K", [(1, "no-pty $K"), (2, "host $K")], "options and a host"),
      ("hello\nworld\n$K", [(1, "hello|world"), (3, "$K")], "text before a key"),
      ("$K\nssh-dss AAAAB3Nz", [(1, "$K"), (2, "ssh-dss AAAAB3Nz")], "a type that is not known"),
      ("$K\nprod-password=x", [(1, "$K"), (2, "prod-password=x")], "something else behind a key"),
      ("$K\nCookie: a=b\n$K", [(1, "$K"), (2, "Cookie: a=b"), (3, "$K")], "and between two"),
      ("ssh-rsa\nssh-rsa", [(1, "ssh-rsa"), (2, "ssh-rsa")], "types alone"),
      (#"$K\n$K"#, [(1, #"$K\n$K"#)], "a literal line break, which is none"),
    ] as [(String, [(Int, String)], String)])
  func pieces(text: String, pieces: [(Int, String)], what: String) {
    let found = KeyLines.pieces(of: Paste.filled(text))
    #expect(found.map(\.number) == pieces.map(\.0))
    let texts = found.map { piece in
      piece.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        .joined(separator: "|")
    }
    #expect(texts == pieces.map { Paste.filled($0.1) })
  }
}
