/// Comma-separated values (RFC 4180) with a header row.
///
/// A cell that a spreadsheet would take for a formula begins with an apostrophe, as OWASP's page on
/// CSV injection recommends. What is invisible or could drive a terminal is escaped.
struct CSVFormat: RowFormat {
  let fileExtension = "csv"

  let opening: String

  /// - Parameter row: whose names the header has.
  init(for row: (some Row).Type) {
    opening = Self.text(of: row.memberNames)
  }

  func text(for row: some Row, isFirst: Bool) -> String? {
    Self.text(of: row.cells)
  }

  private static func text(of cells: [String]) -> String {
    cells.map(cell).joined(separator: ",") + "\r\n"
  }

  private static func cell(_ text: String) -> String {
    // A line feed drives no terminal, and CSV has room for it.
    let text = text.escaping { $0 == "\n" ? "\n" : $0.displayNotation }
    let first = text.unicodeScalars.first
    let harmless = first.map("=+-@\n".unicodeScalars.contains) == true ? "'" + text : text
    guard harmless.unicodeScalars.contains(where: { ",\"\n".unicodeScalars.contains($0) }) else {
      return harmless
    }
    return "\"" + harmless.replacing(scalar: "\"", with: "\"\"") + "\""
  }
}
