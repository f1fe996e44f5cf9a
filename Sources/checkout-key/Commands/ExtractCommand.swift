import CheckoutKey

/// `checkout-key extract`: prints the keys of captures.
struct ExtractCommand: CaptureCommand {
  static let help = HelpText.extract

  let options: ExtractOptions
  let diagnostics: Diagnostics
  var tally = Tally()
  private let format: any RecordFormat
  private var output: any RecordOutput
  /// How many captures gave a key but must not be handed on.
  private var secretCaptures = 0

  init(_ options: ExtractOptions) {
    self.options = options
    format = options.format.format(label: options.label)
    diagnostics = Diagnostics(options.common)
    output = StreamOutput(format, to: nil, omitsLineFeed: options.noNewline)
  }

  static func reader(_ options: ExtractOptions) -> CaptureRun.Reader<[Record]> {
    let extraction = options.extraction
    return { capture, didRead in capture.records(extraction, didRead: didRead) }
  }

  mutating func begin(isSingle: Bool) throws(OutputError) {
    guard let path = options.output else { return }
    if OutputFile.isDirectory(path) {
      output = try DirectoryOutput(
        format, directory: path, omitsLineFeed: options.noNewline, overwrites: options.force)
    } else {
      let file = try OutputFile(path: path, overwrites: options.force)
      output = StreamOutput(format, to: file, omitsLineFeed: options.noNewline)
    }
  }

  /// Writes the records of one capture, and says what there is to say of them.
  mutating func deliver(_ records: [Record]) throws(OutputError) {
    tally.add(records)
    if records.contains(where: { $0.key != nil && $0.holdsCredentials }) {
      secretCaptures += 1
    }
    for record in records { try write(record) }
    diagnostics.report(records)
  }

  mutating func finish() throws(OutputError) {
    try output.finish()
    sayWhatHoldsCredentials()
  }

  func discard() {
    output.discard()
  }

  private mutating func write(_ record: Record) throws(OutputError) {
    do throws(OutputError) {
      if try output.write(record) { return }
      diagnostics.error(
        "entry \(record.entry ?? 0): --format \(options.format.rawValue) needs "
          + (format.lack(of: record) ?? .key).description, capture: record.capture)
      tally.raise(.noKey)
    } catch {
      try reportExisting(error)
    }
  }

  private func sayWhatHoldsCredentials() {
    if secretCaptures == 0 { return }
    let who = secretCaptures == 1 ? "the capture holds" : "\(secretCaptures) captures hold"
    diagnostics.hint(
      "\(who) credentials (cookies or tokens) too; checkout-key redact makes a copy without them")
  }
}
