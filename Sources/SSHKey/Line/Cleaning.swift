/// Something that was cleaned out of a key line, and where.
public struct Cleaning: Hashable, Sendable {
  /// What was cleaned.
  public let kind: Kind
  /// Where it was.
  public let place: Place

  /// Whether it is white space around the line, which no reader of keys minds.
  package var isHarmless: Bool { place == .ends && (kind == .spaces || kind == .lineBreaks) }

  /// What can be cleaned.
  public enum Kind: String, Sendable {
    /// Straight or typographic quotes.
    case quotes = "quotes"
    /// The comma behind a quoted value.
    case comma = "a comma"
    /// Line feeds and carriage returns.
    case lineBreaks = "line breaks"
    /// A backslash and an `n` or `r`, left from double encoding, or `↵`, left from a display.
    case literalLineBreaks = "a literal \\n, \\r or ↵"
    /// Spaces and tabs where none or one belongs.
    case spaces = "superfluous spaces"
    /// No-break and other special spaces.
    case specialSpaces = "no-break or other special spaces"
    /// Zero-width characters, byte-order marks and the like.
    case invisible = "invisible characters"
  }

  /// Where something can be cleaned.
  public enum Place: String, Sendable {
    /// Before or after the line.
    case ends = "around the key"
    /// Between key type, base64 and comment.
    case betweenFields = "between the fields"
    /// In the base64.
    case base64 = "inside the base64"
    /// In the comment.
    case comment = "inside the comment"
    /// Anywhere: where something is that nobody sees does not matter.
    case text = "in the text"
  }
}

extension Cleaning: CustomStringConvertible {
  /// For example `line breaks inside the base64`.
  public var description: String { "\(kind.rawValue) \(place.rawValue)" }
}
