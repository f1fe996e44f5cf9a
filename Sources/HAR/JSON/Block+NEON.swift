#if arch(arm64)
  // The compiler's own `arm_neon.h`, of which Swift sees the functions but not the macros.
  internal import _Builtin_intrinsics.arm.neon

  extension Block {
    /// 16 bytes at a time, with NEON, which every arm64 processor has.
    struct Part {
      private let bytes: uint8x16_t

      @inline(__always)
      private init(_ bytes: uint8x16_t) {
        self.bytes = bytes
      }

      /// Takes the 16 bytes from `start` on.
      @inline(__always)
      init(_ start: UnsafePointer<UInt8>) {
        // In bounds: 16 bytes are taken.
        bytes = unsafe UnsafeRawPointer(start).loadUnaligned(as: uint8x16_t.self)
      }

      @inline(__always)
      init(repeating character: Unicode.Scalar) {
        bytes = uint8x16_t(repeating: UInt8(truncatingIfNeeded: character.value))
      }

      @inline(__always)
      func equal(to character: Unicode.Scalar) -> Part {
        Part(vceqq_u8(bytes, Part(repeating: character).bytes))
      }

      @inline(__always)
      func signedGreater(than character: Unicode.Scalar) -> Part {
        let other = vreinterpretq_s8_u8(Part(repeating: character).bytes)
        return Part(vcgtq_s8(vreinterpretq_s8_u8(bytes), other))
      }

      @inline(__always)
      func or(_ other: Part) -> Part {
        Part(vorrq_u8(bytes, other.bytes))
      }

      @inline(__always)
      func without(_ other: Part) -> Part {
        Part(vbicq_u8(bytes, other.bytes))
      }

      /// Whether a bit is set in what a comparison gave.
      var isAnySet: Bool {
        @inline(__always) get { vmaxvq_u8(bytes) != 0 }
      }

      /// One bit per byte of what a comparison gave.
      var bits: UInt32 {
        @inline(__always) get {
          UInt32(truncatingIfNeeded: Self.bits(self, self, self, self)) & 0xFFFF
        }
      }

      /// One bit per byte of what four comparisons gave: each byte keeps a bit of its own among eight
      /// neighbours, and three sums of neighbours gather those eight in one byte.
      @inline(__always)
      static func bits(_ first: Part, _ second: Part, _ third: Part, _ fourth: Part) -> UInt64 {
        let own = uint8x16_t(1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128)
        let pairs = vpaddq_u8(vandq_u8(first.bytes, own), vandq_u8(second.bytes, own))
        let morePairs = vpaddq_u8(vandq_u8(third.bytes, own), vandq_u8(fourth.bytes, own))
        let fours = vpaddq_u8(pairs, morePairs)
        return vreinterpretq_u64_u8(vpaddq_u8(fours, fours))[0]
      }
    }
  }
#endif
