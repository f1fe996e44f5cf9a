/// How the reading of an archive ended.
public enum HAREnding: Equatable, Sendable {
  /// The archive is complete and nothing follows it.
  case complete
  /// The archive is complete, but at this offset something follows that was not read, and is no other
  /// archive.
  case followed(offset: Int)
  /// The reading stopped here; the entries before it were read.
  case failed(HARError)
}
