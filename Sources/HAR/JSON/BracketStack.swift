/// The brackets that are open at one place of a JSON text, a bit each.
///
/// Nesting is counted here instead of recursed into, so a hostile archive can't exhaust the stack.
struct BracketStack {
  /// 1 MiB of bits, as much as is kept of any one value.
  static let maxDepth = 8 << 20

  private(set) var depth = 0
  /// The innermost brackets, the last opened in the lowest bit; 1 is a brace.
  private var innermost: UInt64 = 0
  /// The brackets around those, 64 a word.
  private var outer: [UInt64] = []

  /// Opens a bracket.
  ///
  /// - Returns: whether there was room for it.
  @inline(__always)
  mutating func open(brace: Bool) -> Bool {
    if isAtWordEdge, !putAway() { return false }
    innermost = innermost &<< 1 | (brace ? 1 : 0)
    depth &+= 1
    return true
  }

  /// Closes the bracket that was opened last; there must be one.
  ///
  /// - Returns: whether it was of this kind.
  @inline(__always)
  mutating func close(brace: Bool) -> Bool {
    let matches = (innermost & 1 == 1) == brace
    innermost &>>= 1
    depth &-= 1
    if isAtWordEdge { takeBack() }
    return matches
  }

  /// Whether `innermost` has just been filled, or emptied.
  private var isAtWordEdge: Bool {
    @inline(__always) get { depth % 64 == 0 && depth > 0 }
  }

  @inline(never)
  private mutating func putAway() -> Bool {
    if depth == Self.maxDepth { return false }
    outer.append(innermost)
    return true
  }

  @inline(never)
  private mutating func takeBack() {
    innermost = outer.removeLast()
  }
}
