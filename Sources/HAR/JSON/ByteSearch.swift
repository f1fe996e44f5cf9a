#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Searches for the few bytes that give JSON its structure, eight bytes at a time.
///
/// What is looked for is turned into zeros by exclusive or, and the lowest zero byte of a word is
/// where `(word &- 0x01…01) & ~word` has its lowest bit of value 0x80 ("Bit Twiddling Hacks",
/// Determine if a word has a zero byte). Swift's own vectors were no faster here, and take a
/// hundred times as long in debug builds.
enum ByteSearch {
  /// The index of the next quote, or nil.
  ///
  /// Most strings of a capture are short: calling `memchr`, which is the fastest for long ones,
  /// would cost more than looking at them.
  @inline(__always)
  static func quote(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard let base = bytes.baseAddress else { return nil }
    var index = start
    if index &+ 64 <= bytes.count {
      for _ in 0..<8 {
        // In bounds: checked before the loop, which moves on by 64.
        let zeros = unsafe zeroBytes(word(at: index, of: base) ^ quotes)
        if zeros != 0 { return index &+ zeros.trailingZeroBitCount / 8 }
        index &+= 8
      }
    }
    // In bounds: `index` is at most `count`, so `memchr` looks at bytes of the buffer only.
    let found = unsafe memchr(base + index, Int32(UInt8(ascii: "\"")), bytes.count - index)
    return unsafe found.map { unsafe UnsafeRawPointer($0) - UnsafeRawPointer(base) }
  }

  /// The index of the next quote, bracket or brace, or the end of the buffer.
  @inline(__always)
  static func structure(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    guard let base = bytes.baseAddress else { return start }
    var index = start
    while index &+ 8 <= bytes.count {
      // In bounds: checked in the line before.
      let word = unsafe word(at: index, of: base)
      // `[` and `{`, `]` and `}` differ in this bit only.
      let folded = word | 0x2020_2020_2020_2020
      let zeros = zeroBytes(word ^ quotes) | zeroBytes(folded ^ opens) | zeroBytes(folded ^ closes)
      if zeros != 0 { return index &+ zeros.trailingZeroBitCount / 8 }
      index &+= 8
    }
    // In bounds: the index is less than `count`.
    while index < bytes.count, unsafe !isStructure(bytes[index]) { index += 1 }
    return index
  }

  private static let quotes: UInt64 = 0x2222_2222_2222_2222
  private static let opens: UInt64 = 0x7B7B_7B7B_7B7B_7B7B
  private static let closes: UInt64 = 0x7D7D_7D7D_7D7D_7D7D

  /// Eight bytes, the first of them lowest.
  @inline(__always)
  private static func word(at index: Int, of base: UnsafePointer<UInt8>) -> UInt64 {
    // In bounds: whoever calls this has checked that eight bytes follow.
    unsafe UnsafeRawPointer(base).loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian
  }

  /// 0x80 where the lowest zero byte is, and perhaps in bytes above it.
  @inline(__always)
  private static func zeroBytes(_ word: UInt64) -> UInt64 {
    (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
  }

  private static func isStructure(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["),
      UInt8(ascii: "]"):
      true
    default: false
    }
  }
}
