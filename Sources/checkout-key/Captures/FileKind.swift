#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What stands at a path, symbolic links followed.
enum FileKind: Equatable {
  /// A file of this many bytes.
  case regular(size: Int)
  case directory
  /// A pipe, a device, a socket.
  case other

  /// - Parameter path: nil is the answer if nothing can be seen there.
  init?(path: String) {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: self = .regular(size: Int(status.st_size))
    case S_IFDIR: self = .directory
    default: self = .other
    }
  }
}
