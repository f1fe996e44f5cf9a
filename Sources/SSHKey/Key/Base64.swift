/// Base64 in the standard alphabet (RFC 4648 section 4), read as strictly as encoders write it.
///
/// Foundation accepts more: spare bits that are not zero, padding that nothing asks for, and on
/// macOS 15 one letter too many.
struct Base64 {
  /// The complete bytes that the letters hold.
  let bytes: [UInt8]
  /// Whether this is how the bytes are written: length, padding and spare bits are right.
  let isCanonical: Bool

  /// Decodes as much as there is, so that a text that was cut off is told by its length.
  ///
  /// - Throws: `invalidBase64`, for the first character that is no letter and no padding at the end.
  init(_ text: some StringProtocol) throws(PublicKeyError) {
    var bytes: [UInt8] = []
    var (bits, letters, padding) = (UInt32(0), 0, 0)
    for scalar in text.unicodeScalars {
      if scalar == "=" {
        padding += 1
        continue
      }
      guard padding == 0, let value = Self.value(scalar) else {
        throw .invalidBase64(padding > 0 ? "=" : scalar, position: letters + 1)
      }
      bits = bits << 6 | value
      letters += 1
      // The second letter completes a byte and has four bits more; the third has two more.
      if letters % 4 != 1 {
        bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32((4 - letters % 4) % 4 * 2)))
      }
    }
    self.bytes = bytes
    isCanonical = Self.encoded(bytes).utf8.elementsEqual(text.utf8)
  }

  /// The bytes of a text that is base64 and nothing else.
  static func decoded(_ text: some StringProtocol) -> [UInt8]? {
    guard let base64 = try? Base64(text), base64.isCanonical else { return nil }
    return base64.bytes
  }

  /// The text of bytes, padded.
  static func encoded(_ bytes: [UInt8]) -> String {
    var text = String.UnicodeScalarView()
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let count = min(3, bytes.count - start)
      var bits: UInt32 = 0
      for index in start..<start + 3 {
        bits = bits << 8 | (index < bytes.count ? UInt32(bytes[index]) : 0)
      }
      for letter in 0..<4 {
        text.append(letter > count ? "=" : alphabet[Int(bits >> UInt32(18 - letter * 6) & 0x3F)])
      }
    }
    return String(text)
  }

  /// Whether a character is one of the alphabet's 64.
  static func isLetter(_ scalar: Unicode.Scalar) -> Bool { value(scalar) != nil }

  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".unicodeScalars)

  private static func value(_ scalar: Unicode.Scalar) -> UInt32? {
    switch scalar {
    case "A"..."Z": scalar.value - 65
    case "a"..."z": scalar.value - 97 + 26
    case "0"..."9": scalar.value - 48 + 52
    case "+": 62
    case "/": 63
    default: nil
    }
  }
}
