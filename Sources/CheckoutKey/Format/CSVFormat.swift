/// Comma-separated values (RFC 4180) with a header row.
///
/// What a spreadsheet would take for a formula has an apostrophe before it, as OWASP's page on CSV
/// injection recommends. What is invisible or could drive a terminal is escaped.
struct CSVFormat: RowFormat {
  let fileExtension = "csv"

  private let names: [String]

  /// - Parameter row: whose names the header has.
  init(for row: (some Row).Type) {
    names = row.memberNames
  }

  var opening: String { Self.text(of: names) }

  func text(for row: some Row, isFirst: Bool) -> String? {
    Self.text(of: row.cells)
  }

  private static func text(of cells: [String]) -> String {
    cells.map(cell).joined(separator: ",") + "\r\n"
  }

  private static func cell(_ text: String) -> String {
    // A line feed drives no terminal, and CSV has room for it.
    let text = text.escaping { $0 == "\n" ? "\n" : $0.displayNotation }
    let harmless = withoutFormulas(text)
    guard harmless.unicodeScalars.contains(where: { ",\"\n".unicodeScalars.contains($0) }) else {
      return harmless
    }
    return "\"" + harmless.replacing(scalar: "\"", with: "\"\"") + "\""
  }

  /// Puts an apostrophe where a spreadsheet would take what follows for a formula.
  ///
  /// That is at the cell's beginning, and, because not every country's spreadsheet separates cells by
  /// commas, behind a semicolon and a line feed; white space before the sign counts for nothing.
  private static func withoutFormulas(_ text: String) -> String {
    // From the end, so that what follows white space is known however long that is.
    var reversed: [Unicode.Scalar] = []
    var visible: Unicode.Scalar?
    func begin() {
      if let visible, formulaSigns.contains(visible) { reversed.append("'") }
    }
    for scalar in text.unicodeScalars.reversed() {
      if scalar == ";" || scalar == "\n" { begin() }
      reversed.append(scalar)
      if !scalar.properties.isWhitespace { visible = scalar }
    }
    begin()
    var result = String.UnicodeScalarView()
    result.append(contentsOf: reversed.reversed())
    return String(result)
  }

  /// The second half is full-width; spreadsheets read them as the first.
  private static let formulaSigns = "=+-@\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars
}
