/// What is looked at besides the entries that are wanted: headers and cookies, which are secrets.
public enum HARScrutiny: Sendable {
  /// Nothing, which is fastest.
  case none
  /// The requests, until one has credentials.
  case credentials(any HARCredentials.Type)
  /// All headers and cookies, to be counted.
  case count
}

/// What credentials a request may have besides cookies, which always are.
///
/// A capture is made of headers, so looking at all of them would take twice the time: only those of
/// some requests are looked at.
///
/// Conform a type to it, which needs no values: a stored closure that takes a `Span` would need a
/// library that macOS 15 has only where developers' tools are installed.
public protocol HARCredentials: Sendable {
  /// The names, in lower case, of the headers that are credentials.
  static var headerNames: [String] { get }
  /// Whether the headers of requests with this URL are looked at.
  static func mayBeInHeaders(ofRequestTo url: Span<UInt8>) -> Bool
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
