#if arch(x86_64)
  // The compiler's own `emmintrin.h`. Swift's vectors have no way from a comparison to a bit mask.
  internal import _Builtin_intrinsics.intel.sse2

  extension Block {
    /// Looks at 64 bytes, 16 at a time, with SSE2, which every x86-64 processor has.
    @inline(__always)
    mutating func findWithVectors(in bytes: UnsafeRawBufferPointer) {
      (quotes, backslashes, brackets) = (0, 0, 0)
      for offset in stride(from: 0, to: Self.maxCount, by: 16) {
        // In bounds: there are 64 bytes.
        let vector = unsafe bytes.loadUnaligned(fromByteOffset: offset, as: __m128i.self)
        // `[` and `{`, `]` and `}` differ in this bit only.
        let folded = _mm_or_si128(vector, _mm_set1_epi8(0x20))
        quotes |= Self.bits(of: vector, equalTo: "\"") &<< UInt64(offset)
        backslashes |= Self.bits(of: vector, equalTo: "\\") &<< UInt64(offset)
        brackets |= Self.bits(of: folded, equalTo: "{") &<< UInt64(offset)
        brackets |= Self.bits(of: folded, equalTo: "}") &<< UInt64(offset)
      }
    }

    @inline(__always)
    private static func bits(of vector: __m128i, equalTo character: Unicode.Scalar) -> UInt64 {
      let wanted = _mm_set1_epi8(Int8(truncatingIfNeeded: character.value))
      return UInt64(truncatingIfNeeded: _mm_movemask_epi8(_mm_cmpeq_epi8(vector, wanted)))
    }
  }
#endif
