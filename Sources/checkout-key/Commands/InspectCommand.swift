import CheckoutKey

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// `checkout-key inspect`: lists every checkout-key request, and why it did or did not count.
struct InspectCommand: CaptureCommand {
  static let help = HelpText.inspect

  let options: InspectOptions
  let diagnostics: Diagnostics
  var tally = Tally()
  /// Whether each table stands under its capture's name.
  private var hasHeadings = false
  private var isFirst = true

  init(_ options: InspectOptions) {
    self.options = options
    diagnostics = Diagnostics(options.common)
  }

  static func reader(_ options: InspectOptions) -> CaptureRun.Reader<Inspection> {
    { capture, didRead in capture.inspection(didRead: didRead) }
  }

  mutating func begin(isSingle: Bool) throws(OutputError) {
    hasHeadings = !isSingle
    try OutputStream.standardOutput.write(options.format.opening)
  }

  mutating func deliver(_ inspection: Inspection) throws(OutputError) {
    tally.add(inspection.records)
    if options.format == .table { try show(inspection) } else { try write(inspection) }
  }

  func finish() throws(OutputError) {
    try OutputStream.standardOutput.write(options.format.closing)
    try OutputStream.standardOutput.close()
  }

  private mutating func write(_ inspection: Inspection) throws(OutputError) {
    for row in inspection.rows {
      let text = options.format.text(for: row, isFirst: isFirst) ?? ""
      try OutputStream.standardOutput.write(text)
      isFirst = false
    }
    diagnostics.report(inspection.records)
  }

  private mutating func show(_ inspection: Inspection) throws(OutputError) {
    let table = InspectionTable(
      inspection.rows, records: inspection.records, width: Terminal.width(of: STDOUT_FILENO),
      isColored: options.common.color.isOn(for: STDOUT_FILENO), hidesHints: options.common.quiet)
    var text = isFirst ? "" : "\n"
    if hasHeadings {
      text += (inspection.records.first?.capture ?? "").escapedForDisplay + ":\n"
    }
    try OutputStream.standardOutput.write(text + table.text)
    isFirst = false
    // What a table does not say: that a capture could not be read, and warnings.
    diagnostics.report(inspection.records) { ExitStatus($0.outcome) != .noKey }
  }
}
