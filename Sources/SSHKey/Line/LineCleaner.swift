/// The work of `CleanedLine`: from characters to fields, noting what goes.
struct LineCleaner {
  private(set) var cleanings: [Cleaning] = []
  private var rest: ArraySlice<Unicode.Scalar>

  init(_ text: String) {
    rest = Array(text.unicodeScalars)[...]
  }

  /// The cleaned line.
  mutating func line() throws(PublicKeyError) -> String {
    trimEnds()
    if let unsafe = rest.first(where: { CharacterClass($0) == .unsafe }) {
      throw .unsafeCharacter(unsafe)
    }
    let visible = rest.filter { CharacterClass($0) != .invisible }
    let words = visible.split { CharacterClass($0).isWhiteSpace }.map(Self.string)
    try LineShape.check(words)
    let type = takeType()
    takeGap()
    let base64 = takeBase64()
    takeGap()
    let comment = takeComment()
    try LineShape.check(base64: base64, comment: comment)
    return [type, base64, comment].filter { !$0.isEmpty }.joined(separator: " ")
  }

  // MARK: - The ends

  private mutating func trimEnds() {
    while let kind = kind(of: rest.prefix(2), rest.first) {
      rest.removeFirst(kind == .literalLineBreaks ? 2 : 1)
      note(kind, .ends)
    }
    let end = commentEnd()
    while rest.endIndex > end, let kind = kindAtEnd(of: rest[end...]) {
      rest.removeLast(kind == .literalLineBreaks ? 2 : 1)
      note(kind, .ends)
    }
  }

  /// Where the comment ends: behind all that can't be cleaned, and behind a quote that closes one of
  /// the comment's own, as the last one of `say "hi"` does.
  private func commentEnd() -> Int {
    var content = rest
    while let kind = kindAtEnd(of: content) {
      content.removeLast(kind == .literalLineBreaks ? 2 : 1)
    }
    var open: Set<Bool> = []
    for index in content.indices where CharacterClass(content[index]) == .quote {
      let isDouble = Self.isDouble(content[index])
      let before = index > content.startIndex ? content[index - 1] : " "
      let after = index + 1 < content.endIndex ? content[index + 1] : " "
      if CharacterClass(before).isWhiteSpace || CharacterClass(before) == .quote {
        open.insert(isDouble)
      } else if !after.properties.isAlphabetic {
        // Else it is an apostrophe.
        open.remove(isDouble)
      }
    }
    var end = content.endIndex
    while end < rest.endIndex, CharacterClass(rest[end]) == .quote,
      open.remove(Self.isDouble(rest[end])) != nil
    {
      end += 1
    }
    return end
  }

  /// Whether a quote is a double one; one that opens need not look like the one that closes.
  private static func isDouble(_ quote: Unicode.Scalar) -> Bool {
    switch quote {
    case "'", "`", "\u{2018}"..."\u{201B}", "\u{2039}", "\u{203A}", "\u{FF07}": false
    default: true
    }
  }

  private func kindAtEnd(of text: ArraySlice<Unicode.Scalar>) -> Cleaning.Kind? {
    if let kind = kind(of: text.suffix(2), text.last) { return kind }
    // JSON's comma: only behind a quote that goes too.
    guard text.last == ",", let before = text.dropLast().last else { return nil }
    return CharacterClass(before) == .quote ? .comma : nil
  }

  private func kind(of pair: ArraySlice<Unicode.Scalar>, _ scalar: Unicode.Scalar?)
    -> Cleaning.Kind?
  {
    if Self.isLiteralLineBreak(pair) { return .literalLineBreaks }
    guard let scalar else { return nil }
    switch CharacterClass(scalar) {
    case .space: return .spaces
    case .specialSpace: return .specialSpaces
    case .lineBreak: return .lineBreaks
    case .invisible: return .invisible
    case .quote: return .quotes
    case .ordinary, .unsafe: return nil
    }
  }

  // MARK: - The fields

  private mutating func takeType() -> String {
    let word = rest.prefix { !CharacterClass($0).isWhiteSpace }
    rest.removeFirst(word.count)
    let visible = word.filter { CharacterClass($0) != .invisible }
    if visible.count < word.count { note(.invisible, .betweenFields) }
    return Self.string(visible)
  }

  /// Drops what stands between two fields, where one space belongs.
  private mutating func takeGap() {
    var gap = rest.prefix(gapLength(in: rest))
    rest.removeFirst(gap.count)
    if let space = gap.firstIndex(of: " ") { gap.remove(at: space) }
    note(gap, .betweenFields)
  }

  /// Takes the base64, also from the next line if that holds nothing but base64.
  private mutating func takeBase64() -> String {
    var base64: [Unicode.Scalar] = []
    while let scalar = rest.first {
      if Self.isLiteralLineBreak(rest.prefix(2)) {
        take(2, at: .base64)
      } else if CharacterClass(scalar) == .invisible {
        take(1, at: .base64)
      } else if CharacterClass(scalar).isWhiteSpace {
        let gap = gapLength(in: rest)
        guard base64.last != "=", isWrap(rest.prefix(gap)), isBase64(after: gap) else { break }
        take(gap, at: .base64)
      } else {
        let letters = rest.dropFirst().prefix(while: Base64.isLetter)
        base64 += [scalar] + letters
        rest.removeFirst(1 + letters.count)
      }
    }
    return Self.string(base64)
  }

  private mutating func takeComment() -> String {
    var comment: [Unicode.Scalar] = []
    while let scalar = rest.first {
      switch CharacterClass(scalar) {
      case .lineBreak, .specialSpace:
        take(1, at: .comment)
        if comment.last != " " { comment.append(" ") }
      case .invisible: take(1, at: .comment)
      case .space:
        if scalar == "\t" { note(.spaces, .comment) }
        comment.append(" ")
        rest.removeFirst()
      case .ordinary, .quote, .unsafe:
        comment.append(scalar)
        rest.removeFirst()
      }
    }
    return Self.string(comment)
  }

  // MARK: - Pieces

  /// Drops this many characters and notes what they were.
  private mutating func take(_ count: Int, at place: Cleaning.Place) {
    note(rest.prefix(count), place)
    rest.removeFirst(count)
  }

  private mutating func note(_ dropped: ArraySlice<Unicode.Scalar>, _ place: Cleaning.Place) {
    var dropped = dropped
    while let kind = kind(of: dropped.prefix(2), dropped.first) {
      dropped.removeFirst(kind == .literalLineBreaks ? 2 : 1)
      note(kind, place)
    }
  }

  private mutating func note(_ kind: Cleaning.Kind, _ place: Cleaning.Place) {
    let cleaning = Cleaning(kind: kind, place: place)
    if !cleanings.contains(cleaning) { cleanings.append(cleaning) }
  }

  /// How many characters of white space, of invisible ones and of literal line breaks come next.
  private func gapLength(in text: ArraySlice<Unicode.Scalar>) -> Int {
    var gap = text
    while let scalar = gap.first {
      if CharacterClass(scalar).isWhiteSpace || CharacterClass(scalar) == .invisible {
        gap.removeFirst()
      } else if Self.isLiteralLineBreak(gap.prefix(2)), endsWord(gap.dropFirst(2)) {
        gap.removeFirst(2)
      } else {
        break
      }
    }
    return text.count - gap.count
  }

  /// Whether a literal line break stands alone, unlike the one in `ACME\nick`.
  private func endsWord(_ following: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let next = following.first else { return true }
    return CharacterClass(next).isWhiteSpace || next == "\\"
  }

  private func isWrap(_ gap: ArraySlice<Unicode.Scalar>) -> Bool {
    gap.contains { CharacterClass($0) == .lineBreak || $0 == "\\" }
  }

  private func isBase64(after gap: Int) -> Bool {
    let word = rest.dropFirst(gap).prefix { !CharacterClass($0).isWhiteSpace }
    return word.allSatisfy { scalar in
      Base64.isLetter(scalar) || scalar == "=" || CharacterClass(scalar) == .invisible
    }
  }

  private static func isLiteralLineBreak(_ pair: ArraySlice<Unicode.Scalar>) -> Bool {
    pair.first == "\\" && pair.count == 2 && (pair.last == "n" || pair.last == "r")
  }

  private static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
