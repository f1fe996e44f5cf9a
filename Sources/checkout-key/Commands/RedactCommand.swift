import CheckoutKey

/// `checkout-key redact`: writes minimal captures that still yield the key and hold no secret.
struct RedactCommand: Command {
  static let help = HelpText.redact

  private let options: RedactOptions
  private let diagnostics: Diagnostics
  private var tally = Tally()
  private var names = FileNames()

  init(_ options: RedactOptions) {
    self.options = options
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
    if let path = options.output, OutputFile.isDirectory(path) {
      try OutputFile.checkDirectory(path)
      // Also where no file has been begun, a signal gets its line.
      Interruption.shared.cleanUp()
    }
    let listError = try captures.run { capture, didRead in
      capture.redaction(didRead: didRead)
    } deliver: { redaction throws(OutputError) in
      try deliver(redaction)
    }
    if let listError { report(listError) }
    if options.output == nil { try OutputStream.standardOutput.close() }
    if let summary = tally.summary(effort: captures.effort) { diagnostics.information(summary) }
  }

  private mutating func report(_ listError: SystemError) {
    diagnostics.error(listError, ofList: options.captures.filesFrom)
    tally.raise(.failure)
  }

  private mutating func deliver(_ redaction: Redaction) throws(OutputError) {
    tally.add(redaction.records)
    diagnostics.report(redaction.records)
    guard let archive = redaction.archive, let capture = redaction.records.first?.capture else {
      return
    }
    do throws(OutputError) {
      try write(archive, of: capture)
      diagnostics.information(Self.summary(redaction), capture: capture)
    } catch {
      guard case .exists = error else { throw error }
      // One file that must not be touched is no reason to lose the others.
      diagnostics.error(error.description)
      tally.raise(.failure)
    }
  }

  private mutating func write(_ archive: String, of capture: String) throws(OutputError) {
    guard let path = options.output else {
      return try OutputStream.standardOutput.write(archive)
    }
    let filePath =
      OutputFile.isDirectory(path)
      ? DirectoryOutput.path(of: names.name(forCapture: capture) + ".har", in: path) : path
    try OutputFile.write(archive, to: filePath, overwrites: options.force, isPrivate: true)
  }

  private static func summary(_ redaction: Redaction) -> String {
    let dropped = [
      Quantity.count(redaction.droppedEntries, "entry", plural: "entries"),
      Quantity.count(redaction.droppedHeaders, "header"),
      Quantity.count(redaction.droppedCookies, "cookie"),
    ]
    let kept = Quantity.count(redaction.keptEntries, "entry", plural: "entries")
    return "kept \(kept); left out \(dropped.joined(separator: ", "))"
  }
}
