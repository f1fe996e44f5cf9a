/// Reads names from a file descriptor, one behind each separator, as they come.
struct NameReader {
  private var chunks: ChunkReader
  private let separator: UInt8
  private var buffer: [UInt8] = []
  /// How many bytes of the buffer have been given.
  private var taken = 0
  private var isFirst = true

  /// Far more than the longest path, so that memory does not depend on what is given as a list.
  private static let maxLength = 1 << 20

  /// - Parameters:
  ///   - descriptor: is read to its end.
  ///   - isNullSeparated: whether names end with NUL, as of `find -print0`, and not with a line feed.
  init(descriptor: Int32, isNullSeparated: Bool) {
    chunks = ChunkReader(descriptor: descriptor)
    separator = isNullSeparated ? 0 : UInt8(ascii: "\n")
  }

  /// The next name that is not empty; nil at the end.
  ///
  /// - Throws: `CaptureListError`, if `read(2)` fails or there are no names.
  mutating func next() throws(CaptureListError) -> String? {
    while let bytes = try nextName() {
      if bytes.isEmpty { continue }
      let name = String(decoding: bytes, as: UTF8.self)
      if isFirst && FileName.isContent(name) { throw .noList }
      isFirst = false
      if bytes.count > Self.maxLength { throw .nameTooLong }
      return name
    }
    return nil
  }

  /// The next name, or the beginning of one that is too long.
  private mutating func nextName() throws(CaptureListError) -> ArraySlice<UInt8>? {
    var searched = taken
    while true {
      if let end = buffer[searched...].firstIndex(of: separator) {
        defer { taken = end + 1 }
        return buffer[taken..<end]
      }
      buffer.removeFirst(taken)
      taken = 0
      searched = buffer.count
      if buffer.count > Self.maxLength { return buffer[...] }
      guard let chunk = try nextChunk() else {
        // The last name needs no separator.
        taken = buffer.count
        return buffer.isEmpty ? nil : buffer[...]
      }
      buffer += chunk
    }
  }

  private mutating func nextChunk() throws(CaptureListError) -> ArraySlice<UInt8>? {
    do throws(SystemError) {
      return try chunks.next()
    } catch {
      throw .unreadable(error)
    }
  }
}
