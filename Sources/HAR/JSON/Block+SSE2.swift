#if arch(x86_64)
  // The compiler's own `emmintrin.h`. Swift's vectors have no way from a comparison to a bit mask.
  internal import _Builtin_intrinsics.intel.sse2

  extension Block {
    /// Looks at 64 bytes, 16 at a time, with SSE2, which every x86-64 processor has.
    @inline(__always)
    mutating func findWithVectors(in bytes: UnsafeRawBufferPointer) {
      (quotes, backslashes, brackets, letters) = (0, 0, 0, 0)
      for part in 0..<(Self.maxCount / 16) {
        let offset = part * 16
        // In bounds: there are 64 bytes.
        let vector = unsafe bytes.loadUnaligned(fromByteOffset: offset, as: __m128i.self)
        // `[` and `{`, `]` and `}` differ in this bit only.
        let folded = _mm_or_si128(vector, Self.all(" "))
        let opening = _mm_cmpeq_epi8(folded, Self.all("{"))
        let closing = _mm_cmpeq_epi8(folded, Self.all("}"))
        // The comparison takes bytes beyond ASCII for negative numbers.
        let letters = _mm_andnot_si128(closing, _mm_cmpgt_epi8(vector, Self.all(":")))
        let place = UInt64(offset)
        quotes |= Self.bits(_mm_cmpeq_epi8(vector, Self.all("\""))) &<< place
        backslashes |= Self.bits(_mm_cmpeq_epi8(vector, Self.all("\\"))) &<< place
        brackets |= Self.bits(_mm_or_si128(opening, closing)) &<< place
        self.letters |= Self.bits(letters) &<< place
      }
    }

    @inline(__always)
    private static func all(_ character: Unicode.Scalar) -> __m128i {
      _mm_set1_epi8(Int8(truncatingIfNeeded: character.value))
    }

    /// The highest bit of each byte.
    @inline(__always)
    private static func bits(_ vector: __m128i) -> UInt64 {
      UInt64(truncatingIfNeeded: _mm_movemask_epi8(vector))
    }
  }
#endif
