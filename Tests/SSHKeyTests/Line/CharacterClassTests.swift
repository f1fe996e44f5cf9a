import Testing

@testable import SSHKey

@Suite struct CharacterClassTests {
  @Test(
    "what a character is to the cleaning",
    arguments: [
      (" \t", .space), ("\n\r\u{0B}\u{0C}\u{85}\u{2028}\u{2029}", .lineBreak),
      ("\u{A0}\u{1680}\u{2000}\u{2003}\u{200A}\u{202F}\u{205F}\u{3000}", .specialSpace),
      ("\u{AD}\u{34F}\u{115F}\u{180E}\u{200B}\u{200D}\u{2060}\u{2064}\u{3164}\u{FE0F}", .invisible),
      ("\u{FEFF}\u{E0001}\u{E007F}\u{E0100}\u{1D173}\u{FFA0}", .invisible),
      ("\u{600}\u{FFF9}\u{FFFA}\u{FFFB}\u{13430}", .invisible),
      ("\"'`«»‘’‚‛“”„‟‹›「」『』＂＇", .quote),
      ("!#$%&()*+,-./09:;<=>?@AZ[\\]^_az{|}~é鍵\u{301}🔑…´′\u{FFFD}", .ordinary),
    ] as [(String, CharacterClass)])
  func table(characters: String, expected: CharacterClass) {
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
      let isUnsafe = properties.isBidiControl || properties.generalCategory == .control
      guard isUnsafe || properties.isWhitespace else { continue }
      let kind = CharacterClass(scalar)
      let isRight = properties.isWhitespace ? kind.isWhiteSpace : kind == .unsafe
      #expect(isRight, "U+\(String(scalar.value, radix: 16))")
    }
  }
}
