@testable import HAR

/// Text as UTF-16 bytes, by the shortest way there is, to compare with.
enum UTF16Text {
  static func bytes(
    of text: String, _ byteOrder: TextEncoding.ByteOrder, marked: Bool = true
  ) -> [UInt8] {
    ((marked ? "\u{FEFF}" : "") + text).utf16.flatMap { unit in
      let bytes = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      return byteOrder == .bigEndian ? bytes : bytes.reversed()
    }
  }
}
