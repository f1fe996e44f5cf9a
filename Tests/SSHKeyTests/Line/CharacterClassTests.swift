import Testing

@testable import SSHKey

@Suite struct CharacterClassTests {
  @Test(
    "what a character is to the cleaning",
    arguments: [
      (" \t", .space, "a space and a tab"),
      ("\n\r\u{0B}\u{0C}\u{85}\u{2028}\u{2029}", .lineBreak, "Unicode's seven line breaks"),
      (
        "\u{A0}\u{1680}\u{2000}\u{2003}\u{2009}\u{200A}\u{202F}\u{205F}\u{3000}", .specialSpace,
        "other spaces"
      ),
      (
        "\u{AD}\u{34F}\u{115F}\u{180E}\u{200B}\u{200C}\u{200D}\u{2060}\u{2064}\u{3164}\u{FE0F}",
        .invisible, "zero width"
      ),
      ("\u{FEFF}\u{E0001}\u{E007F}\u{E0100}\u{1D173}\u{FFA0}", .invisible, "marks and tags"),
      ("\u{600}\u{FFF9}\u{FFFA}\u{FFFB}\u{13430}", .invisible, "other format characters"),
      ("\"'`«»‘’‚‛“”„‟‹›「」『』＂＇", .quote, "quotes"),
      ("\0\u{01}\u{08}\u{0E}\u{1B}\u{1F}\u{7F}\u{80}\u{84}\u{86}\u{9B}\u{9F}", .unsafe, "controls"),
      (
        "\u{61C}\u{200E}\u{200F}\u{202A}\u{202B}\u{202C}\u{202D}\u{202E}\u{2066}\u{2067}\u{2068}"
          + "\u{2069}", .unsafe, "direction"
      ),
      ("!#$%&()*+,-./09:;<=>?@AZ[\\]^_az{|}~é鍵\u{301}🔑…´′\u{FFFD}", .ordinary, "the others"),
    ] as [(String, CharacterClass, String)])
  func table(characters: String, expected: CharacterClass, what: String) {
    for scalar in characters.unicodeScalars {
      #expect(CharacterClass(scalar) == expected, "U+\(String(scalar.value, radix: 16))")
    }
  }

  @Test("no control character and no formatting of direction is ordinary, in all of Unicode")
  func everyScalar() {
    // Of the other planes nothing is assigned but ideographs and private use.
    let planes: [ClosedRange<UInt32>] = [0...0x1FFFF, 0xE0000...0xE0FFF]
    for scalar in planes.joined().lazy.compactMap(Unicode.Scalar.init) {
      let properties = scalar.properties
      guard
        properties.isBidiControl || properties.generalCategory == .control
          || properties.isWhitespace
      else { continue }
      let expected: Set<CharacterClass> =
        properties.isWhitespace ? [.space, .specialSpace, .lineBreak] : [.unsafe]
      #expect(expected.contains(CharacterClass(scalar)), "U+\(String(scalar.value, radix: 16))")
    }
  }

  @Test("white space is what parts words")
  func whiteSpace() {
    let classes = [" ", "\u{A0}", "\n", "\u{200B}", "\"", "\0", "a"].map { CharacterClass($0) }
    #expect(classes.map(\.isWhiteSpace) == [true, true, true, false, false, false, false])
  }
}
