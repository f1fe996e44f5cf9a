/// Walks an archive from its first brace to its last and reports the entries that are wanted.
///
/// It is a function a level: root, `log`, `entries`, an entry, `request`, `response`, `content`.
struct ArchiveWalker: ~Copyable {
  enum Event {
    /// `log` or `log.entries` begins: nothing that was reported before counts any more.
    case beginAnew
    case entry(HAREntry)
  }

  /// How many entries have been read to their end.
  private(set) var entryCount = 0
  private(set) var creatorName = RawJSON()
  private(set) var creatorVersion = RawJSON()

  private var cursor: JSONCursor
  private var scan = EntryScan()
  private var hasLog = false
  private var hasEntries = false
  private(set) var scrutiny: ScrutinyScan

  init(_ window: consuming ByteWindow, scrutiny: HARScrutiny = .none) {
    cursor = JSONCursor(window)
    self.scrutiny = ScrutinyScan(scrutiny)
  }

  /// Walks the whole archive.
  mutating func walk(isWanted: (Span<UInt8>) -> Bool, report: (Event) -> Void) -> HAREnding {
    do throws(HARError) {
      let isWrapped = try cursor.openArchive()
      try walkRoot(isWanted, report)
      guard hasLog else { throw .notHAR(.noLog) }
      guard hasEntries else { throw .notHAR(.noEntries) }
      let next = try cursor.closeArchive(isWrapped: isWrapped)
      return next.map { .followed(offset: $0) } ?? .complete
    } catch {
      return .failed(error)
    }
  }

  private mutating func walkRoot(_ isWanted: (Span<UInt8>) -> Bool, _ report: (Event) -> Void)
    throws(HARError)
  {
    guard try cursor.enterObject() else { return }
    while let member = try cursor.nextMember() {
      guard member == .log else {
        try cursor.skipValue()
        continue
      }
      beginAnew(report)
      creatorName.reset()
      creatorVersion.reset()
      hasLog = try cursor.enterObject()
      if hasLog { try walkLog(isWanted, report) } else { try cursor.skipValue() }
    }
  }

  /// Walks the members of `log`, which has been entered.
  private mutating func walkLog(_ isWanted: (Span<UInt8>) -> Bool, _ report: (Event) -> Void)
    throws(HARError)
  {
    while let member = try cursor.nextMember() {
      switch member {
      case .entries:
        beginAnew(report)
        hasEntries = try cursor.enterArray()
        if hasEntries { try walkEntries(isWanted, report) } else { try cursor.skipValue() }
      case .creator: try walkCreator()
      default: try cursor.skipValue()
      }
    }
  }

  /// Forgets the entries of an earlier duplicate of `log` or `entries`.
  private mutating func beginAnew(_ report: (Event) -> Void) {
    hasEntries = false
    entryCount = 0
    report(.beginAnew)
  }

  private mutating func walkCreator() throws(HARError) {
    creatorName.reset()
    creatorVersion.reset()
    guard try cursor.enterObject() else { return try cursor.skipValue() }
    while let member = try cursor.nextMember() {
      switch member {
      case .name: try cursor.copyValue(into: &creatorName, limit: RawJSON.maxShortLength)
      case .version: try cursor.copyValue(into: &creatorVersion, limit: RawJSON.maxShortLength)
      default: try cursor.skipValue()
      }
    }
  }

  /// Walks the elements of `entries`, which has been entered.
  private mutating func walkEntries(_ isWanted: (Span<UInt8>) -> Bool, _ report: (Event) -> Void)
    throws(HARError)
  {
    while try cursor.nextElement() {
      do throws(HARError) {
        // An element that is no object is no entry, but it has an index.
        if try cursor.enterObject() {
          try walkEntry(isWanted)
          if let entry = scan.entry(at: entryCount) { report(.entry(entry)) }
        } else {
          try cursor.skipValue()
        }
      } catch {
        throw error.inside(entry: entryCount)
      }
      entryCount += 1
    }
  }

  /// Walks the members of an entry, which has been entered.
  private mutating func walkEntry(_ isWanted: (Span<UInt8>) -> Bool) throws(HARError) {
    scan.reset()
    while let member = try cursor.nextMember() {
      switch member {
      case .startedDateTime:
        try cursor.copyValue(into: &scan.startedDateTime, limit: RawJSON.maxShortLength)
      case .request: try walkRequest(isWanted)
      case .response: try walkResponse()
      default: try cursor.skipValue()
      }
    }
    if scan.isWanted == true && scan.responsePassedOver {
      throw cursor.malformed(.secondURL)
    }
  }

  private mutating func walkRequest(_ isWanted: (Span<UInt8>) -> Bool) throws(HARError) {
    scan.resetRequest()
    scrutiny.beginRequest()
    guard try cursor.enterObject() else { return try cursor.skipValue() }
    while let member = try cursor.nextMember() {
      switch member {
      case .method: try cursor.copyValue(into: &scan.method, limit: RawJSON.maxShortLength)
      case .url:
        try cursor.copyValue(into: &scan.url, limit: URLShortening.maxLength)
        scan.isWanted = scan.url.withDecodedBytes(isWanted) ?? false
        scrutiny.sawURL(scan.url)
      case .headers: try scrutiny.readHeaders(&cursor, ofRequest: true)
      case .cookies: try scrutiny.readCookies(&cursor, ofRequest: true)
      default: try cursor.skipValue()
      }
    }
  }

  private mutating func walkResponse() throws(HARError) {
    scan.resetResponse()
    // Here most of the time is saved: nothing of a response that nobody asked for is looked at.
    scan.responsePassedOver = scan.isWanted == false
    if scan.responsePassedOver && !scrutiny.looksAtResponses { return try cursor.skipValue() }
    guard try cursor.enterObject() else { return try cursor.skipValue() }
    while let member = try cursor.nextMember() {
      switch member {
      case .status: try cursor.copyValue(into: &scan.status, limit: RawJSON.maxShortLength)
      case .fetchedViaServiceWorker:
        try cursor.copyValue(
          into: &scan.isFetchedViaServiceWorker, limit: RawJSON.maxShortLength)
      case .content where !scan.responsePassedOver: try walkContent()
      case .headers: try scrutiny.readHeaders(&cursor, ofRequest: false)
      case .cookies: try scrutiny.readCookies(&cursor, ofRequest: false)
      default: try cursor.skipValue()
      }
    }
  }

  private mutating func walkContent() throws(HARError) {
    scan.resetContent()
    guard try cursor.enterObject() else { return try cursor.skipValue() }
    while let member = try cursor.nextMember() {
      switch member {
      case .text: try cursor.copyValue(into: &scan.text, limit: RawJSON.maxLength)
      case .encoding: try cursor.copyValue(into: &scan.encoding, limit: RawJSON.maxShortLength)
      case .file, .sha1: try cursor.copyValue(into: &scan.file, limit: RawJSON.maxShortLength)
      default: try cursor.skipValue()
      }
    }
  }
}
