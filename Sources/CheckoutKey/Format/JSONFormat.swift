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
