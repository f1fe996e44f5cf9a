#if !arch(x86_64) && !arch(arm64)
  extension Block {
    /// 16 bytes at a time, one after another, for processors that have neither SSE2 nor NEON.
    struct Part {
      private var bytes = SIMD16<UInt8>()

      /// Takes the 16 bytes from `start` on.
      init(_ start: UnsafePointer<UInt8>) {
        // In bounds: 16 bytes are taken.
        bytes = unsafe UnsafeRawPointer(start).loadUnaligned(as: SIMD16<UInt8>.self)
      }

      init(repeating character: Unicode.Scalar) {
        bytes = SIMD16(repeating: UInt8(truncatingIfNeeded: character.value))
      }

      private init(_ isSet: SIMDMask<SIMD16<Int8>>) {
        bytes.replace(with: .max, where: isSet)
      }

      func equal(to character: Unicode.Scalar) -> Part {
        Part(bytes .== Part(repeating: character).bytes)
      }

      func signedGreater(than character: Unicode.Scalar) -> Part {
        let other = SIMD16<Int8>(truncatingIfNeeded: Part(repeating: character).bytes)
        return Part(SIMD16<Int8>(truncatingIfNeeded: bytes) .> other)
      }

      func or(_ other: Part) -> Part {
        var part = self
        part.bytes |= other.bytes
        return part
      }

      func without(_ other: Part) -> Part {
        var part = self
        part.bytes &= ~other.bytes
        return part
      }

      /// Whether a bit is set in what a comparison gave.
      var isAnySet: Bool { bits != 0 }

      /// One bit per byte of what a comparison gave.
      var bits: UInt32 {
        var bits: UInt32 = 0
        for lane in bytes.indices where bytes[lane] != 0 { bits |= 1 << UInt32(lane) }
        return bits
      }

      /// One bit per byte of what four comparisons gave.
      static func bits(_ first: Part, _ second: Part, _ third: Part, _ fourth: Part) -> UInt64 {
        let low = first.bits | second.bits << 16
        let high = third.bits | fourth.bits << 16
        return UInt64(low) | UInt64(high) << 32
      }
    }
  }
#endif
