/// A public key line without what a browser, a clipboard or a double encoding added to it.
///
///     "“ssh-rsa\u{A0}AAAAB3Nz aC1yc2…\\n me”"   // type "ssh-rsa", base64 "AAAAB3NzaC1yc2…", comment "me"
///
/// Invisible characters go first, wherever they are; then the line is read once, from its ends to its
/// fields. What could only be guessed is left as it is, so that the proof fails: a changed letter,
/// URL-safe base64.
///
/// The line is not proved; `PublicKey` does that. Of base64 in pieces only a fingerprint proves that a
/// piece was not the comment, and as many letters are missing.
struct CleanedLine {
  let type: String
  /// Empty if nothing follows the type.
  let base64: String
  /// Often empty.
  let comment: String
  /// What was cleaned, in the order in which it was first met.
  let cleanings: [Cleaning]

  /// The longest text that is looked at, in bytes: the longest key and comment have under 4 KiB, so
  /// this leaves room for whatever is to be cleaned.
  private static let maxLength = 1 << 16

  /// Cleans a text, in time that is linear in its length.
  ///
  /// - Parameter text: what is meant to be one public key line.
  /// - Throws: `PublicKeyError`, for what is no key line whatever is cleaned: a private key, several
  ///   keys, options before the key, unsafe characters, or no key at all.
  init(cleaning text: String) throws(PublicKeyError) {
    let length = text.utf8.count
    guard length <= Self.maxLength else {
      try KeyMaterial.refuseOtherFormats(text)
      throw .textTooLong(bytes: length)
    }
    var reader = LineReader(text)
    let words = reader.words
    try KeyMaterial.refuseOtherFormats(words.joined(separator: " "))
    reader.trim()
    if let unsafe = reader.rest.first(where: { CharacterClass($0) == .unsafe }) {
      throw .unsafeCharacter(unsafe)
    }
    try KeyMaterial.checkLine(reader.words)
    type = String(reader.takePiece())
    reader.takeGap(.betweenFields)
    base64 = String(reader.takeBase64(of: KeyType(rawValue: type)))
    reader.takeGap(.betweenFields)
    try KeyMaterial.checkComment(reader.words)
    comment = reader.takeComment()
    let commentLength = comment.utf8.count
    guard commentLength <= KeyMaterial.maxCommentLength else {
      throw .commentTooLong(bytes: commentLength)
    }
    cleanings = reader.cleanings
  }
}

/// Reads a line from its beginning to its end, and notes what is cleaned on the way.
private struct LineReader {
  private(set) var rest: ArraySlice<Unicode.Scalar>
  private(set) var cleanings: [Cleaning] = []

  /// Leaves invisible characters out, which may hide any other thing that is to be cleaned.
  init(_ text: String) {
    let scalars = text.unicodeScalars
    rest = scalars.filter { CharacterClass($0) != .invisible }[...]
    if rest.count < scalars.count { note(.invisible, .text) }
  }

  /// What is left, taken apart wherever anything can be cleaned between words.
  var words: [String] {
    var copy = self
    var words: [String] = []
    while !copy.rest.isEmpty {
      let piece = copy.takePiece()
      if !piece.isEmpty { words.append(String(piece)) }
      copy.takeGap(.text)
    }
    return words
  }

  // MARK: - The ends

  /// Drops what surrounds the line.
  ///
  /// As many quotes go behind it as before it, and one that is the only one left, whose pair was not
  /// copied: so those that close a comment's own quotes stay.
  mutating func trim() {
    var opened = 0
    while let first = rest.first {
      if let (kind, length) = Self.gap(first, rest.prefix(2)) {
        note(kind, .ends)
        rest.removeFirst(length)
      } else if CharacterClass(first) == .quote {
        opened += 1
        note(.quotes, .ends)
        rest.removeFirst()
      } else {
        break
      }
    }
    var quotes = rest.count { CharacterClass($0) == .quote }
    while let last = rest.last {
      if let (kind, length) = Self.gap(last, rest.suffix(2)) {
        note(kind, .ends)
        rest.removeLast(length)
        continue
      }
      // JSON's comma goes only with the quote before it.
      let isComma = last == ","
      guard let quote = isComma ? rest.dropLast().last : last, CharacterClass(quote) == .quote,
        opened > 0 || quotes == 1
      else { return }
      if isComma { note(.comma, .ends) }
      note(.quotes, .ends)
      rest.removeLast(isComma ? 2 : 1)
      opened -= 1
      quotes -= 1
    }
  }

  // MARK: - The fields

  /// Takes what stands before the next gap.
  mutating func takePiece() -> String.UnicodeScalarView {
    var piece = String.UnicodeScalarView()
    while let next = rest.first, Self.gap(next, rest.prefix(2)) == nil {
      piece.append(next)
      rest.removeFirst()
    }
    return piece
  }

  /// Drops white space and what a display makes of line breaks; between fields one space belongs there.
  mutating func takeGap(_ place: Cleaning.Place) {
    var isSpaceDue = place == .betweenFields
    while let next = rest.first, let (kind, length) = Self.gap(next, rest.prefix(2)) {
      if isSpaceDue && next == " " { isSpaceDue = false } else { note(kind, place) }
      rest.removeFirst(length)
    }
  }

  /// Takes the base64, in however many pieces it is.
  ///
  /// The key itself tells where it ends: with the piece at whose end its last field ends. What follows
  /// is the comment, even if it has nothing but letters. If no piece ends there, all that can be base64
  /// is taken, and the proof says what is wrong with it.
  mutating func takeBase64(of type: KeyType?) -> String.UnicodeScalarView {
    var ahead = self
    var base64 = ahead.takePiece()
    var borders = [(length: base64.count, reader: ahead)]
    var isAllBase64 = Self.isBase64(base64)
    while isAllBase64, !ahead.rest.isEmpty {
      ahead.takeGap(.base64)
      let piece = ahead.takePiece()
      // Behind padding only more of it can follow.
      isAllBase64 =
        base64.last == "=" ? piece.allSatisfy { $0 == "=" } : Self.isBase64(piece)
      if isAllBase64 {
        base64 += piece
        borders.append((borders[borders.count - 1].length + piece.count, ahead))
      }
    }
    let lengths = Self.lengths(of: type, in: base64)
    let border = borders.first { lengths.contains($0.length) } ?? borders[borders.count - 1]
    self = border.reader
    return String.UnicodeScalarView(base64.prefix(border.length))
  }

  /// How long the base64 of a key can be that begins like this.
  private static func lengths(of type: KeyType?, in base64: String.UnicodeScalarView) -> Set<Int> {
    guard let type, let decoded = try? Base64(String(base64).prefix { $0 != "=" }) else {
      return []
    }
    return Set(KeyBlob.ends(in: decoded.bytes, type: type).map { ($0 + 2) / 3 * 4 })
  }

  private static func isBase64(_ piece: String.UnicodeScalarView) -> Bool {
    piece.allSatisfy { Base64.isLetter($0) || $0 == "=" }
  }

  /// Takes the rest as a comment of one line.
  mutating func takeComment() -> String {
    var comment = String.UnicodeScalarView()
    for scalar in rest {
      let kind = CharacterClass(scalar)
      switch kind {
      case .lineBreak, .specialSpace:
        note(kind == .lineBreak ? .lineBreaks : .specialSpaces, .comment)
        if comment.last != " " { comment.append(" ") }
      case .space:
        if scalar == "\t" { note(.spaces, .comment) }
        comment.append(" ")
      case .ordinary, .quote, .invisible, .unsafe: comment.append(scalar)
      }
    }
    rest = []
    return String(comment)
  }

  // MARK: - Pieces

  private mutating func note(_ kind: Cleaning.Kind, _ place: Cleaning.Place) {
    let cleaning = Cleaning(kind: kind, place: place)
    if !cleanings.contains(cleaning) { cleanings.append(cleaning) }
  }

  /// What parts two pieces, and its length: white space, or what a display makes of a line break.
  private static func gap(_ scalar: Unicode.Scalar, _ pair: ArraySlice<Unicode.Scalar>)
    -> (kind: Cleaning.Kind, length: Int)?
  {
    if pair.count == 2, pair.first == "\\", pair.last == "n" || pair.last == "r" {
      return (.literalLineBreaks, 2)
    }
    if scalar == "\u{21B5}" { return (.literalLineBreaks, 1) }
    switch CharacterClass(scalar) {
    case .space: return (.spaces, 1)
    case .specialSpace: return (.specialSpaces, 1)
    case .lineBreak: return (.lineBreaks, 1)
    case .invisible, .quote, .ordinary, .unsafe: return nil
    }
  }
}
