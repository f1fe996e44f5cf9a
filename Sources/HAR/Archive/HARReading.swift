/// One HTTP Archive, read from beginning to end: what it says of itself, and how far it could be read.
///
///     var failures = Failures()
///     let reading = HARReading(of: .fileDescriptor(0), into: &failures)
///     failures.count   // what the visitor made of the entries
///     reading.ending   // .complete, or where and why the reading stopped
///
/// The archive is read as a stream: memory depends on what the visitor keeps, not on the archive.
/// Any order of members is understood, and members that HAR 1.2 does not know are passed over. What
/// is not asked for is checked for structure only (strings end where they seem to, brackets match);
/// it may hold bytes that are not UTF-8, wrong escapes or wrong numbers.
public struct HARReading: Equatable, Sendable {
  /// How many entries were read to their end, wanted or not.
  public let entryCount: Int
  /// `log.creator.name`: the exporter, as it calls itself.
  public let creatorName: String?
  /// `log.creator.version`.
  public let creatorVersion: String?
  /// How the reading ended.
  public let ending: HAREnding
  /// The first bytes, at most 4 KiB of them, by which a file that is no archive can be told from others.
  package let head: [UInt8]

  static let headLength = 4096

  /// Reads an archive.
  ///
  /// - Parameters:
  ///   - source: where the bytes come from.
  ///   - visitor: is told of the entries, in their order.
  ///   - didRead: is told how many bytes each read of a file descriptor gave, for progress.
  /// - Complexity: O(*n*) in the archive's length. Besides what the visitor keeps, the memory is that of
  ///   a window of 128 KiB and of one entry: a body of 1 MiB, as it stands and decoded, at most.
  public init(
    of source: ByteSource, into visitor: inout some HARVisitor,
    didRead: @escaping (Int) -> Void = { _ in }
  ) {
    self.init(
      of: source, into: &visitor, windowSize: ByteWindow.defaultSize, didRead: didRead)
  }

  /// The same through a window of another size, in bytes: for tests of its edges.
  package init(
    of source: ByteSource, into visitor: inout some HARVisitor, windowSize: Int,
    didRead: @escaping (Int) -> Void = { _ in }
  ) {
    var walker = ArchiveWalker(ByteWindow(source, size: windowSize, didRead: didRead))
    ending = walker.walk(&visitor)
    head = walker.head
    entryCount = walker.entryCount
    creatorName = walker.creatorName.string
    creatorVersion = walker.creatorVersion.string
  }

  /// Reads the entries of an archive, one at a time.
  ///
  ///     try HARReading.forEachEntry(of: .fileDescriptor(0), where: { $0.contains("/api/") }) { entry in
  ///       print(entry.status ?? 0, entry.url)
  ///     }
  ///
  /// - Parameters:
  ///   - source: where the bytes come from.
  ///   - isWanted: whether an entry with this URL is.
  ///   - body: is given the entries that are wanted, in their order.
  /// - Throws: the error with which the reading stopped, after the entries before that place.
  public static func forEachEntry(
    of source: ByteSource, where isWanted: (_ url: String) -> Bool = { _ in true },
    _ body: (HAREntry) -> Void
  ) throws(HARError) {
    let reading = withoutActuallyEscaping(isWanted) { isWanted in
      withoutActuallyEscaping(body) { body in
        var visitor = EntryVisitor(isWanted: isWanted, body: body)
        return HARReading(of: source, into: &visitor)
      }
    }
    if case .failed(let error) = reading.ending { throw error }
  }
}

/// The visitor of those who need no other.
private struct EntryVisitor: HARVisitor {
  let isWanted: (String) -> Bool
  let body: (HAREntry) -> Void

  func interest(inURL url: Span<UInt8>) -> HARInterest {
    isWanted(String(decoding: url.indices.map { url[$0] }, as: UTF8.self)) ? .response : .nothing
  }

  func visit(_ entry: HAREntry) {
    body(entry)
  }
}
