import CheckoutKey
import SSHKey

/// An inspection as a table for people: one line per request, then the keys, or why there is none.
struct InspectionTable {
  /// Empty if there is nothing to say here, because the capture could not be read.
  let text: String

  private static let project = "PROJECT"
  private static let time = "TIME"
  private static let gap = "  "
  /// The least that is left of a project, in columns.
  private static let shortestProject = 12
  /// The most that is shown of a cell: every row is as wide as the widest.
  private static let widestCell = 100

  /// The columns before the verdict, with what each says of a request.
  private static let columns: [(heading: String, cell: @Sendable (InspectedRequest) -> String)] = [
    ("ENTRY", { $0.entry.map(String.init) ?? "" }), ("METHOD", { $0.method ?? "-" }),
    ("STATUS", { $0.status.map(String.init) ?? "-" }), ("TYPE", { type($0.checkoutKeyType) }),
    (project, { $0.project ?? $0.url ?? "-" }), (time, { time($0.startedDateTime) }),
  ]

  /// - Parameters:
  ///   - rows: the requests.
  ///   - records: what is said of the capture.
  ///   - width: in columns; nil if there is no limit.
  ///   - isColored: whether the verdicts are coloured.
  ///   - hidesHints: whether the next step is left out.
  init(
    _ rows: [InspectedRequest], records: [CheckoutKeyRecord], width: Int?, isColored: Bool,
    hidesHints: Bool
  ) {
    var lines: [String] = []
    // What is said of the whole capture is a sentence of its own.
    let requests = rows.filter { $0.entry != nil }
    // Each request has a preflight, which tells nothing beside it.
    let others = requests.filter { $0.verdict != .preflight }
    let rows = others.isEmpty ? requests : others
    // What could not be read is said as an error.
    let reasons = records.filter { ExitStatus($0.outcome) == .noKey }
    if !rows.isEmpty {
      // What is the same in all rows stands once above them, so that the verdicts keep their words.
      let project = Self.shared(rows.map(\.project))
      let date = Self.shared(rows.map { $0.startedDateTime.map { String($0.prefix(10)) } })
      if let project {
        lines.append(
          ["Project: " + project, date].compactMap { $0?.escapedForDisplay }.joined(separator: ", ")
        )
      }
      var columns = Self.columns
      if project != nil {
        columns.removeAll { $0.heading == Self.project }
        if let date, let time = columns.firstIndex(where: { $0.heading == Self.time }) {
          columns[time].cell = { String(Self.time($0.startedDateTime).dropFirst(date.count + 1)) }
        }
      }
      lines += Self.lines(
        rows, columns: columns, width: width ?? .max, isColored: isColored,
        reasons: Set(reasons.compactMap(\.entry)))
    }
    let projects = Set(records.map(\.project))
    for record in records {
      if let key = record.key?.publicKey {
        let name =
          projects.count > 1 ? " of \(record.project?.description ?? "another project")" : ""
        let entry = record.entry.map { ", entry \($0)" } ?? ""
        lines.append(
          "Key\(name): \(key.type.rawValue), MD5 \(key.fingerprint(.md5))\(entry)".escapedForDisplay
        )
      }
    }
    for record in reasons {
      lines.append("No key: \((record.message ?? "").escapedForDisplay)")
    }
    let hints = hidesHints ? [] : reasons.compactMap(\.hint?.words)
    for (index, hint) in hints.enumerated() where !hints[..<index].contains(hint) {
      lines.append("Next: \(hint.escapedForDisplay)")
    }
    text = lines.map { $0 + "\n" }.joined()
  }

  /// The table itself; `reasons` are the entries that explain a missing key.
  private static func lines(
    _ rows: [InspectedRequest],
    columns: [(heading: String, cell: @Sendable (InspectedRequest) -> String)], width: Int,
    isColored: Bool, reasons: Set<Int>
  ) -> [String] {
    var cells = rows.map { row in
      columns.map { $0.cell(row).escapedForDisplay.shortenedInMiddle(to: widestCell) }
    }
    var widths = columns.indices.map { column in
      max(columns[column].heading.count, cells.map { $0[column].displayWidth }.max() ?? 0)
    }
    // In less than a few words' room a reason is a column of single words.
    let fewWords = 24
    let longestVerdict =
      rows.map { ([$0.verdict.name] + [$0.message].compactMap { $0 }).joined(separator: ": ") }
      .map(\.displayWidth).max() ?? 0
    let reserved = min(longestVerdict, fewWords)
    if let project = columns.firstIndex(where: { $0.heading == Self.project }) {
      let others = widths.enumerated().filter { $0.offset != project }.map(\.element)
      let room = width - (others + [reserved]).reduce(0) { $0 + $1 + gap.count }
      widths[project] = min(widths[project], max(room, shortestProject))
      for index in cells.indices {
        cells[index][project] = cells[index][project].shortenedInMiddle(to: widths[project])
      }
    }
    let margin = widths.reduce(0) { $0 + $1 + gap.count }
    let room = max(width == .max ? .max : width - margin, fewWords)
    let table = [columns.map(\.heading)] + cells
    let verdicts =
      [["VERDICT"]]
      + rows.map { row in
        var lines = [row.verdict.name, row.message?.escapedForDisplay].compactMap { $0 }
          .joined(separator: ": ").wrapped(to: room)
        let color: Color? =
          row.verdict == .outcome(.key)
          ? .green : row.entry.map(reasons.contains) == true ? .yellow : nil
        if isColored, let color, let first = lines.first {
          let name = row.verdict.name
          lines[0] = color.applied(to: name) + first.dropFirst(name.count)
        }
        return lines
      }
    return zip(table, verdicts).flatMap { cells, verdict in
      verdict.enumerated().map { index, line in
        index > 0
          ? String(repeating: " ", count: margin) + line
          : zip(cells, widths).map { $0.padded(to: $1) + gap }.joined() + line
      }
    }
  }

  /// The value that all of these are; nil if there are two, or one is missing.
  private static func shared(_ values: [String?]) -> String? {
    guard case let first?? = values.first else { return nil }
    return values.allSatisfy { $0?.hasSameBytes(as: first) == true } ? first : nil
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
    let zone = rest.dropFirst(8).drop { $0 == "." || $0 == "," || $0.isNumber }
    return date + " " + rest.prefix(8) + (zone == "Z" ? "" : zone)
  }
}
