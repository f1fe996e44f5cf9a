import Synchronization

/// The captures that the operands stand for, one after another.
///
/// Operands come from the command line, then from the list that `--files-from` names. That list is
/// read as it comes, so that `find … | checkout-key --files-from -` starts with the first name.
struct CaptureList {
  private var operands: ArraySlice<Operand>
  private var list: NameList?
  private let output: FilePath?
  /// What `collect` has found.
  private var collected: (captures: ArraySlice<Capture>, error: CaptureListError?) = ([], nil)
  /// A directory whose captures come next.
  private var search: DirectorySearch?
  /// Captures so far, because one that is named twice is read once; nil if none can be.
  private var seen: Set<FilePath>?
  /// The last directory of a capture, and its path from the root.
  private var place: (directory: FilePath, path: FilePath) = (".", ".")
  /// The captures in directories that can't be read, because they are compressed.
  private(set) var compressed = CompressedCaptures()

  /// - Parameters:
  ///   - operands: from the command line.
  ///   - list: more operands, to be read when those are done.
  ///   - output: a directory that is written to, and not searched unless it is an operand itself.
  init(_ operands: [Operand], list: NameList? = nil, output: FilePath? = nil) {
    self.operands = operands[...]
    self.list = list
    self.output = output
    // A single directory has none twice, and may have very many.
    seen = list == nil && operands.count < 2 ? nil : []
  }

  /// The next capture; nil at the end.
  ///
  /// - Throws: `CaptureListError` if the list can't be read on; then it is at its end.
  mutating func next() throws(CaptureListError) -> Capture? {
    if let capture = collected.captures.popFirst() { return capture }
    if let error = collected.error {
      collected.error = nil
      throw error
    }
    while true {
      if let capture = search?.next() {
        if isNew(capture) { return capture }
        continue
      }
      if let search { compressed.add(search.compressed) }
      search = nil
      guard let operand = try nextOperand() else { return nil }
      if operand.isStandardInput {
        if isNew(.standardInput) { return .standardInput }
      } else if operand.path.kind == .directory {
        search = DirectorySearch(operand.path, besides: output)
      } else if case let capture = Capture(operand), isNew(capture) {
        return capture
      }
    }
  }

  /// Finds all captures before the first is given.
  mutating func collect() -> [Capture] {
    var captures: [Capture] = []
    do throws(CaptureListError) {
      while let capture = try next() { captures.append(capture) }
    } catch {
      collected.error = error
    }
    collected.captures = captures[...]
    return captures
  }

  /// Whether there is one capture only, as far as can be told without searching and waiting.
  var isSingle: Bool {
    guard list == nil, operands.count == 1, let operand = operands.first else { return false }
    return operand.isStandardInput || operand.path.kind != .directory
  }

  /// Whether a capture was not named before, in whatever spelling.
  private mutating func isNew(_ capture: Capture) -> Bool {
    if seen == nil { return true }
    if capture == .standardInput { return seen?.insert(capture.path).inserted ?? true }
    let directory = capture.path.directory == "" ? "./" : capture.path.directory
    // Those of a directory come together.
    if directory != place.directory { place = (directory, directory.resolved) }
    let path = place.path.appending(capture.path.lastComponent).normalized
    return seen?.insert(path).inserted ?? true
  }

  private mutating func nextOperand() throws(CaptureListError) -> Operand? {
    if let operand = operands.popFirst() { return operand }
    do throws(CaptureListError) {
      return try list?.next()
    } catch {
      list = nil
      throw error
    }
  }
}

/// A capture list that the threads of a batch take from.
final class SharedCaptureList: Sendable {
  private let list: Mutex<CaptureList>
  /// Whether there is one capture only.
  let isSingle: Bool
  /// How far reading them is.
  let progress = Progress()

  init(_ captures: CaptureList) {
    list = Mutex(captures)
    isSingle = captures.isSingle
  }

  /// All captures, before the first is given.
  func collect() -> [Capture] { list.withLock { $0.collect() } }

  /// What to do about captures that were not read; nil if there are none.
  var hint: String? { list.withLock { $0.compressed.hint } }

  /// The next capture; nil at the end.
  @Sendable func next() -> Result<Capture?, CaptureListError> {
    list.withLock { list in
      Result { () throws(CaptureListError) in try list.next() }
    }
  }
}
