/// What is looked at besides the entries that are wanted: headers and cookies, which are secrets.
public enum HARScrutiny: Sendable {
  /// Nothing, which is fastest.
  case none
  /// The requests, until one has a cookie, or one with such a URL has one of these headers, whose
  /// names are in lower case.
  ///
  /// A capture is made of headers, so looking at all of them would take twice the time.
  case credentials(headers: [String], where: @Sendable (Span<UInt8>) -> Bool)
  /// All headers and cookies, to be counted.
  case count
}

/// What scrutiny found.
public struct HARFindings: Equatable, Sendable {
  /// How many headers requests and responses have.
  public var headers = 0
  /// How many cookies requests and responses have.
  public var cookies = 0
  /// Whether a request has a cookie or one of the headers that were asked for.
  public var holdsCredentials = false

  /// Nothing found.
  public init() {}
}
