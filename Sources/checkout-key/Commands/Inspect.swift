import CheckoutKey

extension Command {
  /// `checkout-key inspect`: lists every checkout-key request, and why it did or did not count.
  static let inspect = Command(
    name: "inspect",
    manual: Manual(
      brief: "say why each checkout-key request did or did not count",
      summary:
        "Lists every checkout-key request of a browser's HAR file, and why it did or did not "
        + "count.",
      examples: [
        .init(
          "checkout-key inspect circleci.com.har",
          "one line per request; without a key, the reason and what to do"),
        .init("checkout-key inspect captures/", "the same for each capture"),
        .init("checkout-key inspect --format csv captures/", "a table for a spreadsheet"),
      ],
      usage: ["checkout-key inspect [OPTION]... [CAPTURE|DIRECTORY|-]..."],
      introduction: [Manual.operands],
      exitStatuses: Manual.captureStatuses),
    ownGroups: [
      OptionGroup("What is read", .captures),
      OptionGroup(
        "What is written",
        [.choice("format", as: "FORMAT", "write this format") { $0.inspectionFormat = $1 }]),
    ],
    check: { settings throws(UsageError) in try settings.checkCaptures() },
    run: { settings, status throws(OutputError) in
      guard let captures = settings.captures() else { return status = .failure }
      let output = OutputStream.standardOutput
      var list = RequestList(settings, hasHeadings: !captures.isSingle)
      defer { status = list.tally.status }
      try output.write(settings.inspectionFormat.opening)
      let isComplete = try readCaptures(captures, settings, for: &list) {
        (list, capture) throws(OutputError) in try list.write(capture)
      }
      if !isComplete { list.tally.raise(.failure) }
      try output.write(settings.inspectionFormat.closing)
      try output.close()
      captures.conclude(list.tally)
    })
}

/// The requests of all captures, as they are written.
private struct RequestList {
  let settings: Settings
  /// Whether each table stands under its capture's name.
  let hasHeadings: Bool
  var tally = Tally()
  private var isFirst = true

  init(_ settings: Settings, hasHeadings: Bool) {
    self.settings = settings
    self.hasHeadings = hasHeadings
  }

  mutating func write(_ capture: CheckoutKeyCapture) throws(OutputError) {
    let records = capture.records
    tally.add(records)
    let rows = capture.inspection(records)
    if settings.inspectionFormat == .table {
      try show(rows, records)
    } else {
      try write(rows, records)
    }
  }

  private mutating func write(_ rows: [InspectedRequest], _ records: [CheckoutKeyRecord])
    throws(OutputError)
  {
    for row in rows {
      let text = settings.inspectionFormat.text(of: row, isFirst: isFirst)
      try OutputStream.standardOutput.write(text)
      isFirst = false
    }
    Diagnostics.shared.report(records)
  }

  private mutating func show(_ rows: [InspectedRequest], _ records: [CheckoutKeyRecord])
    throws(OutputError)
  {
    let table = InspectionTable(
      rows, records: records, width: FileDescriptor.standardOutput.columns,
      isColored: settings.color.isOn(for: .standardOutput),
      hidesHints: settings.isQuiet)
    // Of what could not be read the error says all, and a heading would stand alone.
    if !table.text.isEmpty {
      let name = Diagnostics.shown(records.first?.capture ?? "").escapedForDisplay
      let heading = (isFirst ? "" : "\n") + (hasHeadings ? name + ":\n" : "")
      try OutputStream.standardOutput.write(heading + table.text)
      isFirst = false
    }
    // What a table does not say: that a capture could not be read, and warnings.
    Diagnostics.shared.report(records) { ExitStatus($0.outcome) != .noKey }
  }
}

extension InspectionFormat: Choice {
  var words: String {
    switch self {
    case .table: "columns, as wide as the terminal (default)"
    case .json: "one JSON array, an object per request"
    case .ndjson: "the same, a JSON object a line"
    case .csv: "the same, as a table for a spreadsheet"
    }
  }
}
