/// Base64 (RFC 4648) as exporters write it: padded or not, wrapped or not, also URL-safe.
enum Base64 {
  /// The decoded bytes, or nil if the text is no base64.
  ///
  /// Foundation accepts neither line breaks, nor the URL-safe alphabet, nor missing padding, and on macOS
  /// 15 a letter too many.
  static func decode(_ text: some Collection<UInt8>) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count / 4 * 3 + 3)
    var (group, letterCount, isPadded) = (UInt32(0), 0, false)
    for letter in text {
      let value = values[Int(letter)]
      if value < 64 {
        if isPadded { return nil }
        group = group << 6 | UInt32(value)
        letterCount &+= 1
        if letterCount & 3 == 0 {
          bytes.append(UInt8(truncatingIfNeeded: group >> 16))
          bytes.append(UInt8(truncatingIfNeeded: group >> 8))
          bytes.append(UInt8(truncatingIfNeeded: group))
        }
      } else if value == padding {
        isPadded = true
      } else if value != space {
        return nil
      }
    }
    switch letterCount & 3 {
    // Padding alone stands for nothing, and a letter alone holds no byte.
    case 0: return isPadded && letterCount == 0 ? nil : bytes
    case 1: return nil
    case 2: bytes.append(UInt8(truncatingIfNeeded: group >> 4))
    default:
      bytes.append(UInt8(truncatingIfNeeded: group >> 10))
      bytes.append(UInt8(truncatingIfNeeded: group >> 2))
    }
    return bytes
  }

  private static let (padding, space, other) = (UInt8(64), UInt8(65), UInt8(66))

  /// What each byte stands for: six bits, padding, white space, or nothing.
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: other, count: 256)
    let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8
    for (value, letter) in alphabet.enumerated() { values[Int(letter)] = UInt8(value) }
    // RFC 4648 section 5.
    (values[Int(UInt8(ascii: "-"))], values[Int(UInt8(ascii: "_"))]) = (62, 63)
    values[Int(UInt8(ascii: "="))] = padding
    for letter in " \t\r\n".utf8 { values[Int(letter)] = space }
    return values
  }()
}
