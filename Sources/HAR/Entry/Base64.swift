#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Base64 (RFC 4648) as exporters write it: padded or not, wrapped or not, also URL-safe.
enum Base64 {
  /// The decoded bytes, or nil if the text is no base64.
  static func decode(_ text: ContiguousArray<UInt8>) -> [UInt8]? {
    text.isEmpty ? [] : decodePadded(text) ?? decodePadded(padded(text))
  }

  /// Decodes what is padded and has nothing else in it, as nearly every text.
  private static func decodePadded(_ text: ContiguousArray<UInt8>) -> [UInt8]? {
    let paddingCount = text.reversed().prefix { $0 == padding }.count
    let count = text.count / 4 * 3 - paddingCount
    // Foundation gives fewer bytes where padding stands in the middle, and macOS 15 takes a letter too many.
    guard text.count % 4 == 0, paddingCount <= 2, let bytes = Data(base64Encoded: Data(text)),
      bytes.count == count
    else { return nil }
    return Array(bytes)
  }

  /// The same text as Foundation accepts it: without white space, in the standard alphabet, padded.
  private static func padded(_ text: ContiguousArray<UInt8>) -> ContiguousArray<UInt8> {
    var standard = ContiguousArray<UInt8>()
    standard.reserveCapacity(text.count + 3)
    for byte in text {
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"): continue
      // RFC 4648 section 5.
      case UInt8(ascii: "-"): standard.append(UInt8(ascii: "+"))
      case UInt8(ascii: "_"): standard.append(UInt8(ascii: "/"))
      default: standard.append(byte)
      }
    }
    while standard.last == padding { standard.removeLast() }
    // A letter alone holds no byte, and padding alone stands for nothing.
    if standard.isEmpty || standard.count % 4 == 1 { return [padding] }
    while standard.count % 4 != 0 { standard.append(padding) }
    return standard
  }

  private static let padding = UInt8(ascii: "=")
}
