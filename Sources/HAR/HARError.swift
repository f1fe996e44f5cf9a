#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Why an archive could not be read, or not to its end.
public enum HARError: Error, Equatable, Sendable {
  /// `read(2)` failed.
  case unreadable(errno: Int32)
  /// There is nothing in it but white space.
  case empty
  /// It is a file of another format.
  case foreign(FileFormat)
  /// It is text, or bytes of an unknown format, that does not begin as a JSON object.
  case notJSON
  /// It is JSON, but no HTTP Archive.
  case notHAR(Shortcoming)
  /// Another archive follows it, or may follow: a brace stands behind its end. `cat a.har b.har`
  /// makes such a file, and nothing tells which of the two is the newer.
  case runTogether(at: Position)
  /// It ended before the archive did.
  case truncated(at: Position)
  /// Its brackets, quotes or separators do not form JSON.
  case malformed(Malformation, at: Position)

  /// A place in an archive.
  public struct Position: Equatable, Sendable {
    /// Bytes from the archive's beginning; of a UTF-16 archive, bytes of its text as UTF-8.
    public let offset: Int
    /// The index in `log.entries` of the entry that it lies in, if it lies in one.
    public let entry: Int?

    /// Names a place.
    ///
    /// - Parameters:
    ///   - offset: bytes from the archive's beginning.
    ///   - entry: the entry's index in `log.entries`.
    public init(offset: Int, entry: Int? = nil) {
      self.offset = offset
      self.entry = entry
    }
  }

  /// What a JSON text lacks that every HTTP Archive has.
  public enum Shortcoming: String, Equatable, Sendable {
    /// The text is an array, a string, a number or a literal.
    case notAnObject = "it is not an object"
    /// There is no member `log`, or it is not an object.
    case noLog = "it has no `log` object"
    /// There is no member `log.entries`, or it is not an array.
    case noEntries = "its `log` has no `entries` array"
  }

  /// What is wrong with the JSON.
  public enum Malformation: Equatable, Sendable {
    /// Something else stands where this was expected.
    case expected(Expectation)
    /// An array ends with a brace, or an object with a bracket.
    case mismatchedBracket
    /// The brackets are nested deeper than they are counted.
    case nestedTooDeep(limit: Int)
    /// A member of this name, one of those that are looked at, stands in the object already.
    case duplicate(String)
  }

  /// What the JSON grammar (RFC 8259) asks for at a place.
  public enum Expectation: String, Equatable, Sendable {
    /// A string, number, literal, object or array.
    case value = "a value"
    /// The name of a member.
    case memberName = "a member name in quotes"
    /// What separates a name from its value.
    case colon = "a colon"
    /// What separates members, or the end of them.
    case commaOrBrace = "a comma or a closing brace"
    /// What separates elements, or the end of them.
    case commaOrBracket = "a comma or a closing bracket"
    /// Nothing but white space.
    case end = "nothing more"
    /// What ends the call whose argument the archive is.
    case closingParenthesis = "a closing parenthesis"
    /// What may follow a string in an object or array that is passed over, where a letter stands.
    case separator = "a colon, a comma or a closing bracket"
  }

  /// The same error, known to have happened in this entry.
  func inside(entry: Int) -> HARError {
    switch self {
    case .truncated(let position):
      .truncated(at: Position(offset: position.offset, entry: entry))
    case .malformed(let malformation, let position):
      .malformed(malformation, at: Position(offset: position.offset, entry: entry))
    default:
      self
    }
  }
}

extension HARError: CustomStringConvertible {
  /// What is wrong, as words that can follow an archive's name.
  public var description: String {
    switch self {
    case .unreadable(let errno): "cannot be read: \(unsafe String(cString: strerror(errno)))"
    case .empty: "empty"
    case .foreign(let format): "\(format.rawValue), not a HAR file"
    case .notJSON: "not JSON, so not a HAR file"
    case .notHAR(let shortcoming): "JSON, but not a HAR file: \(shortcoming.rawValue)"
    case .runTogether(let position): "another archive seems to follow at \(position)"
    case .truncated(let position): "cut off at \(position)"
    case .malformed(let malformation, let position): "damaged at \(position): \(malformation)"
    }
  }
}

extension HARError.Position: CustomStringConvertible {
  /// For example `byte 1203 (entry 5)`.
  public var description: String {
    "byte \(offset)" + (entry.map { " (entry \($0))" } ?? "")
  }
}

extension HARError.Malformation: CustomStringConvertible {
  /// What is wrong, as a clause of its own.
  public var description: String {
    switch self {
    case .expected(let expectation): "\(expectation.rawValue) should stand here"
    case .mismatchedBracket: "this bracket does not match the one that it closes"
    case .nestedTooDeep(let limit): "it is nested more than \(limit) levels deep"
    case .duplicate(let name): "a second `\(name)` stands here"
    }
  }
}
