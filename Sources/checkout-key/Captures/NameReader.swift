/// Reads names from a file descriptor, one behind each separator, as they come.
struct NameReader {
  private var chunks: ChunkReader
  private let separator: UInt8
  private var buffer: [UInt8] = []
  /// How many bytes of the buffer have been given.
  private var taken = 0

  /// - Parameters:
  ///   - descriptor: is read to its end.
  ///   - isNullSeparated: whether names end with NUL, as of `find -print0`, and not with a line feed.
  init(descriptor: Int32, isNullSeparated: Bool) {
    chunks = ChunkReader(descriptor: descriptor)
    separator = isNullSeparated ? 0 : UInt8(ascii: "\n")
  }

  /// The next name that is not empty; nil at the end.
  ///
  /// - Throws: `SystemError`, if `read(2)` fails.
  mutating func next() throws(SystemError) -> String? {
    while let name = try nextName() {
      if !name.isEmpty { return String(decoding: name, as: UTF8.self) }
    }
    return nil
  }

  private mutating func nextName() throws(SystemError) -> ArraySlice<UInt8>? {
    var searched = taken
    while true {
      if let end = buffer[searched...].firstIndex(of: separator) {
        defer { taken = end + 1 }
        return buffer[taken..<end]
      }
      buffer.removeFirst(taken)
      taken = 0
      searched = buffer.count
      guard let chunk = try chunks.next() else {
        // The last name needs no separator.
        taken = buffer.count
        return buffer.isEmpty ? nil : buffer[...]
      }
      buffer += chunk
    }
  }
}
