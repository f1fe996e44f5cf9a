#if arch(x86_64)
  // The compiler's own `emmintrin.h`. Swift's vectors have no way from a comparison to a bit mask.
  internal import _Builtin_intrinsics.intel.sse2

  extension Block {
    /// 16 bytes at a time, with SSE2, which every x86-64 processor has.
    struct Part {
      private let bytes: __m128i

      @inline(__always)
      private init(_ bytes: __m128i) {
        self.bytes = bytes
      }

      /// Takes the 16 bytes from `start` on.
      @inline(__always)
      init(_ start: UnsafePointer<UInt8>) {
        // In bounds: 16 bytes are taken.
        bytes = unsafe UnsafeRawPointer(start).loadUnaligned(as: __m128i.self)
      }

      @inline(__always)
      init(repeating character: Unicode.Scalar) {
        bytes = _mm_set1_epi8(Int8(truncatingIfNeeded: character.value))
      }

      @inline(__always)
      func equal(to character: Unicode.Scalar) -> Part {
        Part(_mm_cmpeq_epi8(bytes, Part(repeating: character).bytes))
      }

      @inline(__always)
      func signedGreater(than character: Unicode.Scalar) -> Part {
        Part(_mm_cmpgt_epi8(bytes, Part(repeating: character).bytes))
      }

      @inline(__always)
      func or(_ other: Part) -> Part {
        Part(_mm_or_si128(bytes, other.bytes))
      }

      @inline(__always)
      func without(_ other: Part) -> Part {
        Part(_mm_andnot_si128(other.bytes, bytes))
      }

      /// Whether a bit is set in what a comparison gave.
      var isAnySet: Bool {
        @inline(__always) get { bits != 0 }
      }

      /// One bit per byte of what a comparison gave.
      var bits: UInt32 {
        @inline(__always) get { UInt32(truncatingIfNeeded: _mm_movemask_epi8(bytes)) }
      }

      /// One bit per byte of what four comparisons gave.
      @inline(__always)
      static func bits(_ first: Part, _ second: Part, _ third: Part, _ fourth: Part) -> UInt64 {
        let low = first.bits | second.bits &<< 16
        let high = third.bits | fourth.bits &<< 16
        return UInt64(low) | UInt64(high) &<< 32
      }
    }
  }
#endif
