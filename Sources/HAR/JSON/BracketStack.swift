/// The brackets that are open at one place of a JSON text, a bit each.
///
/// Nesting is counted here instead of recursed into, so a hostile capture can't exhaust the stack.
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
  mutating func open(brace: Bool) -> Bool {
    if depth == Self.maxDepth { return false }
    if depth > 0 && depth % 64 == 0 { outer.append(innermost) }
    innermost = innermost << 1 | (brace ? 1 : 0)
    depth += 1
    return true
  }

  /// Closes the bracket that was opened last; there must be one.
  ///
  /// - Returns: whether it was of this kind.
  mutating func close(brace: Bool) -> Bool {
    let matches = (innermost & 1 == 1) == brace
    innermost >>= 1
    depth -= 1
    if depth > 0 && depth % 64 == 0 { innermost = outer.removeLast() }
    return matches
  }
}
