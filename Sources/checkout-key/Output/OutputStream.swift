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
  let descriptor: Int32
  /// The file's path, for messages; nil for a standard stream.
  let path: String?

  static let standardOutput = OutputStream(descriptor: STDOUT_FILENO, path: nil)
  static let standardError = OutputStream(descriptor: STDERR_FILENO, path: nil)

  /// Writes all of the text.
  func write(_ text: String) throws(OutputError) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let written = unsafe rest.withUnsafeBytes { bytes in
        // In bounds: the buffer's own address and length.
        unsafe systemWrite(descriptor, bytes.baseAddress, bytes.count)
      }
      if written >= 0 {
        rest = rest.dropFirst(written)
      } else if errno != EINTR {
        throw failure(errno)
      }
    }
  }

  /// Closes the stream; some file systems report only then that the disk is full.
  func close() throws(OutputError) {
    if systemClose(descriptor) != 0 && errno != EINTR { throw failure(errno) }
  }

  private func failure(_ errno: Int32) -> OutputError {
    errno == EPIPE ? .closedPipe : .failed(SystemError(errno: errno), path: path)
  }
}

// `write(2)` and `close(2)`, under names that the methods above do not hide.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  unsafe write(descriptor, bytes, count)
}

private func systemClose(_ descriptor: Int32) -> Int32 {
  close(descriptor)
}
