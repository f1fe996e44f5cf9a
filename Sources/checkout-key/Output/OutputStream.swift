/// Writes text to a file descriptor, and notices when that fails.
///
/// Swift's `print` loses its output without a word when the disk is full.
struct OutputStream: Sendable {
  let descriptor: FileDescriptor
  /// The file's path, for messages; nil for a standard stream.
  let path: FilePath?

  static let standardOutput = OutputStream(descriptor: .standardOutput, path: nil)
  static let standardError = OutputStream(descriptor: .standardError, path: nil)

  /// Writes all of the text.
  func write(_ text: String) throws(OutputError) {
    try attempt { () throws(SystemError) in try descriptor.write(Array(text.utf8)) }
  }

  /// Closes the stream; some file systems report only then that the disk is full.
  func close() throws(OutputError) {
    try attempt(descriptor.close)
  }

  private func attempt(_ call: () throws(SystemError) -> Void) throws(OutputError) {
    do throws(SystemError) {
      try call()
    } catch {
      throw error == .brokenPipe ? .closedPipe : .failed(error, path: path)
    }
  }
}

/// Why the output can't be written.
enum OutputError: Error, Equatable {
  /// The reader of a pipe went away.
  case closedPipe
  /// A write failed; the path is nil for standard output.
  case failed(SystemError, path: FilePath?)
  /// There is a file already.
  case exists(path: FilePath)
}

extension OutputError {
  /// The user's next step, where there is one.
  var hint: String? {
    guard case .failed(.noSuchFile, let path?) = self, path.directory != "" else { return nil }
    return "make the directory first: mkdir -p \(path.directory.shellWord)"
  }
}

extension OutputError: CustomStringConvertible {
  var description: String {
    switch self {
    case .closedPipe: "nobody reads the output"
    case .failed(let error, nil): "the output cannot be written: \(error)"
    case .failed(let error, let path?): "\(path.text): cannot be written: \(error)"
    case .exists(let path):
      "\(path.text): exists already, and is not overwritten without --force"
    }
  }
}
