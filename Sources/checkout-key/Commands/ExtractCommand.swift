import CheckoutKey

/// `checkout-key extract`: prints the keys of captures.
struct ExtractCommand: Command {
  static let help = HelpText.extract

  private let options: ExtractOptions
  private let format: any RecordFormat
  private let diagnostics: Diagnostics
  private var tally = Tally()
  /// How many captures gave a key but must not be handed on.
  private var secretCaptures = 0

  init(_ options: ExtractOptions) {
    self.options = options
    format = options.format.format(label: options.label)
    diagnostics = Diagnostics(options.common)
  }

  var status: ExitStatus { tally.status }

  mutating func run() throws(OutputError) {
    let captures: CaptureRun
    do throws(SystemError) {
      captures = try CaptureRun(options)
    } catch {
      return report(error)
    }
    var output = try makeOutput()
    let extraction = options.extraction
    do throws(OutputError) {
      let listError = try captures.run { capture, didRead in
        capture.records(extraction, didRead: didRead)
      } deliver: { records throws(OutputError) in
        try deliver(records, to: &output)
      }
      if let listError { report(listError) }
      try output.finish()
    } catch {
      output.discard()
      throw error
    }
    sayWhatHoldsCredentials()
    if let summary = tally.summary(effort: captures.effort) { diagnostics.information(summary) }
  }

  private func makeOutput() throws(OutputError) -> any RecordOutput {
    guard let path = options.output else {
      return StreamOutput(format, to: nil, omitsLineFeed: options.noNewline)
    }
    if OutputFile.isDirectory(path) {
      return try DirectoryOutput(
        format, directory: path, omitsLineFeed: options.noNewline, overwrites: options.force)
    }
    let file = try OutputFile(path: path, overwrites: options.force)
    return StreamOutput(format, to: file, omitsLineFeed: options.noNewline)
  }

  private mutating func report(_ listError: SystemError) {
    diagnostics.error(listError, ofList: options.captures.filesFrom)
    tally.raise(.failure)
  }

  /// Writes the records of one capture, and says what there is to say of them.
  private mutating func deliver(_ records: [Record], to output: inout any RecordOutput)
    throws(OutputError)
  {
    tally.add(records)
    if records.contains(where: { $0.publicKey != nil && $0.holdsCredentials }) {
      secretCaptures += 1
    }
    for record in records { try write(record, to: &output) }
    diagnostics.report(records)
  }

  private mutating func write(_ record: Record, to output: inout any RecordOutput)
    throws(OutputError)
  {
    do throws(OutputError) {
      if try output.write(record) { return }
      diagnostics.error(
        "entry \(record.entry ?? 0): --format \(options.format.rawValue) needs "
          + format.requirement, capture: record.capture)
      tally.raise(.noKey)
    } catch {
      guard case .exists = error else { throw error }
      // One file that must not be touched is no reason to lose the others.
      diagnostics.error(error.description)
      tally.raise(.failure)
    }
  }

  private func sayWhatHoldsCredentials() {
    if secretCaptures == 0 { return }
    let who = secretCaptures == 1 ? "the capture holds" : "\(secretCaptures) captures hold"
    diagnostics.hint(
      "\(who) credentials (cookies or tokens) too; checkout-key redact makes a copy without them")
  }
}
