import CheckoutKey

/// Reads the names of captures from a list, one behind each separator, as they come.
///
/// A strange name is one capture that can't be opened, and no reason to refuse the others. The list is
/// refused as a whole only if it begins as a capture or a key does, whose lines must not be shown.
struct NameList {
  private let descriptor: FileDescriptor
  private let isNullSeparated: Bool
  private var buffer: [UInt8] = []
  /// How many bytes of the buffer have been given.
  private var taken = 0
  private var isAtEnd = false
  private var line = 0
  private var hasNames = false
  /// Whether a private key has begun in the list, whose lines may look like names.
  private var isInKey = false
  /// Whether the rest of a name that is too long is passed over.
  private var isInLongName = false

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
      var operand = try operand(bytes)
      if operand.path == "" { continue }
      if !hasNames, operand.path.kind == nil, operand.path.beginsLikeContent {
        throw .holdsNoNames(line: line)
      }
      hasNames = true
      // Also indented, quoted, or with the four hyphens of RFC 4716.
      isInKey =
        isInKey || operand.path.bytes.firstRange(of: "---- BEGIN ".utf8) != nil
        || operand.path.bytes.firstRange(of: "-----BEGIN ".utf8) != nil
      operand.isSuspect = isInKey
      isInKey =
        isInKey && operand.path.bytes.firstRange(of: "---- END ".utf8) == nil
        && operand.path.bytes.firstRange(of: "-----END ".utf8) == nil
      return operand
    }
    return nil
  }

  /// The operand in a line, without what only some systems put into a list: a CR at a line's end
  /// (Windows), unless there is a file with that name.
  private func operand(_ bytes: ArraySlice<UInt8>) throws(CaptureListError) -> Operand {
    // The system takes a NUL for a name's end, and would open another file.
    if bytes.contains(0) { throw .holdsNull }
    var path = FilePath(bytes)
    if bytes.last == UInt8(ascii: "\r"), path.kind == nil { path = FilePath(bytes.dropLast()) }
    // In a list all are names, and standard input may be the list itself.
    return Operand(
      path: path == "-" ? "./-" : path, place: isNullSeparated ? .name(line) : .line(line))
  }

  /// What stands before the next separator; of what is too long for a name, the beginning.
  private mutating func nextBytes() throws(CaptureListError) -> ArraySlice<UInt8>? {
    let separator = isNullSeparated ? 0 : UInt8(ascii: "\n")
    var searched = taken
    while true {
      if let end = buffer[searched...].firstIndex(of: separator) {
        let name = buffer[taken..<end]
        taken = end + 1
        searched = taken
        if !isInLongName { return withoutMark(name) }
        isInLongName = false
        continue
      }
      buffer.removeFirst(isInLongName ? buffer.count : taken)
      taken = 0
      searched = buffer.count
      if buffer.count > Self.maxLength {
        isInLongName = true
        return withoutMark(buffer[...])
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

extension FilePath {
  /// Whether it is no path but how a capture or a key begins: `{` alone or with a quote behind it, a call
  /// (JSONP), a private key's first line, or what looks like a key.
  fileprivate var beginsLikeContent: Bool {
    let text = text.drop(while: \.isWhitespace)
    let function = text.prefix { $0.isLetter || $0.isNumber || "_$.".contains($0) }
    let rest = text.dropFirst(function.count)
    let contents = rest.dropFirst().drop(while: \.isWhitespace).first
    return switch rest.first {
    case "(": !function.isEmpty && (contents == nil || contents == "{")
    case "{" where function.isEmpty: contents == nil || contents == "\""
    default: text.hasPrefix("-----") || Verification.looksLikeKey(String(text))
    }
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
    case .holdsNoNames: "give a capture without --files-from, which reads a file of names"
    case .holdsNull: "names that end with NUL, as of find -print0, need -0"
    case .isUTF16: "save the list as UTF-8"
    }
  }
}
