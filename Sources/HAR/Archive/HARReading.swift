/// What reading one HTTP Archive gave.
///
///     let reading = HARReading(
///       of: .fileDescriptor(0), entriesWhere: { url in url.count < 100 }, into: [Int]()
///     ) { statuses, entry in statuses.append(entry.status ?? 0) }
///     reading.result   // the statuses of the entries with a short URL
///     reading.ending   // .complete, or where and why the reading stopped
///
/// The archive is read in a stream: memory depends on what the caller keeps, not on the capture.
/// Any order of members is understood, and members that HAR 1.2 does not know are passed over. What
/// is not asked for is checked for structure only (strings end where they seem to, brackets match);
/// it may hold bytes that are not UTF-8, wrong escapes or wrong numbers.
public struct HARReading<Value> {
  /// What the caller made of the entries.
  public let result: Value
  /// How many entries were read to their end, wanted or not.
  public let entryCount: Int
  /// `log.creator.name`: the exporter, as it calls itself.
  public let creatorName: String?
  /// `log.creator.version`.
  public let creatorVersion: String?
  /// What was found besides the entries.
  public let findings: HARFindings
  /// How the reading ended.
  public let ending: HAREnding
}

/// How the reading of an archive ended.
public enum HAREnding: Equatable, Sendable {
  /// The archive is whole and nothing follows it.
  case complete
  /// The archive is whole, but at this offset something follows that was not read.
  case followed(offset: Int)
  /// The reading stopped here; the entries before it were read.
  case failed(HARError)
}

extension HARReading {
  /// Reads a capture from beginning to end.
  ///
  /// - Parameters:
  ///   - source: where the bytes come from.
  ///   - windowSize: how many bytes are held at a time; only tests need another size.
  ///   - scrutiny: what is looked at besides the entries that are wanted.
  ///   - didRead: is told how many bytes each read of a file descriptor gave, for progress.
  ///   - isWanted: is given an entry's URL and says whether the entry matters. URLs of more than
  ///     1 MiB never do.
  ///   - initial: the result if there is no such entry.
  ///   - update: adds one entry to the result. If a later duplicate of `log` or `entries` takes the
  ///     place of an earlier one, as in a browser, the result begins anew.
  public init(
    of source: ByteSource, windowSize: Int? = nil, scrutiny: HARScrutiny = .none,
    didRead: @escaping (Int) -> Void = { _ in },
    entriesWhere isWanted: (Span<UInt8>) -> Bool, into initial: Value,
    _ update: (inout Value, HAREntry) -> Void
  ) {
    let window = ByteWindow(source, size: windowSize ?? ByteWindow.defaultSize, didRead: didRead)
    var result = initial
    var walker = ArchiveWalker(window, scrutiny: scrutiny)
    ending = walker.walk(isWanted: isWanted) { event in
      switch event {
      case .beginAnew: result = initial
      case .entry(let entry): update(&result, entry)
      }
    }
    self.result = result
    entryCount = walker.entryCount
    creatorName = walker.creatorName.string
    creatorVersion = walker.creatorVersion.string
    findings = walker.scrutiny.findings
  }
}
