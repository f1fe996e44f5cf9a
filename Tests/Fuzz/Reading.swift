import HAR

/// All that reading a capture gives, in a form that can be compared.
struct Reading: Equatable {
  var entries: [HAREntry]
  var entryCount: Int
  var creatorName: String?
  var ending: HAREnding

  init(
    _ capture: [UInt8], windowSize: Int? = nil,
    entriesWhere isWanted: (Span<UInt8>) -> Bool = { _ in true }
  ) {
    let reading = HARReading(
      of: .bytes(capture), windowSize: windowSize, entriesWhere: isWanted, into: [HAREntry]()
    ) { entries, entry in entries.append(entry) }
    entries = reading.result
    entryCount = reading.entryCount
    creatorName = reading.creatorName
    ending = reading.ending
  }

  var hasFailed: Bool {
    if case .failed = ending { true } else { false }
  }
}
