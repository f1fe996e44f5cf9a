#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

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
    while let quote = unsafe Self.quote(in: window, from: from) {
      if unsafe !Self.isEscaped(quote, in: window, from: from) { return quote &+ 1 }
      from = quote &+ 1
    }
    escapesNextByte = unsafe Self.isEscaped(window.count, in: window, from: from)
    return nil
  }

  /// The index of the next quote.
  private static func quote(in window: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard let base = window.baseAddress else { return nil }
    // In bounds: `start` is at most `count`, so `memchr` looks at bytes of the window only.
    let found = unsafe memchr(base + start, Int32(UInt8(ascii: "\"")), window.count - start)
    return unsafe found.map { unsafe UnsafeRawPointer($0) - UnsafeRawPointer(base) }
  }

  /// Whether an odd number of backslashes stands before `index`.
  ///
  /// Those before `start` are accounted for, so the count ends there.
  @inline(__always)
  private static func isEscaped(
    _ index: Int, in window: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Bool {
    var first = index
    // In bounds: the index is at least `start`, which is not negative, and less than `count`.
    while first > start, unsafe window[first &- 1] == UInt8(ascii: "\\") { first &-= 1 }
    return (index &- first) & 1 == 1
  }
}
