/// Reads the names of captures from a list, one behind each separator, as they come.
struct NameList {
  private let descriptor: FileDescriptor
  private let isNullSeparated: Bool
  private var buffer: [UInt8] = []
  /// How many bytes of the buffer have been given.
  private var taken = 0
  private var isAtEnd = false
  private var line = 0
  /// Whether one of the names was a file's, so that the list is one.
  private var hasNames = false
  /// Whether something in the list was no name; then what else is no file's name may be a secret.
  private var isSuspect = false

  /// More than any path, so that memory does not depend on what is given as a list.
  private static let maxLength = 1 << 16

  /// - Parameters:
  ///   - descriptor: is read to its end.
  ///   - isNullSeparated: whether names end with NUL, as of `find -print0`, and not with a line feed.
  init(_ descriptor: FileDescriptor, isNullSeparated: Bool) {
    self.descriptor = descriptor
    self.isNullSeparated = isNullSeparated
  }

  /// The next name that is not empty; nil at the end.
  ///
  /// - Throws: `CaptureListError`, if the list can't be read on or is none.
  mutating func next() throws(CaptureListError) -> Operand? {
    while let bytes = try nextBytes() {
      line += 1
      if line == 1 { try checkBeginning(bytes) }
      var operand = try operand(bytes, line: line)
      if operand.path == "" { continue }
      if !hasNames, operand.isContent { throw .holdsNoNames(line: line) }
      hasNames = hasNames || operand.path.kind != nil
      isSuspect = isSuspect || operand.isContent
      operand.isSuspect = isSuspect
      return operand
    }
    return nil
  }

  /// The operand in a line, without what only some systems put into a list: a CR at a line's end
  /// (Windows), unless there is a file with that name.
  private func operand(_ bytes: ArraySlice<UInt8>, line: Int) throws(CaptureListError)
    -> Operand
  {
    // The system takes a NUL for a name's end, and would open another file.
    if bytes.contains(0) { throw .holdsNull }
    var path = FilePath(bytes)
    if bytes.last == UInt8(ascii: "\r"), path.kind == nil { path = FilePath(bytes.dropLast()) }
    // In a list all are names, and standard input may be the list itself.
    return Operand(
      path: path == "-" ? "./-" : path, place: isNullSeparated ? .name(line) : .line(line))
  }

  /// Looks ahead, as far as the list has been read: a capture or a key may begin with lines that
  /// could be names.
  private mutating func checkBeginning(_ first: ArraySlice<UInt8>) throws(CaptureListError) {
    let rest = buffer[taken...].split(separator: separator, omittingEmptySubsequences: false)
    var firstContent: Int?
    for (index, bytes) in ([first] + rest.dropLast()).enumerated() where !bytes.isEmpty {
      let operand = try operand(bytes, line: index + 1)
      if operand.path == "" { continue }
      if operand.path.kind != nil { hasNames = true }
      if operand.isContent { firstContent = firstContent ?? index + 1 }
    }
    guard let line = firstContent else { return }
    isSuspect = true
    if !hasNames { throw .holdsNoNames(line: line) }
  }

  private var separator: UInt8 { isNullSeparated ? 0 : UInt8(ascii: "\n") }

  /// What stands before the next separator.
  private mutating func nextBytes() throws(CaptureListError) -> ArraySlice<UInt8>? {
    var searched = taken
    while true {
      if let end = buffer[searched...].firstIndex(of: separator) {
        defer { taken = end + 1 }
        return withoutMark(buffer[taken..<end])
      }
      buffer.removeFirst(taken)
      taken = 0
      searched = buffer.count
      if buffer.count > Self.maxLength {
        throw buffer.contains(0) ? .holdsNull : .holdsNoNames(line: line + 1)
      }
      if try !readOn() {
        // The last name needs no separator.
        taken = buffer.count
        return buffer.isEmpty ? nil : withoutMark(buffer[...])
      }
    }
  }

  /// The first name without UTF-8's byte-order mark.
  private func withoutMark(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let isMarked = line == 0 && name.starts(with: [0xEF, 0xBB, 0xBF])
    return isMarked && FilePath(name).kind == nil ? name.dropFirst(3) : name
  }

  /// - Returns: false at the end. A terminal that is asked again then waits for more to be typed.
  private mutating func readOn() throws(CaptureListError) -> Bool {
    if isAtEnd { return false }
    do throws(SystemError) {
      let bytes = try descriptor.read()
      isAtEnd = bytes.isEmpty
      buffer += bytes
    } catch {
      throw .unreadable(error)
    }
    if line == 0, buffer.starts(with: [0xFF, 0xFE]) || buffer.starts(with: [0xFE, 0xFF]) {
      throw .isUTF16
    }
    return !isAtEnd
  }
}

/// Why the list of captures that `--files-from` names can't be read on.
enum CaptureListError: Error, Equatable {
  case unreadable(SystemError)
  /// It is itself a capture or a key, whose lines must not be shown as names of missing files.
  case holdsNoNames(line: Int)
  /// Names end with NUL, and that was not said.
  case holdsNull
  case isUTF16
}

extension CaptureListError: CustomStringConvertible {
  var description: String {
    switch self {
    case .unreadable(let error): "cannot be read: \(error)"
    case .holdsNoNames(let line): "holds no names, but a capture or a key (line \(line))"
    case .holdsNull: "has a NUL in a name"
    case .isUTF16: "is UTF-16, and names are bytes"
    }
  }

  /// The user's next step, where there is one.
  var hint: String? {
    switch self {
    case .unreadable: nil
    case .holdsNoNames: "name a capture without --files-from, which takes a file of names"
    case .holdsNull: "names that end with NUL, as of find -print0, need -0"
    case .isUTF16: "save the list as UTF-8"
    }
  }
}
