/// Tells which bytes of a JSON text are inside of strings, in one block after another.
///
/// The arithmetic is simdjson's (`json_string_scanner.h` and `json_escape_scanner.h` there).
struct StringMask {
  /// Whether the block before ended inside of a string: all bits are set, or none.
  private var isInString: UInt64 = 0
  /// Whether the block before ended with a string's closing quote: 1 or 0.
  private var isBehindString: UInt64 = 0
  /// Whether the block before ended with a backslash that escapes the next byte.
  private var escapesNextByte = false

  /// Takes the next block.
  ///
  /// - Parameters:
  ///   - block: 64 bytes.
  ///   - count: how many of them are the text's; fewer only at a window's end, and zeros follow.
  /// - Returns: a bit for each byte of a string, the opening quote included, the closing one not; and
  ///   a bit for each byte right behind a string. Nil if all of the block is inside of one string.
  @inline(__always)
  mutating func next(_ block: Block, count: Int) -> (strings: UInt64, behind: UInt64)? {
    var quotes = block.quotes
    if block.hasBackslashes || escapesNextByte {
      (quotes, escapesNextByte) = Self.unescaped(
        quotes, block.backslashes, isInString: isInString, escapesFirstByte: escapesNextByte,
        count: count)
    }
    if quotes == 0 && isInString != 0 {
      isBehindString = 0
      return nil
    }
    let strings = Self.strings(between: quotes, isInString: isInString)
    let closingQuotes = quotes & ~strings
    let behind = closingQuotes &<< 1 | isBehindString
    isInString = UInt64(bitPattern: Int64(bitPattern: strings) &>> 63)
    isBehindString = closingQuotes &>> UInt64(count &- 1)
    return (strings, behind)
  }

  /// The strings, if these are the quotes that begin and end them: each bit is the parity of the
  /// quotes up to it.
  @inline(__always)
  private static func strings(between quotes: UInt64, isInString: UInt64) -> UInt64 {
    var mask = quotes
    mask ^= mask &<< 1
    mask ^= mask &<< 2
    mask ^= mask &<< 4
    mask ^= mask &<< 8
    mask ^= mask &<< 16
    mask ^= mask &<< 32
    return mask ^ isInString
  }

  /// The quotes that begin and end strings, and whether the byte behind the text is escaped.
  @inline(__always)
  private static func unescaped(
    _ quotes: UInt64, _ backslashes: UInt64, isInString: UInt64, escapesFirstByte: Bool, count: Int
  ) -> (quotes: UInt64, escapesNextByte: Bool) {
    var backslashes = backslashes
    while true {
      let (escapes, escaped) = escapes(of: backslashes, escapesFirstByte: escapesFirstByte)
      let unescaped = quotes & ~escaped
      let stray = backslashes & ~strings(between: unescaped, isInString: isInString)
      if stray == 0 { return (unescaped, escapes &>> UInt64(count &- 1) == 1) }
      // A backslash outside of a string is no JSON and escapes nothing: without the first, again.
      backslashes &= ~(stray & (0 &- stray))
    }
  }

  /// The backslashes that escape a byte, and the bytes that are escaped.
  ///
  /// A run of backslashes escapes every second byte from the one behind its first. Subtracting the
  /// run from its shifted self borrows through it, and so finds every second bit of it; the odd
  /// bits, set beforehand and taken away afterwards, make that work from an odd place too.
  @inline(__always)
  static func escapes(of backslashes: UInt64, escapesFirstByte: Bool) -> (
    escapes: UInt64, escaped: UInt64
  ) {
    let oddBits: UInt64 = 0xAAAA_AAAA_AAAA_AAAA
    let first: UInt64 = escapesFirstByte ? 1 : 0
    let run = backslashes & ~first
    let both = ((run &<< 1 | oddBits) &- run) ^ oddBits
    return (both & backslashes, both ^ (backslashes | first))
  }
}
