/// Comma-separated values (RFC 4180) with a header row.
///
/// What a spreadsheet would take for a formula has an apostrophe before it, as OWASP's page on CSV
/// injection recommends. What is invisible or could drive a terminal is escaped.
enum CSVText {
  /// A row with its line end.
  static func row(_ cells: [String]) -> String {
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
  /// commas, behind a semicolon, a bar and a line feed; white space and quotes before the sign count for
  /// nothing.
  private static func withoutFormulas(_ text: String) -> String {
    // From the end, so that what follows white space is known however long that is.
    var reversed: [Unicode.Scalar] = []
    var visible: Unicode.Scalar?
    func begin() {
      if let visible, formulaSigns.contains(visible) { reversed.append("'") }
    }
    for scalar in text.unicodeScalars.reversed() {
      if separators.contains(scalar) { begin() }
      reversed.append(scalar)
      if !scalar.properties.isWhitespace && !quotes.contains(scalar) { visible = scalar }
    }
    begin()
    var result = String.UnicodeScalarView()
    result.append(contentsOf: reversed.reversed())
    return String(result)
  }

  private static let separators = ";|\n".unicodeScalars
  /// Where cells are separated otherwise, a quote may begin one.
  private static let quotes = "\"'".unicodeScalars
  /// The second half is full-width; spreadsheets read them as the first.
  private static let formulaSigns = "=+-@\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars
}
