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

  /// What a record has to have for this format; nil if every record has a text.
  var need: FormatNeed? { get }

  /// A record's text; nil if the record does not have what the format needs.
  func text(for record: Record, isFirst: Bool) -> String?
}

extension RecordFormat {
  /// A key.
  public var need: FormatNeed? { .key }
  /// Nothing.
  public var opening: String { "" }
  /// Nothing.
  public var closing: String { "" }

  /// What a record lacks for this format; nil if it has a text.
  public func lack(of record: Record) -> FormatNeed? {
    guard let need else { return nil }
    guard record.key != nil else { return .key }
    switch need {
    case .key: return nil
    case .bitbucketProject: return record.project?.accessKeysURL == nil ? need : nil
    }
  }
}

/// What a format can need of a record.
public enum FormatNeed: Equatable, Sendable, CustomStringConvertible {
  /// A key; a record without one has a message that says why.
  case key
  /// A project at Bitbucket, with its workspace and repository in the request's path.
  case bitbucketProject

  /// What is needed, in words that follow a format's name and `needs`.
  public var description: String {
    switch self {
    case .key: "a key"
    case .bitbucketProject: "a Bitbucket workspace and repository in the request's path"
    }
  }
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
