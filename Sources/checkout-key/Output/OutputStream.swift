#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Writes text to a file descriptor, and notices when that fails.
///
/// Swift's `print` loses its output without a word when the disk is full.
struct OutputStream {
  private let descriptor: Int32

  static let standardOutput = OutputStream(descriptor: STDOUT_FILENO)
  static let standardError = OutputStream(descriptor: STDERR_FILENO)

  /// Why nothing more can be written.
  enum Failure: Error, Equatable {
    /// The reader of a pipe went away.
    case closedPipe
    case cannotWrite(errno: Int32)
  }

  /// Writes all of the text.
  func write(_ text: String) throws(Failure) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let written = unsafe rest.withUnsafeBytes { bytes in
        // In bounds: the buffer's own address and length.
        unsafe systemWrite(descriptor, bytes.baseAddress, bytes.count)
      }
      if written >= 0 {
        rest = rest.dropFirst(written)
      } else if errno != EINTR {
        throw Failure(errno: errno)
      }
    }
  }

  /// Closes the stream; some file systems report only then that the disk is full.
  func close() throws(Failure) {
    if systemClose(descriptor) != 0 && errno != EINTR { throw Failure(errno: errno) }
  }
}

extension OutputStream.Failure {
  fileprivate init(errno: Int32) {
    self = errno == EPIPE ? .closedPipe : .cannotWrite(errno: errno)
  }
}

// `write(2)` and `close(2)`, under names that the methods above do not hide.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  unsafe write(descriptor, bytes, count)
}

private func systemClose(_ descriptor: Int32) -> Int32 {
  close(descriptor)
}
