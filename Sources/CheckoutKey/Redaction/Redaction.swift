import HAR

/// A minimal capture that still yields the keys of another one and holds no secret.
public struct Redaction: Sendable {
  /// What `extract` says of the capture.
  public var records: [Record]
  /// The minimal capture; nil if no entry counts, so that there is nothing to keep.
  public let archive: String?
  /// Whether the capture is not whole, so that a newer key may be missing in it, which a minimal capture
  /// could not say: none is made.
  public let isIncomplete: Bool
  /// How many entries were kept.
  public let keptEntries: Int
  /// How many entries were left out.
  public let droppedEntries: Int

  /// Says that a capture could not be read at all.
  ///
  /// - Parameter record: why.
  public init(unreadable record: Record) {
    records = [record]
    archive = nil
    isIncomplete = false
    (keptEntries, droppedEntries) = (0, 0)
  }

  fileprivate init(_ capture: SurveyedCapture) {
    records = capture.records
    let reading = capture.reading
    if case .failed = reading.ending { isIncomplete = true } else { isIncomplete = false }
    let entries = isIncomplete ? [] : RedactedEntry.entries(capture.survey.decided)
    let redacted = RedactedArchive(
      entries, creator: (reading.creatorName, reading.creatorVersion))
    self.archive = entries.isEmpty ? nil : try? redacted.text()
    keptEntries = entries.count
    droppedEntries = reading.entryCount - entries.count
  }
}

extension Extraction {
  /// Makes the minimal capture of a capture.
  ///
  /// - Parameters:
  ///   - descriptor: is read to its end and not closed.
  ///   - capture: the capture's name.
  ///   - didRead: is told how many bytes each read gave, for progress.
  /// - Returns: the minimal capture, and what is said of it.
  public func redaction(
    fromFileDescriptor descriptor: Int32, named capture: String,
    didRead: @escaping (Int) -> Void = { _ in }
  ) -> Redaction {
    redaction(from: .fileDescriptor(descriptor), named: capture, didRead: didRead)
  }

  func redaction(
    from source: ByteSource, named capture: String, didRead: @escaping (Int) -> Void = { _ in }
  ) -> Redaction {
    Redaction(
      SurveyedCapture(source, named: capture, self, didRead: didRead))
  }
}
