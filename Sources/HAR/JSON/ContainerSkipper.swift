/// The hot routine: finds the end of an object or array, without decoding it, in one window after
/// another.
///
/// In
///
///     {"a": "say [\"hi\"", "b": [1, 2]}
///
/// `Block` finds the quotes, backslashes and brackets, `StringMask` what is inside of strings, and
/// of the rest only the brackets matter: the first, the two around the numbers, and the last, which
/// ends the value. No branch depends on where short strings begin and end, of which an archive is made,
/// and of a block in the middle of a long one nothing but the quotes is looked for: this is what makes
/// it fast.
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
  /// - Parameters:
  ///   - window: bytes with `Block.count` zeros behind them, as `ByteWindow` lends them.
  ///   - start: an index in the window, or its end.
  /// - Returns: the index reached, that of the offending byte if there is one, and what was found.
  mutating func skip(_ window: UnsafeBufferPointer<UInt8>, from start: Int) -> (Int, Outcome) {
    guard let bytes = window.baseAddress else { return (start, .windowEnded) }
    // A copy of its own stays in registers.
    var strings = strings
    defer { self.strings = strings }
    let end = window.count
    var index = start
    while end &- index >= Block.count {
      // In bounds: so many bytes are left.
      if let found = unsafe take(bytes + index, count: Block.count, &strings) {
        return (index &+ found.index, found.outcome)
      }
      index &+= Block.count
    }
    if index < end {
      // In bounds: a byte is left, and the zeros follow.
      if let found = unsafe take(bytes + index, count: end &- index, &strings) {
        return (index &+ found.index, found.outcome)
      }
    }
    return (end, .windowEnded)
  }

  /// Takes a block, of which the first `count` bytes are the window's.
  ///
  /// - Returns: what was found, if it is what ends the walk, and where in the block.
  @inline(__always)
  private mutating func take(
    _ bytes: UnsafePointer<UInt8>, count: Int, _ mask: inout StringMask
  ) -> (index: Int, outcome: Outcome)? {
    // In bounds: 64 bytes stand here, of the window and behind it.
    let block = unsafe Block(bytes)
    guard let (strings, behind) = mask.next(block, count: count) else { return nil }
    let misplaced = block.letters & behind
    var left = block.brackets & ~strings
    // What the first misplaced byte makes of those behind it means nothing.
    if misplaced != 0 { left &= misplaced ^ (misplaced &- 1) }
    while left != 0 {
      let index = left.trailingZeroBitCount
      // In bounds: a block has bits for its own bytes only.
      if let malformation = take(unsafe bytes[index]) { return (index, .malformed(malformation)) }
      if brackets.depth == 0 { return (index &+ 1, .containerEnded) }
      left &= left &- 1
    }
    if misplaced == 0 { return nil }
    return (misplaced.trailingZeroBitCount, .malformed(.expected(.separator)))
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
