/// Comma-separated values (RFC 4180) with a header row.
///
/// A cell that a spreadsheet would take for a formula begins with an apostrophe, as OWASP's page on
/// CSV injection recommends. What is invisible or could drive a terminal is escaped, line breaks too,
/// so a record is always one line.
struct CSVFormat: RecordFormat {
  let fileExtension = "csv"

  var opening: String {
    Self.row(Record(capture: "", outcome: .key).cells.map(\.name))
  }

  func text(for record: Record, isFirst: Bool) -> String? {
    Self.row(record.cells.map(\.value))
  }

  private static func row(_ cells: [String]) -> String {
    cells.map(cell).joined(separator: ",") + "\r\n"
  }

  private static func cell(_ text: String) -> String {
    let shown = text.escapedForDisplay
    let harmless =
      "=+-@".unicodeScalars.contains { shown.unicodeScalars.first == $0 } ? "'" + shown : shown
    guard harmless.unicodeScalars.contains(where: { ",\"".unicodeScalars.contains($0) }) else {
      return harmless
    }
    return "\"" + harmless.replacing("\"", with: "\"\"") + "\""
  }
}
