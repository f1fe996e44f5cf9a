/// The hot routine: finds the end of a JSON value, without decoding it, in one window after another.
///
/// Outside strings only quotes and brackets matter. In
///
///     {"a": "say \"hi\"", "b": [1, 2]}
///
/// it stops at the brace, at the quotes that begin and end the four strings, at the two brackets,
/// and at the last brace, which ends the value.
struct ValueSkipper {
  enum Outcome: Equatable {
    case valueEnded
    case windowEnded
    case malformed(HARError.Malformation)
  }

  private var brackets = BracketStack()
  private var string = StringScanner()
  private var isInString = false

  /// Moves on from `start` to the end of the value or of the window.
  ///
  /// At the first call a quote or an opening bracket stands at `start`.
  ///
  /// - Returns: the index reached, that of the offending byte if there is one, and what was found.
  mutating func skip(_ window: UnsafeBufferPointer<UInt8>, from start: Int) -> (Int, Outcome) {
    var index = start
    while index < window.count {
      if isInString {
        guard let end = unsafe string.end(in: window, from: index) else { break }
        index = end
        isInString = false
      } else {
        index = unsafe ByteSearch.structure(in: window, from: index)
        if index == window.count { break }
        // In bounds: checked in the line before.
        if let malformation = take(unsafe window[index]) {
          return (index, .malformed(malformation))
        }
        index += 1
      }
      if brackets.depth == 0 && !isInString { return (index, .valueEnded) }
    }
    return (window.count, .windowEnded)
  }

  /// Accounts for a quote or bracket outside of strings.
  private mutating func take(_ byte: UInt8) -> HARError.Malformation? {
    switch byte {
    case UInt8(ascii: "\""): isInString = true
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      guard brackets.open(brace: byte == UInt8(ascii: "{")) else {
        return .nestedTooDeep(limit: BracketStack.maxDepth)
      }
    default:
      guard brackets.close(brace: byte == UInt8(ascii: "}")) else { return .mismatchedBracket }
    }
    return nil
  }
}
