/// The captures that the operands stand for, one after another.
///
/// Operands come from the command line, then from the list that `--files-from` names. That list is
/// read as it comes, so that `find … | checkout-key --files-from -` starts with the first name.
struct CaptureList {
  private var operands: ArraySlice<String>
  private var list: NameReader?
  /// What is left of a directory that has been searched.
  private var found: ArraySlice<Capture> = []
  /// Captures so far, because one that is named twice is read once.
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
  /// - Throws: `CaptureListError` if the list can't be read on.
  mutating func next() throws(CaptureListError) -> Capture? {
    while true {
      if let capture = found.popFirst() {
        if seen.insert(capture.identity).inserted { return capture }
      } else {
        guard let captures = try nextOperand() else { return nil }
        found = captures
      }
    }
  }

  /// Whether there is one capture only, as far as can be told without searching and waiting.
  var isSingle: Bool {
    guard list == nil, operands.count == 1, let operand = operands.first else { return false }
    return operand == "-" || FileKind(path: operand) != .directory
  }

  /// How many bytes there are to read from here on; nil if only reading tells.
  var remainingBytes: Int? {
    if list != nil { return nil }
    var rest = self
    var sum = 0
    while let capture = try? rest.next() {
      guard case .file(let path) = capture else { return nil }
      switch FileKind(path: path) {
      case .regular(let size): sum += size
      case .other: return nil
      case .directory, nil: break
      }
    }
    return sum
  }

  /// What the next operand stands for.
  private mutating func nextOperand() throws(CaptureListError) -> ArraySlice<Capture>? {
    if let operand = operands.popFirst() {
      return operand == "-" ? [.standardInput] : Self.captures(of: operand)
    }
    // In a list all are names, and standard input may be the list itself.
    return try list?.next().map { Self.captures(of: $0 == "-" ? "./-" : $0) }
  }

  private static func captures(of operand: String) -> ArraySlice<Capture> {
    guard FileKind(path: operand) == .directory else { return [.file(path: operand)] }
    let captures = DirectorySearch.captures(in: operand)
    return captures.isEmpty ? [.emptyDirectory(path: operand)] : captures[...]
  }
}
