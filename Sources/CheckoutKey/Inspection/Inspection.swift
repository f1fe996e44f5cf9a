import HAR

/// Every checkout-key request of a capture, and why it did or did not count.
public struct Inspection: Sendable {
  /// The requests in capture order, and a row for what is said of the capture as a whole.
  public let rows: [InspectedRequest]
  /// What `extract` says of the capture.
  public var records: [Record]

  /// Says that a capture could not be read at all.
  ///
  /// - Parameter record: why.
  public init(unreadable record: Record) {
    records = [record]
    rows = [InspectedRequest(record)]
  }

  fileprivate init(_ capture: SurveyedCapture) {
    records = capture.records
    let survey = capture.survey
    var verdicts = Verdicts(survey)
    let requests = survey.requests.map { request, answer in
      var row = InspectedRequest(request, capture: capture.records.first?.capture ?? "")
      row.checkoutKeyType = answer?.keyType
      (row.verdict, row.message) = verdicts.verdict(on: request, answer)
      return row
    }
    // What is said of no entry in particular is said of the capture.
    rows = requests + records.filter { $0.entry == nil }.map { InspectedRequest($0) }
  }
}

extension Extraction {
  /// Lists every checkout-key request of a capture.
  ///
  /// - Parameters:
  ///   - descriptor: is read to its end and not closed.
  ///   - capture: the capture's name.
  ///   - didRead: is told how many bytes each read gave, for progress.
  /// - Returns: the requests, and what is said of them.
  public func inspection(
    fromFileDescriptor descriptor: Int32, named capture: String,
    didRead: @escaping (Int) -> Void = { _ in }
  ) -> Inspection {
    inspection(from: .fileDescriptor(descriptor), named: capture, didRead: didRead)
  }

  func inspection(
    from source: ByteSource, named capture: String, didRead: @escaping (Int) -> Void = { _ in }
  ) -> Inspection {
    Inspection(
      SurveyedCapture(
        source, named: capture, self, keepsRequests: true, didRead: didRead))
  }
}

extension InspectedRequest {
  fileprivate init(_ record: Record) {
    self.init(capture: record.capture, verdict: .outcome(record.outcome), message: record.message)
  }

  fileprivate init(_ request: Survey.Request, capture: String) {
    self.init(capture: capture, verdict: .other)
    entry = request.entry
    method = request.method?.rawValue
    status = request.status
    project = request.url.project?.description
    startedDateTime = request.startedDateTime
    url = request.url.withoutQuery
  }
}
