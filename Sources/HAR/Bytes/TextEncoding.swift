/// How an archive's text is encoded, as far as its first bytes tell.
///
/// HAR 1.2 is UTF-8 only and asks readers to accept a byte-order mark. UTF-16 comes from shells
/// that re-encode what they redirect.
package enum TextEncoding: Equatable {
  case utf8(markLength: Int)
  case utf16(ByteOrder, markLength: Int)

  package enum ByteOrder {
    case littleEndian, bigEndian
  }

  /// - Parameter head: the first bytes of an archive. Where a mark is missing, the zeros of ASCII's first
  ///   two characters tell, with which each JSON text begins (RFC 4627 section 3).
  package init(detectedIn head: some Collection<UInt8>) {
    if head.starts(with: [0xEF, 0xBB, 0xBF]) {
      self = .utf8(markLength: 3)
    } else if head.starts(with: [0xFF, 0xFE, 0, 0]) {
      // UTF-32, whose mark begins like UTF-16's; `FileFormat` names it.
      self = .utf8(markLength: 0)
    } else if head.starts(with: [0xFF, 0xFE]) {
      self = .utf16(.littleEndian, markLength: 2)
    } else if head.starts(with: [0xFE, 0xFF]) {
      self = .utf16(.bigEndian, markLength: 2)
    } else {
      let zeros = head.prefix(4).map { $0 == 0 }
      if [[false, true], [false, true, false, true]].contains(zeros) {
        self = .utf16(.littleEndian, markLength: 0)
      } else if [[true, false], [true, false, true, false]].contains(zeros) {
        self = .utf16(.bigEndian, markLength: 0)
      } else {
        self = .utf8(markLength: 0)
      }
    }
  }
}
