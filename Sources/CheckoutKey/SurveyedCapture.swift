import HAR

/// One capture, surveyed, and what is said of it.
struct SurveyedCapture {
  let archive: HARReading<Survey>
  /// At least one.
  let records: [Record]

  /// - Parameters:
  ///   - source: the capture's bytes.
  ///   - capture: its name.
  ///   - extraction: which requests matter.
  ///   - keepsRequests: whether the requests themselves are kept.
  ///   - scrutiny: what is looked at besides them.
  ///   - didRead: is told how many bytes each read gave.
  init(
    _ source: ByteSource, named capture: String, _ extraction: Extraction,
    keepsRequests: Bool = false, scrutiny: HARScrutiny = .credentials(Credentials.self),
    didRead: @escaping (Int) -> Void
  ) {
    var hasToken = false
    archive = HARReading(
      of: source, scrutiny: scrutiny, didRead: didRead,
      entriesWhere: { url in
        hasToken = hasToken || Credentials.isToken(inURL: url)
        return CheckoutKeyURL.matches(url)
      }, into: Survey(extraction, keepsRequests: keepsRequests)
    ) { survey, entry in
      survey.add(entry)
    }
    let holdsCredentials = hasToken || archive.findings.holdsCredentials
    let report = CaptureReport(capture: capture, archive: archive, extraction: extraction)
    records = report.records.map { record in
      var record = record
      record.holdsCredentials = holdsCredentials
      return record
    }
  }
}
