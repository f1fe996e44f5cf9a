#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Base64 in the standard alphabet (RFC 4648 section 4), read as strictly as encoders write it.
///
/// Foundation takes more: spare bits that are not zero, padding that nothing asks for, and on
/// macOS 15 one letter too many. So what may be read is decided here.
struct Base64 {
  /// The whole bytes that the letters hold.
  let bytes: [UInt8]
  /// Whether this is how the bytes are written: length, padding and spare bits are right.
  let isCanonical: Bool

  /// A character that does not belong there; its position counts from 1.
  struct Stray: Error, Equatable {
    let scalar: Unicode.Scalar
    let position: Int
  }

  /// Decodes as much as there is, so that a text that was cut off is told by its length.
  ///
  /// - Throws: `Stray`, for the first character that is no letter and no padding at the end.
  init(_ text: some StringProtocol) throws(Stray) {
    let scalars = Array(text.unicodeScalars)
    let letters = scalars.prefix { $0 != "=" }
    // The first padding character stands where a letter should if anything but padding follows.
    let wellFormed =
      scalars.dropFirst(letters.count).allSatisfy { $0 == "=" } ? letters : scalars[...]
    if let stray = wellFormed.firstIndex(where: { !Self.isLetter($0) }) {
      throw Stray(scalar: scalars[stray], position: stray + 1)
    }
    // One letter alone holds no whole byte.
    let usable = letters.count % 4 == 1 ? letters.count - 1 : letters.count
    let padding = String(repeating: "=", count: (4 - usable % 4) % 4)
    let decoded = Data(base64Encoded: String(text.prefix(usable)) + padding)
    bytes = decoded.map(Array.init) ?? []
    isCanonical = Self.encoded(bytes).utf8.elementsEqual(text.utf8)
  }

  /// The bytes of a text that is base64 and nothing else.
  static func decoded(_ text: some StringProtocol) -> [UInt8]? {
    guard let base64 = try? Base64(text), base64.isCanonical else { return nil }
    return base64.bytes
  }

  /// The text of bytes, padded.
  static func encoded(_ bytes: [UInt8]) -> String {
    Data(bytes).base64EncodedString()
  }

  /// Whether a character is one of the alphabet's 64.
  static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "A"..."Z", "a"..."z", "0"..."9", "+", "/": true
    default: false
    }
  }
}
