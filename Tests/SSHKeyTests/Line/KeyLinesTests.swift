import Testing

@testable import SSHKey

@Suite struct KeyLinesTests {
  // Each piece by the number of its first line; `|` in a piece stands for a line break.
  @Test(
    "a line that begins with a key type begins a key, and base64 belongs to the one before",
    arguments: [
      ("", []), (" \n\t\r\n\u{FEFF}\n", []), ("\n\n$K\n", [(3, "$K|")]),
      ("$K\n$K me\n", [(1, "$K"), (2, "$K me|")]), ("$T $1\n$2", [(1, "$T $1|$2")]),
      ("$K\r\n$K\r$K", [(1, "$K"), (2, "$K"), (3, "$K")]),
      ("$T\n$B\nme\n$K", [(1, "$T|$B|me"), (4, "$K")]),
      ("$K me\n\nyou\n\n$K", [(1, "$K me||you|"), (5, "$K")]),
      ("\"$K\"\n  “$K”\n\u{200B}$K", [(1, "\"$K\""), (2, "  “$K”"), (3, "\u{200B}$K")]),
      ("# mine\n$K\n# yours\n$K", [(1, "# mine"), (2, "$K"), (3, "# yours"), (4, "$K")]),
      ("no-pty $K\n#$K", [(1, "no-pty $K"), (2, "#$K")]),
      ("hello\nworld\n$K", [(1, "hello|world"), (3, "$K")]),
      ("$K\nssh-dss AAAAB3Nz", [(1, "$K"), (2, "ssh-dss AAAAB3Nz")]),
      ("$K\nprod-password=x", [(1, "$K"), (2, "prod-password=x")]),
      ("ssh-rsa\nssh-rsa", [(1, "ssh-rsa"), (2, "ssh-rsa")]), (#"$K\n$K"#, [(1, #"$K\n$K"#)]),
    ] as [(String, [(Int, String)])])
  func pieces(text: String, pieces: [(Int, String)]) {
    let found = KeyLines.pieces(of: Paste.filled(text))
    #expect(found.map(\.number) == pieces.map(\.0))
    let texts = found.map { piece in
      piece.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        .joined(separator: "|")
    }
    #expect(texts == pieces.map { Paste.filled($0.1) })
  }
}
