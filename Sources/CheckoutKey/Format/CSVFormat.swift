/// Comma-separated values (RFC 4180) with a header row.
///
/// A cell that a spreadsheet would take for a formula begins with an apostrophe, as OWASP's page on
/// CSV injection recommends.
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
    // A table is often looked at in a terminal. Line breaks are a cell's own.
    let text = text.escaping {
      "\t\r\n".unicodeScalars.contains($0) ? String($0) : $0.displayNotation
    }
    let harmless = "=+-@\t\r\n".contains { text.first == $0 } ? "'" + text : text
    guard harmless.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else {
      return harmless
    }
    return "\"" + harmless.replacing("\"", with: "\"\"") + "\""
  }
}
