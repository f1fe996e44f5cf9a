/// Where the bytes of an archive come from.
public enum ByteSource: Sendable {
  /// An open file, pipe, socket or terminal; it is read to its end and not closed.
  case fileDescriptor(Int32)
  /// Bytes that are in memory already.
  case bytes([UInt8])
}
