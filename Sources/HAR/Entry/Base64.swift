/// Base64 (RFC 4648) as exporters write it: padded or not, wrapped or not, also URL-safe.
///
/// Foundation's takes nearly half the time of a body that counts, with a copy before and one behind it, and
/// accepts other texts on macOS 15 than on Linux.
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
    let (groupCount, rest) = count.quotientAndRemainder(dividingBy: 4)
    // A letter alone holds no byte, and padding alone stands for nothing.
    guard count > 0, rest != 1, var bytes = decodeGroups(text, count: groupCount) else {
      return nil
    }
    if rest > 0 {
      // Filled up with the letter that stands for zeros.
      let last = ContiguousArray(text[(count - rest)..<count] + "AA".utf8)
      guard let end = decodeGroups(last, count: 1) else { return nil }
      bytes += end.prefix(rest - 1)
    }
    return bytes
  }

  /// Decodes the first groups of four letters, three bytes each; there must be so many.
  private static func decodeGroups(_ text: ContiguousArray<UInt8>, count: Int) -> [UInt8]? {
    precondition(count * 4 <= text.count)
    var all: UInt32 = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count * 3 + 1) { made, madeCount in
      unsafe text.withUnsafeBytes { text in
        unsafe bitsOfLetters.withUnsafeBufferPointer { bits in
          guard let target = UnsafeMutableRawPointer(made.baseAddress) else { return }
          for group in 0..<count {
            // In bounds: the text has `count` groups of four.
            let letters = unsafe text.loadUnaligned(fromByteOffset: group * 4, as: UInt32.self)
              .littleEndian
            // In bounds: four places in a group, and a byte's 256 values for each.
            let value =
              unsafe bits[Int(letters & 0xFF)]
              | bits[0x100 + Int(letters >> 8 & 0xFF)]
              | bits[0x200 + Int(letters >> 16 & 0xFF)]
              | bits[0x300 + Int(letters >> 24)]
            all |= value
            // In bounds: the fourth byte is the next group's first, or the one more at the end.
            unsafe target.storeBytes(
              of: value.littleEndian, toByteOffset: group * 3, as: UInt32.self)
            madeCount = group * 3 + 3
          }
        }
      }
    }
    return all & noLetter == 0 ? bytes : nil
  }

  /// Where a byte is no letter.
  private static let noLetter: UInt32 = 0xFF00_0000

  /// What a letter adds to its group's three bytes, the first of them in the lowest bits, at each of the four
  /// places in the group.
  private static let bitsOfLetters: [UInt32] = {
    var bits = [UInt32](repeating: noLetter, count: 4 * 0x100)
    let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
    // The last two in the URL-safe alphabet (section 5), then in the standard one (section 4).
    for letters in [alphabet + "-_", alphabet + "+/"] {
      for (value, letter) in zip(UInt32(0)..., letters.utf8) {
        for place in 0..<4 {
          bits[place * 0x100 + Int(letter)] = (value << UInt32(26 - 6 * place)).byteSwapped
        }
      }
    }
    return bits
  }()
}
