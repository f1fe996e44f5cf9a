extension Block {
  /// Looks at 64 bytes, 8 at a time, with plain integers, for processors that have neither
  /// SSE2 nor NEON.
  @inline(__always)
  mutating func findWithWords(in bytes: UnsafeRawBufferPointer) {
    (quotes, backslashes, brackets, letters) = (0, 0, 0, 0)
    for part in 0..<(Self.maxCount / 8) {
      let offset = part * 8
      // In bounds: there are 64 bytes.
      let word = unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian
      // `[` and `{`, `]` and `}` differ in this bit only.
      let folded = word | Self.all(" ")
      let opening = Self.marks(folded, equalTo: "{")
      let closing = Self.marks(folded, equalTo: "}")
      // The sum reaches the highest bit from `;` on; bytes beyond ASCII have it already.
      let letters = ((word & Self.lowBits) &+ Self.all("E")) & ~word & ~closing
      let place = UInt64(offset)
      quotes |= Self.bits(Self.marks(word, equalTo: "\"")) &<< place
      backslashes |= Self.bits(Self.marks(word, equalTo: "\\")) &<< place
      brackets |= Self.bits(opening | closing) &<< place
      self.letters |= Self.bits(letters) &<< place
    }
  }

  /// The highest bit of each byte that is the character.
  @inline(__always)
  private static func marks(_ word: UInt64, equalTo character: Unicode.Scalar) -> UInt64 {
    // "Bit Twiddling Hacks", Determine if a word has a zero byte.
    let difference = word ^ all(character)
    return ~((difference & lowBits) &+ lowBits | difference | lowBits)
  }

  /// The highest bit of each byte, put next to each other by the product.
  @inline(__always)
  private static func bits(_ word: UInt64) -> UInt64 {
    ((word & ~lowBits) >> 7 &* 0x0102_0408_1020_4080) >> 56
  }

  @inline(__always)
  private static func all(_ character: Unicode.Scalar) -> UInt64 {
    UInt64(character.value) &* 0x0101_0101_0101_0101
  }

  private static var lowBits: UInt64 { 0x7F7F_7F7F_7F7F_7F7F }
}
