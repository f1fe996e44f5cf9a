/// How `extract` writes its records.
public enum OutputFormat: String, CaseIterable, Sendable {
  /// The key line; nothing for a record without one.
  case key
  /// One JSON object a line.
  case ndjson

  /// The line for one record, without its line feed; nil if this format has none for it.
  public func line(for record: Record) -> String? {
    switch self {
    case .key: record.publicKey
    case .ndjson: JSONText.object(record.jsonMembers)
    }
  }
}
