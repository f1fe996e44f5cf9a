import Foundation
import HAR

/// Gives what was read from a real pipe into which another thread writes.
///
/// What the reader leaves is drained, so that the writer always comes to its end.
func withPipe<Result>(
  writing write: @escaping @Sendable (FileHandle) throws -> Void,
  reading: (ByteSource) throws -> Result
) throws -> Result {
  let pipe = Pipe()
  let (reader, writer) = (pipe.fileHandleForReading, pipe.fileHandleForWriting)
  Thread.detachNewThread {
    try? write(writer)
    try? writer.close()
  }
  let result = try reading(.fileDescriptor(reader.fileDescriptor))
  while try reader.read(upToCount: 1 << 20)?.isEmpty == false {}
  return result
}

/// Lends the path of a file that does not exist yet and is removed afterwards.
func withTemporaryFile<Result>(_ body: (URL) throws -> Result) throws -> Result {
  let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).har")
  defer { try? FileManager.default.removeItem(at: file) }
  return try body(file)
}
