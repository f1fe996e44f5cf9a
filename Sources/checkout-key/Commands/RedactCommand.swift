import CheckoutKey

/// `checkout-key redact`: writes minimal captures that still yield the key and hold no secret.
struct RedactCommand: CaptureCommand {
  static let help = HelpText.redact

  let options: RedactOptions
  let diagnostics: Diagnostics
  var tally = Tally()
  private var names = FileNames()

  init(_ options: RedactOptions) {
    self.options = options
    diagnostics = Diagnostics(options.common)
  }

  static func reader(_ options: RedactOptions) -> CaptureRun.Reader<Redaction> {
    { capture, didRead in capture.redaction(didRead: didRead) }
  }

  func begin(isSingle: Bool) throws(OutputError) {
    if let path = options.output, OutputFile.isDirectory(path) {
      try OutputFile.checkDirectory(path)
      // Also where no file has been begun, a signal gets its line.
      Interruption.shared.cleanUp()
    }
  }

  mutating func deliver(_ redaction: Redaction) throws(OutputError) {
    tally.add(redaction.records)
    diagnostics.report(redaction.records)
    guard let archive = redaction.archive, let capture = redaction.records.first?.capture else {
      return
    }
    do throws(OutputError) {
      try write(archive, of: capture)
      diagnostics.information(Self.summary(redaction), capture: capture)
    } catch {
      try reportExisting(error)
    }
  }

  func finish() throws(OutputError) {
    if options.output == nil { try OutputStream.standardOutput.close() }
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
