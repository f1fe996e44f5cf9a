#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Why the output can't be written.
enum OutputError: Error, Equatable {
  /// The reader of a pipe went away.
  case closedPipe
  /// A write failed; the path is nil for standard output.
  case failed(SystemError, path: String?)
  /// There is a file already.
  case exists(path: String)
}

extension OutputError {
  /// The user's next step, where there is one.
  var hint: String? {
    guard case .failed(SystemError(errno: ENOENT), let path?) = self else { return nil }
    guard let slash = path.lastIndex(of: "/") else { return nil }
    return "make the directory first: mkdir -p \(path[...slash])"
  }
}

extension OutputError: CustomStringConvertible {
  var description: String {
    switch self {
    case .closedPipe: "nobody reads the output"
    case .failed(let error, nil): "the output cannot be written: \(error)"
    case .failed(let error, let path?): "\(path): cannot be written: \(error)"
    case .exists(let path): "\(path): exists already, and is not overwritten without --force"
    }
  }
}
