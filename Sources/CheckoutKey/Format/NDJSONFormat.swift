/// A JSON object a line, for programs that read as they go.
struct NDJSONFormat: RowFormat {
  let fileExtension = "ndjson"

  func text(for row: some Row, isFirst: Bool) -> String? {
    JSONText.object(row.jsonMembers) + "\n"
  }
}
