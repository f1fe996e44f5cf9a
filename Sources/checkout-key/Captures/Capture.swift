import CheckoutKey

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// One capture to read: a file, or standard input.
enum Capture: Equatable, Sendable {
  case file(path: String)
  case standardInput
  /// A directory that was searched in vain; it gets a record, so that it is not overlooked.
  case emptyDirectory(path: String)

  /// The path as the user gave it or as it was found, or `-`.
  var name: String {
    switch self {
    case .file(let path), .emptyDirectory(let path): path
    case .standardInput: "-"
    }
  }

  /// Opens and reads the capture.
  ///
  /// - Parameters:
  ///   - extraction: what is taken from it.
  ///   - didRead: is told how many bytes each read gave.
  /// - Returns: at least one record.
  func records(_ extraction: Extraction, didRead: @escaping (Int) -> Void) -> [Record] {
    switch self {
    case .standardInput:
      return extraction.records(
        fromFileDescriptor: STDIN_FILENO, named: name, didRead: didRead)
    case .emptyDirectory:
      return [
        Record(
          capture: name, outcome: .unreadable, message: "no captures in this directory",
          hint: "captures end in .har; name a file with another ending itself")
      ]
    case .file(let path):
      let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else {
        let error = SystemError(errno: errno)
        return [
          Record(
            capture: name, outcome: .unreadable, message: "cannot be opened: \(error)",
            hint: Self.hint(error, path: path))
        ]
      }
      defer { close(descriptor) }
      return extraction.records(fromFileDescriptor: descriptor, named: name, didRead: didRead)
    }
  }

  private static func hint(_ error: SystemError, path: String) -> String? {
    // What Swift puts in place of bytes that are not UTF-8.
    guard path.unicodeScalars.contains("\u{FFFD}") else { return error.hint }
    return "file names have to be UTF-8; give another file as standard input: checkout-key < FILE"
  }
}
