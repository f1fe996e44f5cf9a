/// Finds the end of a JSON string, without decoding it, in one window after another.
///
/// Only quotes matter. One is escaped if an odd number of backslashes stands before it: in
/// `say \"hi\\"` the first is, the second ends the string.
struct StringScanner {
  /// Whether the window before ended with a backslash that escapes the next window's first byte.
  private var escapesNextByte = false

  /// Looks for the end of the string.
  ///
  /// - Parameters:
  ///   - window: the bytes that are there.
  ///   - start: where the string goes on: behind its opening quote, or at the front of the next
  ///     window; at most `window.count`.
  /// - Returns: the index behind the quote that ends the string, or nil if the window ends first.
  mutating func end(in window: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    if start == window.count { return nil }
    var from = start
    if escapesNextByte {
      from += 1
      escapesNextByte = false
    }
    while true {
      let quote = unsafe ByteSearch.quote(in: window, from: from)
      // Backslashes before `from` are accounted for, so the count stops there.
      var backslash = quote ?? window.count
      // In bounds: the index is at least `from` and less than `count`.
      while backslash > from, unsafe window[backslash - 1] == UInt8(ascii: "\\") { backslash -= 1 }
      let isEscaped = ((quote ?? window.count) - backslash) % 2 == 1
      guard let quote else {
        escapesNextByte = isEscaped
        return nil
      }
      if !isEscaped { return quote + 1 }
      from = quote + 1
    }
  }
}
