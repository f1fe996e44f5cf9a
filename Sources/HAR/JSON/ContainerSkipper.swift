/// The hot routine: finds the end of an object or array, without decoding it, in one window after
/// another.
///
/// In
///
///     {"a": "say [\"hi\"", "b": [1, 2]}
///
/// `Block` finds the quotes, backslashes and brackets, `StringMask` what is inside of strings, and
/// of the rest only the brackets matter: the first, the two around the numbers, and the last, which
/// ends the value. No branch depends on where strings begin and end, and this is what makes it fast:
/// a capture is made of millions of short ones.
///
/// A stray quote turns strings inside out, and with a second one all looks well again: an entry
/// could vanish in between, as part of a string. But the members of an entry have names that begin
/// with letters, and no letter may follow a string, so the first such name that stands outside shows.
struct ContainerSkipper {
  enum Outcome: Equatable {
    case containerEnded
    case windowEnded
    case malformed(HARError.Malformation)
  }

  private var brackets = BracketStack()
  private var strings = StringMask()

  /// Moves on from `start` to the end of the container or of the window.
  ///
  /// At the first call an opening bracket stands at `start`.
  ///
  /// - Returns: the index reached, that of the offending byte if there is one, and what was found.
  mutating func skip(_ window: UnsafeBufferPointer<UInt8>, from start: Int) -> (Int, Outcome) {
    var index = start
    while index < window.count {
      let block = unsafe Block(window, at: index)
      let (mask, misplaced) = strings.next(block)
      var left = block.brackets & ~mask
      // What the first misplaced byte makes of those behind it means nothing.
      if misplaced != 0 { left &= misplaced ^ (misplaced &- 1) }
      while left != 0 {
        let place = index &+ left.trailingZeroBitCount
        // In bounds: a block has bits for bytes of the window only.
        if let malformation = take(unsafe window[place]) {
          return (place, .malformed(malformation))
        }
        if brackets.depth == 0 { return (place &+ 1, .containerEnded) }
        left &= left &- 1
      }
      if misplaced != 0 {
        return (index &+ misplaced.trailingZeroBitCount, .malformed(.expected(.separator)))
      }
      index &+= block.count
    }
    return (index, .windowEnded)
  }

  /// Accounts for a bracket outside of strings.
  private mutating func take(_ byte: UInt8) -> HARError.Malformation? {
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      brackets.open(brace: byte == UInt8(ascii: "{"))
        ? nil : .nestedTooDeep(limit: BracketStack.maxDepth)
    default:
      brackets.close(brace: byte == UInt8(ascii: "}")) ? nil : .mismatchedBracket
    }
  }
}
