/// Shortens a URL that is too long to be kept, as it stands in a capture, so that its path still says
/// what was asked for.
///
///     https://a.test/key?next=b…b     becomes     https://a.test/key
///     https://a.test/b…b/key          becomes     https://a.test/b…�…b/key
///
/// The query and the fragment go first: they are what makes a URL long. Of a path that is still too
/// long the ends are kept, and U+FFFD stands for its middle. What comes of a URL does not depend on
/// the pieces in which it came.
struct URLShortening {
  /// 64 KiB: eight times what most servers take, and little enough to be kept for each request.
  static let maxLength = 64 << 10

  /// Whether the path was seen to its end, so that nothing of what follows is needed.
  private(set) var hasPathEnded = false
  private var hasGap = false

  /// Shortens what there is of the URL; more may be appended, and shortened again once it is longer
  /// than `maxLength`.
  ///
  /// - Complexity: O(`bytes.count`), which is O(1) for each byte that was appended.
  mutating func shorten(_ bytes: inout ContiguousArray<UInt8>) {
    if let end = Self.endOfPath(bytes) {
      hasPathEnded = true
      bytes.removeSubrange(end...)
    }
    // These last bytes may be the beginning of an escape that ends the path.
    let open = hasPathEnded ? 0 : Self.escapes[0].count - 1
    guard hasGap || bytes.count > Self.maxLength + open else { return }
    hasGap = true
    let head = Self.character(in: bytes, from: Self.maxLength / 2)
    let tail = Self.character(in: bytes, from: bytes.count - Self.maxLength / 4 - open)
    bytes.replaceSubrange(head..<tail, with: "\u{FFFD}".utf8)
  }

  /// A question mark and a number sign, as they may be written in JSON.
  private static let escapes = ["\\u003f", "\\u003F", "\\u0023"].map { Array($0.utf8) }

  /// Where the query or the fragment begins, if there is one.
  private static func endOfPath(_ bytes: ContiguousArray<UInt8>) -> Int? {
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "?"), UInt8(ascii: "#"): return index
      case UInt8(ascii: "\\"):
        let isNumber = index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "u")
        if isNumber, escapes.contains(where: bytes[index...].starts(with:)) { return index }
        index += 2
      default: index += 1
      }
    }
    return nil
  }

  /// The first place from `start` on that does not part a backslash from what it escapes.
  private static func character(in bytes: ContiguousArray<UInt8>, from start: Int) -> Int {
    var index = 0
    while index < start { index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1 }
    return index
  }
}
