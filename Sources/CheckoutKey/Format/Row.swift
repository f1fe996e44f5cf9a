/// A machine format, which writes rows of any kind.
protocol RowFormat: RecordFormat {
  func text(for row: some Row, isFirst: Bool) -> String?
}

extension RowFormat {
  var need: FormatNeed? { nil }
}

/// What the machine formats write: values with names, in a fixed order.
protocol Row {
  /// The names, in their order.
  static var memberNames: [String] { get }
  /// The values, in the order of the names.
  var values: [RowValue] { get }
}

/// One value of a row.
enum RowValue {
  case text(String?)
  case number(Int?)
  case truth(Bool?)
  case list([String])
}

extension Row {
  /// The members with their values as JSON.
  var jsonMembers: [(name: String, value: String)] {
    zip(Self.memberNames, values).map { name, value in
      switch value {
      case .text(let text): (name, text.map(JSONText.string) ?? "null")
      case .number(let number): (name, number.map { "\($0)" } ?? "null")
      case .truth(let truth): (name, truth.map { "\($0)" } ?? "null")
      case .list(let list): (name, JSONText.array(list.map(JSONText.string)))
      }
    }
  }

  /// The values as the text of a cell.
  var cells: [String] {
    values.map { value in
      switch value {
      case .text(let text): text ?? ""
      case .number(let number): number.map { "\($0)" } ?? ""
      case .truth(let truth): truth.map { "\($0)" } ?? ""
      case .list(let list): list.joined(separator: "; ")
      }
    }
  }
}
