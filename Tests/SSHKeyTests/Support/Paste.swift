import Testing

@testable import SSHKey

/// A text that someone pastes, the line that it must become, and what is told of the cleaning.
struct Paste: CustomTestStringConvertible, Sendable {
  let text: String
  let line: String
  let cleanings: [Cleaning]

  var testDescription: String { text.debugDescription }

  // What is invisible is cleaned wherever it stands, everything else at this place.
  init(_ text: String, _ line: String, _ place: Cleaning.Place, _ kinds: [Cleaning.Kind]) {
    self.text = Self.filled(text)
    self.line = Self.filled(line)
    cleanings = kinds.map { Cleaning($0, $0 == .invisible ? .text : place) }
  }

  /// Puts a key for `$K`, its type for `$T`, its base64 for `$B`, that one's halves for `$1` and `$2`.
  static func filled(_ template: String, with key: SampleKey = .ed25519) -> String {
    let half = key.base64.count / 2
    return
      template
      .replacing("$K", with: key.line).replacing("$T", with: key.type.rawValue)
      .replacing("$B", with: key.base64)
      .replacing("$1", with: key.base64.prefix(half))
      .replacing("$2", with: key.base64.dropFirst(half))
  }

  // MARK: - Every kind of cleaning, by its place

  static let cleaned =
    plain.map { Paste($0, $0, .ends, []) } + ends.map { Paste($0, $1, .ends, $2) }
    + betweenFields.map { Paste($0, $1, .betweenFields, $2) }
    + insideBase64.map { Paste($0, $1, .base64, $2) }
    + insideComment.map { Paste($0, $1, .comment, $2) }

  private static let plain = [
    "$K", "$K two  spaces", #"$K ACME\nick"#, #"$K C:\new \r x"#, #"$K it's "mine", yes"#,
    #"$K say "hi""#, #"$K say "'hi'""#, #"$K say "hi","#, "$K CircleCI,", "$K ssh-rsa",
    "$K Zoë 鍵 e\u{301} 🔑", "$K \u{301}x",
  ]

  // The first two are CircleCI's own tail, as it is and encoded twice.
  private static let ends: [(String, String, [Cleaning.Kind])] = [
    ("$K \n", "$K", [.lineBreaks, .spaces]), (#"$K \n"#, "$K", [.literalLineBreaks, .spaces]),
    ("\u{2028}$K\u{2029}\u{85}", "$K", [.lineBreaks]), ("  $K\t", "$K", [.spaces]),
    (#"\r\n$K\r\n"#, "$K", [.literalLineBreaks]), (#"$K me\n"#, "$K me", [.literalLineBreaks]),
    ("$K me↵", "$K me", [.literalLineBreaks]), ("\u{FEFF}$K\u{AD}\u{200D}", "$K", [.invisible]),
    (#""$K""#, "$K", [.quotes]), ("„$K“", "$K", [.quotes]), (#""$K"#, "$K", [.quotes]),
    (#"$K me""#, "$K me", [.quotes]), ("\"$K it's me'\"", "$K it's me'", [.quotes]),
    (#"'$K x"'"#, "$K x", [.quotes]), (#""$K say "hi"""#, #"$K say "hi""#, [.quotes]),
    (#"'$K say "hi"',"#, #"$K say "hi""#, [.quotes, .comma]),
    (#"$K me","#, "$K me", [.comma, .quotes]),
    ("$K x\\\u{200B}n", "$K x", [.invisible, .literalLineBreaks]),
    ("$K x\"\u{200B},", "$K x", [.invisible, .comma, .quotes]),
  ]

  private static let betweenFields: [(String, String, [Cleaning.Kind])] = [
    ("$T  $B", "$K", [.spaces]), ("$T\t$B\tme", "$K me", [.spaces]),
    ("$T \u{A0}$B", "$K", [.specialSpaces]), ("$T \r\n$B", "$K", [.lineBreaks]),
    ("ssh-\u{AD}ed25519 \u{AD}$B", "$K", [.invisible]),
    (#"$T \r\n $B"#, "$K", [.literalLineBreaks, .spaces]),
    (#"$T \n$B"#, "$K", [.literalLineBreaks]), (#"$T\n $B"#, "$K", [.literalLineBreaks]),
    (#"$K\n me"#, "$K me", [.literalLineBreaks]),
    ("$K \\n\u{200B} x!", "$K x!", [.invisible, .literalLineBreaks, .spaces]),
  ]

  private static let insideBase64: [(String, String, [Cleaning.Kind])] = [
    ("$T $1\r\n$2 me", "$K me", [.lineBreaks]), (#"$T $1\r\n$2"#, "$K", [.literalLineBreaks]),
    ("$T $1 \n  $2", "$K", [.spaces, .lineBreaks]),
    (#"$T $1 \n $2"#, "$K", [.spaces, .literalLineBreaks]),
    ("$T $1\u{A0}\n\u{200B}$2", "$K", [.invisible, .specialSpaces, .lineBreaks]),
    ("$T $1\\\u{200B}n$2", "$K", [.invisible, .literalLineBreaks]),
    ("$T $1\t$2", "$K", [.spaces]), ("$T $1↵$2", "$K", [.literalLineBreaks]),
  ]

  private static let insideComment: [(String, String, [Cleaning.Kind])] = [
    ("$K a\tb", "$K a b", [.spaces]), ("$K a\u{A0}b", "$K a b", [.specialSpaces]),
    ("$K a\r\nb", "$K a b", [.lineBreaks]), ("$K a\u{200B}b", "$K ab", [.invisible]),
  ]
}

extension Cleaning {
  init(_ kind: Kind, _ place: Place) {
    self.init(kind: kind, place: place)
  }
}
