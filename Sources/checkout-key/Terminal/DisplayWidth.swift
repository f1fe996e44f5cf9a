extension String {
  /// How many columns of a terminal the text takes.
  var displayWidth: Int {
    reduce(0) { $0 + $1.displayWidth }
  }

  /// The text with spaces behind it, so that it takes this many columns.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - displayWidth))
  }

  /// The text's words on lines of no more than so many columns, as far as its words are shorter.
  func wrapped(to width: Int) -> [String] {
    split(separator: " ").reduce(into: []) { lines, word in
      let word = String(word)
      if let last = lines.last, last.displayWidth + 1 + word.displayWidth <= width {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(word)
      }
    }
  }

  /// The text with an ellipsis in place of its middle, if it is wider.
  func shortenedInMiddle(to width: Int) -> String {
    if displayWidth <= width { return self }
    let end = (width - 1) / 2
    let suffix = String(String(reversed()).prefix(width: end).reversed())
    return prefix(width: width - 1 - end) + "…" + suffix
  }

  /// As many characters as fit into this many columns.
  private func prefix(width: Int) -> String {
    var left = width
    return String(
      prefix { character in
        left -= character.displayWidth
        return left >= 0
      })
  }
}

extension Character {
  /// 2 for what East Asian typography makes wide, and for emoji; 1 for everything else.
  ///
  /// A character here has all its combining marks, so none takes no column at all.
  fileprivate var displayWidth: Int {
    guard let scalar = unicodeScalars.first else { return 0 }
    let isEmoji =
      scalar.properties.isEmojiPresentation || unicodeScalars.contains { $0.value == 0xFE0F }
    return isEmoji || Self.wide.contains { $0.contains(scalar.value) } ? 2 : 1
  }

  /// The blocks that Unicode's EastAsianWidth.txt marks W or F, as far as they are letters.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0xA4CF,
    0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF01...0xFF60,
    0xFFE0...0xFFE6, 0x17000...0x18CFF, 0x1B000...0x1B2FF, 0x20000...0x3FFFD,
  ]
}
