/// The keys of a text of several lines, each with the lines over which it was folded.
///
///     # mine                        begins a piece, which is no key
///     ssh-ed25519 AAAAC3Nz… me      begins a key
///     ssh-rsa AAAAB3Nz              begins another
///     aC1yc2EAAAADAQAB…             belongs to the one before
///
/// A line begins a key if its first word is a key type, quotes and invisible characters aside, or if
/// base64 of a key stands behind one of its words. It begins a piece of its own if it is commented
/// out with `#`. Any other line belongs to the one before it, and so does an empty one.
package enum KeyLines {
  /// One key, or what stands in its place.
  package struct Piece: Equatable {
    /// The number of its first line, counted from 1.
    package let number: Int
    /// All its lines, as they were.
    package var text: Substring
  }

  /// Takes a text apart; without a key it is one piece, white space alone is none.
  package static func pieces(of text: String) -> [Piece] {
    var pieces: [Piece] = []
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      let words = words(of: line)
      if words.isEmpty && pieces.isEmpty { continue }
      if pieces.isEmpty || beginsPiece(words) {
        pieces.append(Piece(number: index + 1, text: line))
      } else {
        pieces[pieces.count - 1].text =
          text[pieces[pieces.count - 1].text.startIndex..<line.endIndex]
      }
    }
    return pieces
  }

  private static func beginsPiece(_ words: [String]) -> Bool {
    guard let first = words.first else { return false }
    // Only base64 can go on: what else stands on a line of its own is no part of a key.
    let goesOn = first.unicodeScalars.allSatisfy {
      Base64.isLetter($0) || "=\\,".unicodeScalars.contains($0) || CharacterClass($0) == .quote
    }
    return KeyMaterial.isKnownType(first) || !goesOn
      || words.dropFirst().contains { $0.hasPrefix(KeyMaterial.blobPrefix) }
  }

  /// A line's words, without what may cling to the first.
  private static func words(of line: Substring) -> [String] {
    let visible = line.unicodeScalars.filter { CharacterClass($0) != .invisible }
    return visible.drop { CharacterClass($0) == .quote || CharacterClass($0).isWhiteSpace }
      .split { CharacterClass($0).isWhiteSpace }.map { String(String.UnicodeScalarView($0)) }
  }
}
