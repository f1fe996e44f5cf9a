import CheckoutKey

/// `checkout-key inspect`: lists every checkout-key request, and why it did or did not count.
struct Inspect: CaptureCommand {
  static let name = "inspect"

  static let manual = Manual(
    brief: "say why each checkout-key request did or did not count",
    summary: "Lists every checkout-key request of a browser's HAR file, and why it did or did not "
      + "count.",
    examples: [
      .init(
        "checkout-key inspect circleci.com.har",
        "a line a request, then the reason if there is none, and what to do"),
      .init("checkout-key inspect captures/", "the same for each capture"),
      .init("checkout-key inspect --format csv captures/", "a table for a spreadsheet"),
    ],
    usage: ["checkout-key inspect [OPTION]... [CAPTURE|DIRECTORY|-]..."],
    introduction: [Manual.operands],
    exitStatuses: Manual.captureStatuses)

  static let options: [OptionGroup<Settings>] = [
    OptionGroup("What is read", Option.captures),
    OptionGroup(
      "What is written", [.choice("format", as: "FORMAT", "write this format") { $0.format = $1 }]),
    .common,
  ]

  struct Settings: CaptureSettings {
    var operands: [Argument] = []
    var common = CommonSettings()
    var captures = CaptureChoice()
    var extraction = Extraction()
    var format = InspectionFormat.table

    func check() throws(UsageError) {
      try checkCaptures()
    }
  }

  let settings: Settings
  var diagnostics: Diagnostics
  var tally = Tally()
  /// Whether each table stands under its capture's name.
  private var hasHeadings = false
  private var isFirst = true

  init(_ settings: Settings) {
    self.settings = settings
    diagnostics = Diagnostics(settings.common)
  }

  mutating func begin(_ captures: SharedCaptureList) throws(OutputError) {
    hasHeadings = !captures.isSingle
    try OutputStream.standardOutput.write(settings.format.opening)
  }

  mutating func deliver(_ capture: CheckoutKeyCapture) throws(OutputError) {
    let records = capture.records
    tally.add(records)
    let rows = capture.inspection(records)
    if settings.format == .table { try show(rows, records) } else { try write(rows, records) }
  }

  func finish() throws(OutputError) {
    try OutputStream.standardOutput.write(settings.format.closing)
    try OutputStream.standardOutput.close()
  }

  private mutating func write(_ rows: [InspectedRequest], _ records: [CheckoutKeyRecord])
    throws(OutputError)
  {
    for row in rows {
      let text = settings.format.text(of: row, isFirst: isFirst)
      try OutputStream.standardOutput.write(text)
      isFirst = false
    }
    diagnostics.report(records)
  }

  private mutating func show(_ rows: [InspectedRequest], _ records: [CheckoutKeyRecord])
    throws(OutputError)
  {
    let table = InspectionTable(
      rows, records: records, width: FileDescriptor.standardOutput.columns,
      isColored: settings.common.color.isOn(for: .standardOutput),
      hidesHints: settings.common.isQuiet)
    // Of what could not be read the error says all, and a heading would stand alone.
    if !table.text.isEmpty {
      let name = Diagnostics.shown(records.first?.capture ?? "").escapedForDisplay
      let heading = (isFirst ? "" : "\n") + (hasHeadings ? name + ":\n" : "")
      try OutputStream.standardOutput.write(heading + table.text)
      isFirst = false
    }
    // What a table does not say: that a capture could not be read, and warnings.
    diagnostics.report(records) { ExitStatus($0.outcome) != .noKey }
  }
}

extension InspectionFormat: Choice {
  var words: String {
    switch self {
    case .table: "columns, as wide as the terminal (default)"
    case .json: "one JSON array, an object a request"
    case .ndjson: "the same, a JSON object a line"
    case .csv: "the same, as a table for a spreadsheet"
    }
  }
}
