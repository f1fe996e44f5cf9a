import CheckoutKey

/// An inspection as a table for people: a line a request, then the reason if there is no key.
struct InspectionTable {
  let text: String

  private static let headings = [
    "ENTRY", "METHOD", "STATUS", "TYPE", "PROJECT", "TIME", "VERDICT",
  ]
  private static let project = 4
  private static let gap = "  "
  /// The least that is left of a project, in columns.
  private static let shortestProject = 12

  /// - Parameters:
  ///   - rows: the requests.
  ///   - records: what is said of the capture.
  ///   - width: in columns; nil if there is no limit.
  ///   - isColored: whether the verdicts are coloured.
  ///   - hidesHints: whether the next step is left out.
  init(
    _ rows: [InspectedRequest], records: [Record], width: Int?, isColored: Bool, hidesHints: Bool
  ) {
    var lines: [String] = []
    // What is said of the whole capture is a sentence of its own.
    let rows = rows.filter { $0.entry != nil }
    if !rows.isEmpty {
      lines = Self.lines(rows, width: width ?? .max, isColored: isColored)
    }
    // What could not be read is said as an error.
    let reasons = records.filter { ExitStatus($0.outcome) == .noKey }
    for record in reasons {
      lines.append("No key: \((record.message ?? "").escapedForDisplay)")
    }
    let hints = hidesHints ? [] : reasons.compactMap(\.hint)
    for (index, hint) in hints.enumerated() where !hints[..<index].contains(hint) {
      lines.append("Next: \(hint.escapedForDisplay)")
    }
    text = lines.map { $0 + "\n" }.joined()
  }

  private static func lines(_ rows: [InspectedRequest], width: Int, isColored: Bool) -> [String] {
    var cells = rows.map(Self.cells)
    let names = rows.map(\.verdict.name)
    let longestName = names.map(\.displayWidth).max() ?? 0
    let widths = Self.widths(of: cells)
    let others = widths.enumerated().filter { $0.offset != project }.map(\.element)
    let room = width - (others + [longestName]).reduce(0) { $0 + $1 + gap.count }
    let projectWidth = min(widths[project], max(room, shortestProject))
    for index in cells.indices {
      cells[index][project] = cells[index][project].shortenedInMiddle(to: projectWidth)
    }
    let roomForReason = width - (others + [projectWidth]).reduce(0) { $0 + $1 + gap.count }
    let verdicts = rows.map { row in
      let verdict = Self.verdict(row, in: roomForReason)
      guard isColored else { return verdict }
      return row.verdict.color.applied(to: row.verdict.name)
        + verdict.dropFirst(row.verdict.name.count)
    }
    let table = [Array(headings.dropLast())] + cells
    let columns = Self.widths(of: table)
    return zip(table, headings.suffix(1) + verdicts).map { cells, verdict in
      zip(cells, columns).map { $0.padded(to: $1) + gap }.joined() + verdict
    }
  }

  /// The cells before the verdict.
  private static func cells(_ row: InspectedRequest) -> [String] {
    [
      row.entry.map(String.init) ?? "", row.method ?? "-", row.status.map(String.init) ?? "-",
      type(row.checkoutKeyType), row.project ?? row.url ?? "-", time(row.startedDateTime),
    ].map(\.escapedForDisplay)
  }

  /// The widths of all columns but the last, headings included.
  private static func widths(of cells: [[String]]) -> [Int] {
    headings.dropLast().enumerated().map { column, heading in
      max(heading.count, cells.map { $0[column].displayWidth }.max() ?? 0)
    }
  }

  /// CircleCI's `bitbucket-user-key`, `github-user-key` and so on are user keys.
  private static func type(_ type: String?) -> String {
    guard let type else { return "-" }
    return type.hasSuffix("user-key") ? "user key" : type == "deploy-key" ? "deploy key" : type
  }

  /// Without fractions of a second; `Z` goes without saying.
  private static func time(_ startedDateTime: String?) -> String {
    guard let startedDateTime else { return "-" }
    let date = startedDateTime.prefix(10)
    let rest = startedDateTime.dropFirst(11)
    let zone = rest.dropFirst(8).drop { $0 == "." || $0.isNumber }
    return date + " " + rest.prefix(8) + (zone == "Z" ? "" : zone)
  }

  private static func verdict(_ row: InspectedRequest, in width: Int) -> String {
    guard let message = row.message else { return row.verdict.name }
    let text = row.verdict.name + ": " + message.escapedForDisplay
    if text.displayWidth <= width { return text }
    // Less than a word or two says nothing.
    guard width >= row.verdict.name.count + 12 else { return row.verdict.name }
    return text.shortenedAtEnd(to: width)
  }
}

extension Verdict {
  fileprivate var color: Color {
    switch self {
    case .outcome(.key): .green
    case .outcome(.superseded), .list, .preflight, .other, .sameKey, .serviceWorkerCopy: .yellow
    case .outcome: .red
    }
  }
}
