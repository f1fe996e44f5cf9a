import CheckoutKey

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// `checkout-key inspect`: lists every checkout-key request, and why it did or did not count.
struct InspectCommand: Command {
  static let help = HelpText.inspect

  private let options: InspectOptions
  private let diagnostics: Diagnostics
  private var tally = Tally()
  private var isFirst = true

  init(_ options: InspectOptions) {
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
    try OutputStream.standardOutput.write(options.format.opening)
    let listError = try captures.run { capture, didRead in
      capture.inspection(didRead: didRead)
    } deliver: { inspection throws(OutputError) in
      tally.add(inspection.records)
      if options.format == .table {
        try show(inspection, withHeading: !captures.isSingle)
      } else {
        try write(inspection)
      }
    }
    if let listError { report(listError) }
    try OutputStream.standardOutput.write(options.format.closing)
    try OutputStream.standardOutput.close()
    if let summary = tally.summary(effort: captures.effort) { diagnostics.information(summary) }
  }

  private mutating func report(_ listError: SystemError) {
    diagnostics.error(listError, ofList: options.captures.filesFrom)
    tally.raise(.failure)
  }

  private mutating func write(_ inspection: Inspection) throws(OutputError) {
    for row in inspection.rows {
      let text = options.format.text(for: row, isFirst: isFirst) ?? ""
      try OutputStream.standardOutput.write(text)
      isFirst = false
    }
    diagnostics.report(inspection.records)
  }

  private mutating func show(_ inspection: Inspection, withHeading: Bool) throws(OutputError) {
    let table = InspectionTable(
      inspection.rows, records: inspection.records, width: Terminal.width(of: STDOUT_FILENO),
      isColored: options.common.color.isOn(for: STDOUT_FILENO), hidesHints: options.common.quiet)
    var text = isFirst ? "" : "\n"
    if withHeading {
      text += (inspection.records.first?.capture ?? "").escapedForDisplay + ":\n"
    }
    try OutputStream.standardOutput.write(text + table.text)
    isFirst = false
    diagnostics.report(inspection.records.map(\.withoutReason))
  }
}

extension Record {
  /// What a table does not say: that a capture could not be read, and warnings.
  fileprivate var withoutReason: Record {
    var record = self
    if ExitStatus(outcome) == .noKey { record.message = nil }
    if record.message == nil { record.hint = nil }
    return record
  }
}
