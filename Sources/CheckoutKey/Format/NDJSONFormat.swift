/// A JSON object a line, for programs that read as they go.
struct NDJSONFormat: RecordFormat {
  let fileExtension = "ndjson"

  func text(for record: Record, isFirst: Bool) -> String? {
    JSONText.object(record.jsonMembers) + "\n"
  }
}
