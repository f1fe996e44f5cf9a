#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The way from JSON that somebody else wrote, and that may be nested, to Foundation's decoder.
///
/// The decoder calls itself for each bracket and stops at 512 of them only. At half a KiB of stack
/// each, that is more than a thread of musl's has, and half of what one of macOS's has. And of two members
/// with one name it takes the first without a word.
enum ForeignJSON {
  /// CircleCI's answers have three levels; these take 32 KiB of stack.
  static let maxDepth = 64

  /// Brackets are nested more than `maxDepth` levels deep.
  struct NestedTooDeep: Error {}
  /// An object that is looked at has two members that mean the same.
  struct DuplicateMember: Error {}
  /// It ends before its brackets do.
  struct CutOff: Error {}

  /// Decodes a value from JSON in UTF-8.
  ///
  /// - Parameters:
  ///   - type: the value's.
  ///   - bytes: the JSON.
  ///   - levels: how deep the objects are whose members are looked at; the outermost has the level 1.
  ///   - meaning: what a member's name means; nil for those that may stand twice.
  /// - Returns: the value.
  /// - Throws: `NestedTooDeep`, `DuplicateMember`, `CutOff`, or what Foundation's decoder throws.
  static func decode<Value: Decodable>(
    _ type: Value.Type, from bytes: [UInt8], levels: Set<Int>, meaning: (String) -> String?
  ) throws -> Value {
    // Foundation passes over a byte-order mark, too.
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    // A body that is something else, and may be long, is told by its first byte.
    let token = text.first { !" \t\r\n".utf8.contains($0) }
    guard let token, #"{["-0123456789tfn"#.utf8.contains(token) else { throw notJSON }
    // No JSON has a NUL; Foundation would take the text for UTF-16 or 32, or for one that ends there.
    if bytes.contains(0) { throw notJSON }
    // Before anything is decoded, because it is the decoder that must not see such depths.
    let (hasDuplicates, isCutOff) = try structure(bytes, levels, meaning)
    if isCutOff { throw CutOff() }
    let value = try JSONDecoder().decode(type, from: Data(bytes))
    if hasDuplicates { throw DuplicateMember() }
    return value
  }

  private static var notJSON: DecodingError {
    .dataCorrupted(.init(codingPath: [], debugDescription: "no JSON"))
  }

  /// Looks at the brackets and at the names before colons, up to the place where this is no JSON any more;
  /// there the decoder stops too.
  private static func structure(
    _ bytes: [UInt8], _ levels: Set<Int>, _ meaning: (String) -> String?
  ) throws -> (hasDuplicates: Bool, isCutOff: Bool) {
    var hasDuplicates = false
    /// What the names of each object or array that is open mean.
    var names: [Set<String>] = []
    /// The last string, with its quotes.
    var string: Range<Int>?
    var start: Int?
    var isEscaped = false
    for (index, byte) in bytes.enumerated() {
      if let begin = start {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          (string, start) = (begin..<index + 1, nil)
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): start = index
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        if names.count == maxDepth { throw NestedTooDeep() }
        names.append([])
      case UInt8(ascii: "]"), UInt8(ascii: "}"): _ = names.popLast()
      case UInt8(ascii: ":"):
        guard let range = string, levels.contains(names.count),
          let meaning = name(bytes[range]).flatMap(meaning)
        else { continue }
        if !names[names.count - 1].insert(meaning).inserted { hasDuplicates = true }
      default: continue
      }
    }
    return (hasDuplicates, !names.isEmpty)
  }

  /// A member's name, given with its quotes.
  private static func name(_ string: ArraySlice<UInt8>) -> String? {
    string.contains(UInt8(ascii: "\\"))
      ? try? JSONDecoder().decode(String.self, from: Data(string))
      : String(decoding: string.dropFirst().dropLast(), as: UTF8.self)
  }
}
