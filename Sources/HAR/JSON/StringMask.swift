/// Tells which bytes of a JSON text are inside of strings, in one block after another.
///
/// The arithmetic is simdjson's (`json_string_scanner.h` and `json_escape_scanner.h` there).
struct StringMask {
  /// Whether the block before ended inside of a string.
  private var isInString = false
  /// Whether the block before ended with a backslash that escapes the next byte.
  private var escapesNextByte = false
  /// Whether the block before ended with a string's closing quote.
  private var isBehindString = false

  /// Takes the next block.
  ///
  /// - Returns: a bit for each byte of a string, the opening quote included, the closing one not;
  ///   and a bit for each letter right behind a string, where none can be.
  @inline(__always)
  mutating func next(_ block: Block) -> (strings: UInt64, misplaced: UInt64) {
    let (quotes, strings) = quotesAndStrings(in: block)
    let closingQuotes = quotes & ~strings
    let misplaced = block.letters & (closingQuotes << 1 | (isBehindString ? 1 : 0))
    isInString = strings >> 63 == 1
    isBehindString = closingQuotes >> UInt64(block.count &- 1) == 1
    return (strings, misplaced)
  }

  /// The strings, if these are the quotes that begin and end them: each bit is the parity of the
  /// quotes up to it.
  @inline(__always)
  private func strings(between quotes: UInt64) -> UInt64 {
    var mask = quotes
    mask ^= mask << 1
    mask ^= mask << 2
    mask ^= mask << 4
    mask ^= mask << 8
    mask ^= mask << 16
    mask ^= mask << 32
    return isInString ? ~mask : mask
  }

  /// The quotes that begin and end strings, and the strings.
  @inline(__always)
  private mutating func quotesAndStrings(in block: Block) -> (UInt64, UInt64) {
    var backslashes = block.backslashes
    while true {
      let (escapes, escaped) = Self.escapes(of: backslashes, escapesFirstByte: escapesNextByte)
      let quotes = block.quotes & ~escaped
      let strings = strings(between: quotes)
      let stray = backslashes & ~strings
      if stray == 0 {
        escapesNextByte = escapes >> UInt64(block.count - 1) == 1
        return (quotes, strings)
      }
      // A backslash outside of a string is no JSON and escapes nothing: without the first, again.
      backslashes &= ~(stray & (0 &- stray))
    }
  }

  /// The backslashes that escape a byte, and the bytes that are escaped.
  ///
  /// A run of backslashes escapes every second byte from the one behind its first. Subtracting the
  /// run from its shifted self borrows through it, and so finds every second bit of it; the odd
  /// bits, set beforehand and taken away afterwards, make that work from an odd place too.
  private static func escapes(of backslashes: UInt64, escapesFirstByte: Bool) -> (UInt64, UInt64) {
    let oddBits: UInt64 = 0xAAAA_AAAA_AAAA_AAAA
    let first: UInt64 = escapesFirstByte ? 1 : 0
    let run = backslashes & ~first
    let both = ((run << 1 | oddBits) &- run) ^ oddBits
    return (both & backslashes, both ^ (backslashes | first))
  }
}
