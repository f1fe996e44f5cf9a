/// One JSON array, laid out for people.
struct JSONFormat: RowFormat {
  let fileExtension = "json"
  let opening = "["
  let closing = "\n]\n"

  func text(for row: some Row, isFirst: Bool) -> String? {
    let members = row.jsonMembers.map { "    \(JSONText.string($0.name)): \($0.value)" }
    return (isFirst ? "\n" : ",\n") + "  {\n" + members.joined(separator: ",\n") + "\n  }"
  }
}

/// A JSON object a line, for programs that read as they go.
struct NDJSONFormat: RowFormat {
  let fileExtension = "ndjson"

  func text(for row: some Row, isFirst: Bool) -> String? {
    JSONText.object(row.jsonMembers) + "\n"
  }
}
