#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Reads a file descriptor to its end, a chunk at a time.
struct ChunkReader {
  let descriptor: Int32
  /// A terminal that is asked again after its end waits for more to be typed.
  private var isAtEnd = false

  /// - Parameter descriptor: is not closed.
  init(descriptor: Int32) {
    self.descriptor = descriptor
  }

  /// The next bytes; nil at the end.
  ///
  /// - Throws: `SystemError`, if `read(2)` fails.
  mutating func next() throws(SystemError) -> ArraySlice<UInt8>? {
    if isAtEnd { return nil }
    var chunk = [UInt8](repeating: 0, count: 4096)
    while true {
      // In bounds: the chunk's own address and length.
      let count = unsafe chunk.withUnsafeMutableBytes { bytes in
        unsafe read(descriptor, bytes.baseAddress, bytes.count)
      }
      if count >= 0 {
        isAtEnd = count == 0
        return isAtEnd ? nil : chunk[..<count]
      }
      if errno != EINTR { throw SystemError(errno: errno) }
    }
  }
}
