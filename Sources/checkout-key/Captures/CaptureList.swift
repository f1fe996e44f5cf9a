/// The captures that the operands stand for, one after another.
///
/// Operands come from the command line, then from the list that `--files-from` names. That list is
/// read as it comes, so that `find … | checkout-key --files-from -` starts with the first name.
struct CaptureList {
  private var operands: ArraySlice<String>
  private var list: NameReader?
  /// What is left of a directory that has been searched.
  private var found: ArraySlice<Capture> = []
  /// Operands so far, because one that is named twice is read once.
  private var seen: Set<String> = []

  /// - Parameters:
  ///   - operands: from the command line.
  ///   - list: more operands, to be read when those are done.
  init(operands: [String], list: NameReader? = nil) {
    self.operands = operands[...]
    self.list = list
  }

  /// The next capture; nil at the end.
  ///
  /// - Throws: `SystemError` if the list can't be read on.
  mutating func next() throws(SystemError) -> Capture? {
    while found.isEmpty {
      guard let operand = try nextOperand() else { return nil }
      if seen.insert(operand).inserted { found = Self.captures(of: operand) }
    }
    return found.popFirst()
  }

  private mutating func nextOperand() throws(SystemError) -> String? {
    if let operand = operands.popFirst() { return operand }
    return try list?.next()
  }

  private static func captures(of operand: String) -> ArraySlice<Capture> {
    if operand == "-" { return [.standardInput] }
    guard FileKind(path: operand) == .directory else { return [.file(path: operand)] }
    let captures = DirectorySearch.captures(in: operand)
    return captures.isEmpty ? [.emptyDirectory(path: operand)] : captures[...]
  }
}
