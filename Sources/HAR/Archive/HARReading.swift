/// One HTTP Archive, read: what the caller kept of its entries, and how far it could be read.
///
///     let reading = HARReading(
///       of: .fileDescriptor(0), entriesWhere: { url in url.count < 100 }, into: [Int]()
///     ) { statuses, entry in statuses.append(entry.status ?? 0) }
///     reading.result   // the statuses of the entries with a short URL
///     reading.ending   // .complete, or where and why the reading stopped
///
/// The archive is read as a stream: memory depends on what the caller keeps, not on the capture.
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
  /// The archive is whole, but at this offset something follows that was not read, and is no other
  /// archive.
  case followed(offset: Int)
  /// The reading stopped here; the entries before it were read.
  case failed(HARError)

  /// How much of an archive there is, for whoever waits until a file is written.
  public enum Completeness: Sendable {
    /// The archive was read to its last brace.
    case complete
    /// It ended before the archive did, or before it began: more bytes can make it whole.
    case cutOff
    /// It is no archive, or none that can be read to its end, and more bytes would not help.
    case damaged
  }

  /// Whether the archive is complete, cut off or damaged.
  ///
  /// No beginning of an archive is `.complete`, wherever it is cut off. It is `.cutOff` from the first
  /// brace on, and where there is nothing yet; before the brace, half a byte-order mark or half the
  /// name of a call can't be told from a text that is `.damaged`.
  public var completeness: Completeness {
    switch self {
    case .complete, .followed: .complete
    case .failed(.empty), .failed(.truncated): .cutOff
    case .failed: .damaged
    }
  }
}

extension HARReading {
  /// Reads a capture from beginning to end.
  ///
  /// - Parameters:
  ///   - source: where the bytes come from.
  ///   - windowSize: how many bytes are held at a time; only tests need another size.
  ///   - scrutiny: what is looked at besides the entries that are wanted.
  ///   - didRead: is told how many bytes each read of a file descriptor gave, for progress.
  ///   - isWanted: is given an entry's URL, as ``HAREntry/url`` has it, and says whether the entry
  ///     matters.
  ///   - initial: the result if there is no such entry.
  ///   - update: adds one entry to the result. If a later duplicate of `log` or `entries` takes the
  ///     place of an earlier one, as in a browser, the result begins anew.
  /// - Complexity: O(*n*) in the capture's length. Besides what the caller keeps, the memory is that of
  ///   a window of 128 KiB and of one entry: a body of 1 MiB, as it stands and decoded, at most.
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
