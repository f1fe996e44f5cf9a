extension Block {
  /// Looks at 64 bytes, 8 at a time, with plain integers, for processors without SSE2.
  @inline(__always)
  mutating func findWithWords(in bytes: UnsafeRawBufferPointer) {
    (quotes, backslashes, brackets) = (0, 0, 0)
    for offset in stride(from: 0, to: Self.maxCount, by: 8) {
      // In bounds: there are 64 bytes.
      let word = unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian
      // `[` and `{`, `]` and `}` differ in this bit only.
      let folded = word | Self.eight(" ")
      quotes |= Self.bits(of: word, equalTo: "\"") &<< UInt64(offset)
      backslashes |= Self.bits(of: word, equalTo: "\\") &<< UInt64(offset)
      brackets |= Self.bits(of: folded, equalTo: "{") &<< UInt64(offset)
      brackets |= Self.bits(of: folded, equalTo: "}") &<< UInt64(offset)
    }
  }

  /// A bit for each byte of the word that is the character.
  @inline(__always)
  private static func bits(of word: UInt64, equalTo character: Unicode.Scalar) -> UInt64 {
    let lowBits: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    let difference = word ^ eight(character)
    // The highest bit of each byte that has none set ("Bit Twiddling Hacks", Determine if a word
    // has a zero byte), which the product then puts next to each other at the top.
    let zeros = ~((difference & lowBits) &+ lowBits | difference | lowBits)
    return (zeros >> 7 &* 0x0102_0408_1020_4080) >> 56
  }

  @inline(__always)
  private static func eight(_ character: Unicode.Scalar) -> UInt64 {
    UInt64(character.value) &* 0x0101_0101_0101_0101
  }
}
