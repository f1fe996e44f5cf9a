/// The hot routine: finds the end of a JSON value, without decoding it, in one window after another.
///
/// Outside strings only quotes and brackets matter, and what follows a string. In
///
///     {"a": "say \"hi\"", "b": [1, 2]}
///
/// it stops at the brace, at the quotes that begin and end the four strings, at the colon or comma
/// behind each, at the two brackets, and at the last brace, which ends the value.
///
/// A stray quote turns strings inside out, and with a second one, or an escaped one, all looks well
/// again: an entry could vanish in between, as part of a string. But no member's name begins like
/// what may follow a string, so the first string that ends too early shows.
struct ValueSkipper {
  enum Outcome: Equatable {
    case valueEnded
    case windowEnded
    case malformed(HARError.Malformation)
  }

  private var brackets = BracketStack()
  private var string = StringScanner()
  private var isInString = false
  private var isBehindString = false

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
        if brackets.depth == 0 { return (index, .valueEnded) }
        isBehindString = true
      }
      if isBehindString {
        // In bounds: checked first.
        while index < window.count, unsafe !Self.mayFollowString(window[index]) {
          // In bounds: checked in the line before.
          if unsafe !Self.isWhiteSpace(window[index]) {
            return (index, .malformed(.expected(.separator)))
          }
          index += 1
        }
        if index == window.count { break }
        isBehindString = false
      }
      index = unsafe ByteSearch.structure(in: window, from: index)
      if index == window.count { break }
      // In bounds: checked in the line before.
      if let malformation = take(unsafe window[index]) {
        return (index, .malformed(malformation))
      }
      index += 1
      if brackets.depth == 0 && !isInString { return (index, .valueEnded) }
    }
    return (window.count, .windowEnded)
  }

  private static func isWhiteSpace(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"): true
    default: false
    }
  }

  private static func mayFollowString(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "}"), UInt8(ascii: "]"): true
    default: false
    }
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
