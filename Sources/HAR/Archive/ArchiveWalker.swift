/// Walks an archive from its first brace to its last and tells a visitor what it finds.
///
/// It is a function per level: root, `log`, `entries`, an entry, `request`, `response`, `content`.
struct ArchiveWalker: ~Copyable {
  /// How many entries have been read to their end.
  private(set) var entryCount = 0
  private(set) var creatorName = RawJSON()
  private(set) var creatorVersion = RawJSON()
  /// The first bytes, by which other files can be told.
  var head: [UInt8] { cursor.head }

  private var cursor: JSONCursor
  private var scan = EntryScan()
  private var hasLog = false
  private var hasEntries = false

  init(_ window: consuming ByteWindow) {
    cursor = JSONCursor(window)
  }

  /// Walks the whole archive.
  mutating func walk(_ visitor: inout some HARVisitor) -> HAREnding {
    do throws(HARError) {
      let isWrapped = try cursor.openArchive()
      try walkRoot(&visitor)
      guard hasLog else { throw .notHAR(.noLog) }
      guard hasEntries else { throw .notHAR(.noEntries) }
      let next = try cursor.closeArchive(isWrapped: isWrapped)
      return next.map { .followed(offset: $0) } ?? .complete
    } catch {
      return .failed(error)
    }
  }

  private mutating func walkRoot(_ visitor: inout some HARVisitor) throws(HARError) {
    guard try cursor.enterObject() else { return }
    var seen = SeenMembers(in: .root)
    while let member = try cursor.nextMember() {
      guard member == .log else {
        try cursor.skipValue()
        continue
      }
      guard seen.insert(member) else { throw cursor.malformed(.duplicate(member.key.description)) }
      hasLog = try cursor.enterObject()
      if hasLog { try walkLog(&visitor) } else { try cursor.skipValue() }
    }
  }

  /// Walks the members of `log`, which has been entered.
  private mutating func walkLog(_ visitor: inout some HARVisitor) throws(HARError) {
    var seen = SeenMembers(in: .log)
    while let member = try cursor.nextMember() {
      switch member {
      case .entries:
        guard seen.insert(member) else {
          throw cursor.malformed(.duplicate(member.key.description))
        }
        hasEntries = try cursor.enterArray()
        if hasEntries { try walkEntries(&visitor) } else { try cursor.skipValue() }
      case .creator: try walkCreator()
      default: try cursor.skipValue()
      }
    }
  }

  private mutating func walkCreator() throws(HARError) {
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
  private mutating func walkEntries(_ visitor: inout some HARVisitor) throws(HARError) {
    while try cursor.nextElement() {
      do throws(HARError) {
        // An element that is no object is no entry, but it has an index.
        if try cursor.enterObject() { try walkEntry(&visitor) } else { try cursor.skipValue() }
      } catch {
        throw error.inside(entry: entryCount)
      }
      entryCount += 1
    }
  }

  /// Walks the members of an entry, which has been entered, and tells the visitor of it.
  private mutating func walkEntry(_ visitor: inout some HARVisitor) throws(HARError) {
    scan.reset()
    var seen = SeenMembers(in: .entry)
    while let member = try nextMember(&seen) {
      switch member {
      case .startedDateTime:
        try cursor.copyValue(into: &scan.startedDateTime, limit: RawJSON.maxShortLength)
      case .request: try walkRequest(&visitor)
      case .response: try walkResponse()
      default: try cursor.skipValue()
      }
    }
    guard scan.interest == .response else { return }
    if let (member, offset) = scan.duplicate {
      throw .malformed(.duplicate(member.key.description), at: .init(offset: offset))
    }
    visitor.visit(scan.entry(at: entryCount))
  }

  private mutating func walkRequest(_ visitor: inout some HARVisitor) throws(HARError) {
    guard try cursor.enterObject() else { return try cursor.skipValue() }
    var seen = SeenMembers(in: .request)
    while let member = try nextMember(&seen) {
      switch member {
      case .method: try cursor.copyValue(into: &scan.method, limit: RawJSON.maxShortLength)
      case .url:
        try cursor.copyValue(into: &scan.url, limit: RawJSON.maxHeadLength)
        scan.interest = scan.url.withDecodedBytes { visitor.interest(inURL: $0) } ?? .nothing
      case .headers where scan.wants(.request):
        try cursor.copyValue(into: &scan.headers, limit: RawJSON.maxHeadLength)
      case .cookies where scan.wants(.cookies):
        try cursor.copyValue(into: &scan.cookies, limit: RawJSON.maxHeadLength)
      default: try cursor.skipValue()
      }
    }
    guard let interest = scan.interest else { return }
    if interest >= .request {
      FieldScan.forEach(in: scan.headers) { visitor.visitRequestHeader(name: $0, hasValue: $1) }
    }
    if interest >= .cookies {
      FieldScan.forEach(in: scan.cookies) { visitor.visitRequestCookie(name: $0, hasValue: $1) }
    }
  }

  private mutating func walkResponse() throws(HARError) {
    // Here most of the time is saved: nothing of a response that nobody asked for is looked at.
    guard scan.wants(.response), try cursor.enterObject() else { return try cursor.skipValue() }
    var seen = SeenMembers(in: .response)
    while let member = try nextMember(&seen) {
      switch member {
      case .status: try cursor.copyValue(into: &scan.status, limit: RawJSON.maxShortLength)
      case .fetchedViaServiceWorker:
        try cursor.copyValue(
          into: &scan.isFetchedViaServiceWorker, limit: RawJSON.maxShortLength)
      case .content: try walkContent()
      default: try cursor.skipValue()
      }
    }
  }

  private mutating func walkContent() throws(HARError) {
    guard try cursor.enterObject() else { return try cursor.skipValue() }
    var seen = SeenMembers(in: .content)
    while let member = try nextMember(&seen) {
      switch member {
      case .text: try cursor.copyValue(into: &scan.text, limit: RawJSON.maxLength)
      case .encoding: try cursor.copyValue(into: &scan.encoding, limit: RawJSON.maxShortLength)
      case .file, .sha1: try cursor.copyValue(into: &scan.file, limit: RawJSON.maxShortLength)
      default: try cursor.skipValue()
      }
    }
  }

  /// Steps to the value of an entry's next member, at whatever level; nil at the object's end.
  ///
  /// Of members that stand twice only the first is looked at, until it is known whether the entry is
  /// wanted: what nobody asks for may hold anything.
  private mutating func nextMember(_ seen: inout SeenMembers) throws(HARError) -> HARMember? {
    guard let member = try cursor.nextMember() else { return nil }
    if seen.insert(member) { return member }
    switch member {
    case .request, .response, .url: throw cursor.malformed(.duplicate(member.key.description))
    default:
      if scan.duplicate == nil { scan.duplicate = (member, cursor.offset) }
      return .other
    }
  }
}
