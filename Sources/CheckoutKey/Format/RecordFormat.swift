/// A way to write records as text, a pure function of each record.
///
/// What `text` gives is complete in itself, line feed included, so that it can be written as soon
/// as its capture is done.
public protocol RecordFormat: Sendable {
  /// What a file of a single record is called at its end.
  var fileExtension: String { get }
  /// What stands before the first record.
  var opening: String { get }
  /// What stands behind the last record.
  var closing: String { get }

  /// What a record needs for this format, in words.
  var requirement: String { get }

  /// A record's text; nil if the record does not have what the format needs.
  func text(for record: Record, isFirst: Bool) -> String?
}

extension RecordFormat {
  /// A key.
  public var requirement: String { "a key" }
  /// Nothing.
  public var opening: String { "" }
  /// Nothing.
  public var closing: String { "" }
}

/// The key line, ready to be pasted.
struct KeyFormat: RecordFormat {
  let fileExtension = "pub"

  func text(for record: Record, isFirst: Bool) -> String? {
    record.key.map { $0.line + "\n" }
  }
}

/// A format whose text begins with what only the last record tells, such as how many there are.
public protocol DocumentFormat: RecordFormat {
  /// All records as one text.
  func text(of records: [Record]) -> String
}

extension DocumentFormat {
  /// A document of this record alone.
  public func text(for record: Record, isFirst: Bool) -> String? { text(of: [record]) }
}
