import HAR

/// The job: from a capture's bytes to its keys.
///
///     let records = Extraction().records(fromFileDescriptor: 0, named: "-")
///
/// A capture gives a record for each project in it, or one that says why there is none.
public struct Extraction: Sendable {
  /// The only project that counts; nil for every project.
  public var project: Project?
  /// The only host that counts; nil for every host.
  public var host: String?
  /// Whether keys that a newer one has replaced are given too.
  public var includesSuperseded = false
  /// Whether the user keys in the list of keys are taken besides those that a request created.
  public var includesListed = false

  /// Makes an extraction of every project's newest key.
  public init() {}

  /// Reads a capture from an open file, pipe or terminal, in memory that does not depend on it.
  ///
  /// - Parameters:
  ///   - descriptor: is read to its end and not closed.
  ///   - capture: the capture's name, for the records.
  ///   - didRead: is told how many bytes each read gave, for progress.
  /// - Returns: at least one record.
  public func records(
    fromFileDescriptor descriptor: Int32, named capture: String,
    didRead: @escaping (Int) -> Void = { _ in }
  ) -> [Record] {
    records(from: .fileDescriptor(descriptor), named: capture, didRead: didRead)
  }

  /// Reads a capture that is in memory.
  ///
  /// - Parameters:
  ///   - bytes: the capture.
  ///   - capture: the capture's name, for the records.
  /// - Returns: at least one record.
  public func records(from bytes: [UInt8], named capture: String) -> [Record] {
    records(from: .bytes(bytes), named: capture, didRead: { _ in })
  }

  private func records(
    from source: ByteSource, named capture: String, didRead: @escaping (Int) -> Void
  ) -> [Record] {
    SurveyedCapture(source, named: capture, self, didRead: didRead).records
  }

  func includes(_ url: CheckoutKeyURL) -> Bool {
    (project == nil || url.project == project) && (host == nil || url.host == host?.lowercased())
  }
}

/// One capture, surveyed, and what is said of it.
struct SurveyedCapture {
  let reading: HARReading
  let survey: Survey
  /// At least one.
  let records: [Record]

  /// - Parameters:
  ///   - source: the capture's bytes.
  ///   - capture: its name.
  ///   - extraction: which requests matter.
  ///   - keepsRequests: whether the requests themselves are kept.
  ///   - didRead: is told how many bytes each read gave.
  init(
    _ source: ByteSource, named capture: String, _ extraction: Extraction,
    keepsRequests: Bool = false, didRead: @escaping (Int) -> Void
  ) {
    var visitor = CaptureVisitor(Survey(extraction, keepsRequests: keepsRequests))
    reading = HARReading(of: source, into: &visitor, didRead: didRead)
    survey = visitor.survey
    let report = CaptureReport(
      capture: capture, reading: reading, survey: survey, extraction: extraction)
    records = report.records.map { record in
      var record = record
      record.holdsCredentials = visitor.holdsCredentials
      return record
    }
  }
}
