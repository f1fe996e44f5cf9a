#if arch(arm64)
  // The compiler's own `arm_neon.h`, of which Swift sees the functions but not the macros.
  internal import _Builtin_intrinsics.arm.neon

  extension Block {
    /// Looks at 64 bytes, 16 at a time, with NEON, which every arm64 processor has.
    @inline(__always)
    mutating func findWithVectors(in bytes: UnsafeRawBufferPointer) {
      let first = unsafe Masks(of: bytes, at: 0)
      let second = unsafe Masks(of: bytes, at: 16)
      let third = unsafe Masks(of: bytes, at: 32)
      let fourth = unsafe Masks(of: bytes, at: 48)
      quotes = Self.bits(first.quotes, second.quotes, third.quotes, fourth.quotes)
      backslashes = Self.bits(
        first.backslashes, second.backslashes, third.backslashes, fourth.backslashes)
      brackets = Self.bits(first.brackets, second.brackets, third.brackets, fourth.brackets)
      letters = Self.bits(first.letters, second.letters, third.letters, fourth.letters)
    }

    /// What is found in 16 bytes: all bits of a byte are set, or none.
    private struct Masks {
      let quotes, backslashes, brackets, letters: uint8x16_t

      @inline(__always)
      init(of bytes: UnsafeRawBufferPointer, at offset: Int) {
        // In bounds: there are 64 bytes.
        let vector = unsafe bytes.loadUnaligned(fromByteOffset: offset, as: uint8x16_t.self)
        // `[` and `{`, `]` and `}` differ in this bit only.
        let folded = vorrq_u8(vector, Self.all(" "))
        let closing = vceqq_u8(folded, Self.all("}"))
        quotes = vceqq_u8(vector, Self.all("\""))
        backslashes = vceqq_u8(vector, Self.all("\\"))
        brackets = vorrq_u8(vceqq_u8(folded, Self.all("{")), closing)
        // The signed comparison takes bytes beyond ASCII for negative numbers.
        letters = vbicq_u8(
          vcgtq_s8(vreinterpretq_s8_u8(vector), vreinterpretq_s8_u8(Self.all(":"))), closing)
      }

      @inline(__always)
      private static func all(_ character: Unicode.Scalar) -> uint8x16_t {
        uint8x16_t(repeating: UInt8(truncatingIfNeeded: character.value))
      }
    }

    /// One bit for each byte of four masks: each byte keeps a bit of its own among eight neighbours,
    /// and three sums of neighbours gather those eight in one byte.
    @inline(__always)
    private static func bits(
      _ first: uint8x16_t, _ second: uint8x16_t, _ third: uint8x16_t, _ fourth: uint8x16_t
    ) -> UInt64 {
      let own = uint8x16_t(1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128)
      let pairs = vpaddq_u8(vandq_u8(first, own), vandq_u8(second, own))
      let morePairs = vpaddq_u8(vandq_u8(third, own), vandq_u8(fourth, own))
      let fours = vpaddq_u8(pairs, morePairs)
      return vreinterpretq_u64_u8(vpaddq_u8(fours, fours))[0]
    }
  }
#endif
