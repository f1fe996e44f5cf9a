/// The formats of `inspect`, by their names on the command line.
package enum InspectionFormat: String, CaseIterable, Sendable {
  /// Columns for people, which only who shows them can lay out.
  case table
  /// One JSON array.
  case json
  /// One JSON object per line.
  case ndjson
  /// RFC 4180.
  case csv

  /// What stands before the first row.
  package var opening: String { format?.opening(InspectedRequest.memberNames) ?? "" }
  /// What stands behind the last row.
  package var closing: String { format?.closing ?? "" }

  /// A row's text, and what sets it apart from the one before it; empty for a table.
  package func text(of row: InspectedRequest, isFirst: Bool) -> String {
    format.map { (isFirst ? "" : $0.separator) + $0.text(of: row) } ?? ""
  }

  private var format: RowFormat? {
    switch self {
    case .table: nil
    case .json: .json
    case .ndjson: .ndjson
    case .csv: .csv
    }
  }
}
