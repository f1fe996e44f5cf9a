import HAR

/// All that reading a capture gives, in a form that can be compared; for the fuzz too.
struct Reading: Equatable {
  var entries: [HAREntry]
  var entryCount: Int
  var creatorName: String?
  var ending: HAREnding
}

extension Reading {
  init(
    _ source: ByteSource, windowSize: Int = 128 << 10,
    entriesWhere isWanted: @escaping (String) -> Bool = { _ in true }
  ) {
    var collector = Collector(isWanted: isWanted)
    let reading = HARReading(of: source, into: &collector, windowSize: windowSize)
    self.init(
      entries: collector.entries, entryCount: reading.entryCount,
      creatorName: reading.creatorName, ending: reading.ending)
  }

  private struct Collector: HARVisitor {
    let isWanted: (String) -> Bool
    var entries: [HAREntry] = []

    func interest(inURL url: Span<UInt8>) -> HARInterest {
      isWanted(String(decoding: url.indices.map { url[$0] }, as: UTF8.self)) ? .response : .nothing
    }

    mutating func visit(_ entry: HAREntry) { entries.append(entry) }
  }
}
