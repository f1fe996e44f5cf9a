/// What the machine formats write: values with names, in a fixed order.
protocol Row {
  /// The members, each declared once.
  static var members: [Member] { get }
}

extension Row {
  typealias Member = (name: String, value: @Sendable (Self) -> RowValue)

  /// The names, in their order.
  static var memberNames: [String] { members.map(\.name) }

  /// The members with their values.
  var row: [(name: String, value: RowValue)] {
    Self.members.map { ($0.name, $0.value(self)) }
  }
}

/// One value of a row.
enum RowValue {
  case text(String?)
  case number(Int?)
  case truth(Bool?)
  case list([String])

  var json: String {
    switch self {
    case .text(let text): text.map(JSONText.string) ?? "null"
    case .number(let number): number.map { "\($0)" } ?? "null"
    case .truth(let truth): truth.map { "\($0)" } ?? "null"
    case .list(let list): JSONText.array(list.map(JSONText.string))
    }
  }

  var cell: String {
    switch self {
    case .text(let text): text ?? ""
    case .number(let number): number.map { "\($0)" } ?? ""
    case .truth(let truth): truth.map { "\($0)" } ?? ""
    case .list(let list): list.joined(separator: "; ")
    }
  }
}

/// How rows of any kind are written for programs.
enum RowFormat {
  /// One JSON array, laid out for people.
  case json
  /// A JSON object per line, for programs that read as they go.
  case ndjson
  /// RFC 4180, with a header row.
  case csv

  /// What stands before the first row.
  func opening(_ names: [String]) -> String {
    switch self {
    case .json: "["
    case .ndjson: ""
    case .csv: CSVText.row(names)
    }
  }

  /// What stands between two rows.
  var separator: String { self == .json ? "," : "" }
  /// What stands behind the last row.
  var closing: String { self == .json ? "\n]\n" : "" }

  func text(of row: some Row) -> String {
    switch self {
    case .json:
      let members = row.row.map { "    \(JSONText.string($0.name)): \($0.value.json)" }
      return "\n  {\n" + members.joined(separator: ",\n") + "\n  }"
    case .ndjson: return JSONText.object(row.row.map { ($0.name, $0.value.json) }) + "\n"
    case .csv: return CSVText.row(row.row.map(\.value.cell))
    }
  }
}
