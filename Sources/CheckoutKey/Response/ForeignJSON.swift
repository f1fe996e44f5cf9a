#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The way from JSON that somebody else wrote, and that may be nested, to Foundation's decoder.
///
/// The decoder calls itself for each bracket and stops at 512 of them only. At half a KiB of stack
/// each, that is more than a thread of musl's has, and half of what one of macOS's has.
enum ForeignJSON {
  /// CircleCI's answers have two levels; these take 32 KiB of stack.
  static let maxDepth = 64

  /// Brackets are nested more than `maxDepth` levels deep.
  struct NestedTooDeep: Error {}

  /// Decodes a value from JSON in UTF-8.
  ///
  /// - Throws: `NestedTooDeep`, or what Foundation's decoder throws.
  static func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws
    -> Value
  {
    // A body that is something else, and may be long, is told by its first byte.
    let token = bytes.first { !" \t\r\n".utf8.contains($0) }
    guard let token, #"{["-0123456789tfn"#.utf8.contains(token) else { throw notJSON }
    // No JSON has a NUL; Foundation would take the text for UTF-16 or 32, or for one that ends there.
    if bytes.contains(0) { throw notJSON }
    let bracketCount = bytes.count { $0 | 0x20 == UInt8(ascii: "{") }
    // Hardly any body has so many brackets.
    if bracketCount > maxDepth && isNestedTooDeep(bytes) { throw NestedTooDeep() }
    return try JSONDecoder().decode(type, from: Data(bytes))
  }

  private static var notJSON: DecodingError {
    .dataCorrupted(.init(codingPath: [], debugDescription: "no JSON"))
  }

  /// Whether it is, up to the place where it is no JSON any more; there the decoder stops too.
  private static func isNestedTooDeep(_ bytes: [UInt8]) -> Bool {
    var depth = 0
    var isInString = false
    var isEscaped = false
    for byte in bytes {
      switch byte {
      case _ where isEscaped: isEscaped = false
      case UInt8(ascii: "\\"): isEscaped = isInString
      case UInt8(ascii: "\""): isInString.toggle()
      case _ where isInString: continue
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        depth += 1
        if depth > maxDepth { return true }
      case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      default: continue
      }
    }
    return false
  }
}
