import HAR

/// One capture, read.
struct CaptureReading {
  let archive: HARArchive<Survey>
  /// Whether it holds what would let somebody else in.
  let holdsCredentials: Bool

  /// - Parameters:
  ///   - source: the capture's bytes.
  ///   - extraction: which requests matter.
  ///   - survey: what is kept of them.
  ///   - scrutiny: what is looked at besides them.
  ///   - didRead: is told how many bytes each read gave.
  init(
    _ source: ByteSource, _ extraction: Extraction, into survey: Survey = Survey(),
    scrutiny: HARScrutiny = Credentials.scrutiny, didRead: @escaping (Int) -> Void
  ) {
    var hasToken = false
    archive = HARArchive.reading(
      source, scrutiny: scrutiny, didRead: didRead,
      entriesWhere: { url in
        hasToken = hasToken || Credentials.isToken(inURL: url)
        return CheckoutKeyURL.matches(url)
      }, into: survey
    ) { survey, entry in
      survey.add(entry, choosing: extraction)
    }
    holdsCredentials = hasToken || archive.findings.holdsCredentials
  }
}
