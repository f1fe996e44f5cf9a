/// A machine format, which writes rows of any kind.
protocol RowFormat: RecordFormat {
  func text(for row: some Row, isFirst: Bool) -> String?
}

/// What the machine formats write: values with names, in a fixed order.
protocol Row {
  var members: [(name: String, value: RowValue)] { get }
}

/// One value of a row.
enum RowValue {
  case text(String?)
  case number(Int?)
  case list([String])
}

extension Row {
  /// The members with their values as JSON.
  var jsonMembers: [(name: String, value: String)] {
    members.map { name, value in
      switch value {
      case .text(let text): (name, text.map(JSONText.string) ?? "null")
      case .number(let number): (name, number.map { "\($0)" } ?? "null")
      case .list(let list): (name, JSONText.array(list.map(JSONText.string)))
      }
    }
  }

  /// The members with their values as the text of a cell.
  var cells: [(name: String, value: String)] {
    members.map { name, value in
      switch value {
      case .text(let text): (name, text ?? "")
      case .number(let number): (name, number.map { "\($0)" } ?? "")
      case .list(let list): (name, list.joined(separator: "; "))
      }
    }
  }
}
