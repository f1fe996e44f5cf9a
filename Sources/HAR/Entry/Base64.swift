/// Base64 (RFC 4648) as exporters write it: padded or not, wrapped or not, also URL-safe.
///
/// Foundation's takes a third of the time of a long body, wants a copy before and one behind it, and accepts
/// other texts on macOS 15 than on Linux.
enum Base64 {
  /// The decoded bytes, or nil if the text is no base64.
  static func decode(_ text: ContiguousArray<UInt8>) -> [UInt8]? {
    if text.isEmpty { return [] }
    return decodeLetters(text)
      ?? decodeLetters(ContiguousArray(text.lazy.filter { !" \t\r\n".utf8.contains($0) }))
  }

  /// Decodes what has no white space in it, as nearly every text.
  private static func decodeLetters(_ text: ContiguousArray<UInt8>) -> [UInt8]? {
    let count = text.count - text.reversed().prefix { $0 == UInt8(ascii: "=") }.count
    let (eightsCount, rest) = count.quotientAndRemainder(dividingBy: 8)
    // A letter alone holds no byte, and padding alone stands for nothing.
    guard count > 0, rest % 4 != 1, var bytes = decodeEights(text, count: eightsCount) else {
      return nil
    }
    if rest > 0 {
      // Filled up with the letter that stands for zeros.
      let last = ContiguousArray(text[(count - rest)..<count] + "AAAAAAA".utf8)
      guard let end = decodeEights(last, count: 1) else { return nil }
      bytes += end.prefix(rest * 6 / 8)
    }
    return bytes
  }

  /// Decodes the first groups of eight letters, six bytes each; there must be so many.
  private static func decodeEights(_ text: ContiguousArray<UInt8>, count: Int) -> [UInt8]? {
    precondition(count * 8 <= text.count)
    var all: UInt16 = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count * 6 + 2) { made, madeCount in
      unsafe text.withUnsafeBytes { text in
        unsafe valuesOfPairs.withUnsafeBufferPointer { values in
          guard let target = UnsafeMutableRawPointer(made.baseAddress) else { return }
          for eight in 0..<count {
            // In bounds: the text has `count` groups of eight.
            let letters = unsafe text.loadUnaligned(fromByteOffset: eight * 8, as: UInt64.self)
              .littleEndian
            // In bounds: there is a value for each 16 bits.
            let (first, second, third, fourth) = unsafe (
              values[Int(letters & 0xFFFF)], values[Int(letters >> 16 & 0xFFFF)],
              values[Int(letters >> 32 & 0xFFFF)], values[Int(letters >> 48)]
            )
            all |= first | second | third | fourth
            let bits =
              UInt64(first) << 52 | UInt64(second) << 40 | UInt64(third) << 28
              | UInt64(fourth) << 16
            // In bounds: the last two bytes are the next group's first, or the two more at the end.
            unsafe target.storeBytes(of: bits.bigEndian, toByteOffset: eight * 6, as: UInt64.self)
          }
          madeCount = count * 6
        }
      }
    }
    return all & noPair == 0 ? bytes : nil
  }

  /// Where one of two bytes is no letter.
  private static let noPair: UInt16 = 0x8000

  /// The 12 bits that two letters stand for, by the two bytes, the first in the lower bits.
  private static let valuesOfPairs: [UInt16] = {
    var values = [UInt16](repeating: noPair, count: 1 << 16)
    let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
    // The last two in the standard alphabet (section 4) and in the URL-safe one (section 5).
    let letters = Array(zip(UInt16(0)..., (alphabet + "+/").utf8)) + zip(UInt16(62)..., "-_".utf8)
    for (high, first) in letters {
      for (low, second) in letters { values[Int(second) << 8 | Int(first)] = high << 6 | low }
    }
    return values
  }()
}
