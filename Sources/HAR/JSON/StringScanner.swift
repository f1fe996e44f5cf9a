/// Finds the end of a JSON string, without decoding it, in one window after another.
///
/// Only quotes matter. One is escaped if an odd number of backslashes stands before it: in
/// `say \"hi\\"` the first is, the second ends the string.
struct StringScanner {
  /// Whether the window before ended with a backslash that escapes the next window's first byte.
  private var escapesNextByte = false
  /// Whether there is a backslash in the string, as far as it was looked at.
  private(set) var hasEscapes = false

  /// Looks for the end of the string.
  ///
  /// - Parameters:
  ///   - window: bytes with `Block.count` zeros behind them, as `ByteWindow` lends them.
  ///   - start: where the string goes on: behind its opening quote, or at the front of the next
  ///     window; at most `window.count`.
  /// - Returns: the index behind the quote that ends the string, or nil if the window ends first.
  mutating func end(in window: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard let bytes = window.baseAddress else { return nil }
    var index = start
    while index < window.count {
      // In bounds: a byte is left, and the zeros follow.
      let block = unsafe Block(bytes + index)
      var quotes = block.quotes
      if block.hasBackslashes || escapesNextByte {
        let (escapes, escaped) = StringMask.escapes(
          of: block.backslashes, escapesFirstByte: escapesNextByte)
        quotes &= ~escaped
        // Behind the string's end there may be others.
        hasEscapes = hasEscapes || block.backslashes & (quotes ^ (quotes &- 1)) != 0
        let count = min(Block.count, window.count &- index)
        escapesNextByte = escapes &>> UInt64(count &- 1) == 1
      }
      if quotes != 0 { return index &+ quotes.trailingZeroBitCount &+ 1 }
      index &+= Block.count
    }
    return nil
  }
}
