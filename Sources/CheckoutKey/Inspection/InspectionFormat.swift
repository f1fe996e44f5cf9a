/// The formats of `inspect`, by their names on the command line.
public enum InspectionFormat: String, CaseIterable, Sendable {
  /// Columns for people, which only who shows them can lay out.
  case table
  /// One JSON array.
  case json
  /// One JSON object a line.
  case ndjson
  /// RFC 4180.
  case csv

  /// What stands before the first row.
  public var opening: String { format?.opening ?? "" }
  /// What stands behind the last row.
  public var closing: String { format?.closing ?? "" }

  /// A row's text; nil for a table.
  public func text(for row: InspectedRequest, isFirst: Bool) -> String? {
    format?.text(for: row, isFirst: isFirst)
  }

  private var format: (any RowFormat)? {
    switch self {
    case .table: nil
    case .json: JSONFormat()
    case .ndjson: NDJSONFormat()
    case .csv: CSVFormat(for: InspectedRequest.self)
    }
  }
}
