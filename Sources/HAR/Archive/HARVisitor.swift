/// What a program wants of an archive, and is told while the archive is read.
///
///     struct Failures: HARVisitor {
///       var count = 0
///       func interest(inURL url: Span<UInt8>) -> HARInterest { .response }
///       mutating func visit(_ entry: HAREntry) { if entry.status ?? 0 >= 400 { count += 1 } }
///     }
///
/// Headers and cookies are read after the archive's own structure, so whoever looks at them finds no damage
/// that another visitor does not find.
public protocol HARVisitor {
  /// Says how much of an entry is wanted; each entry that has a URL is asked about once.
  ///
  /// - Parameter url: `request.url`, with JSON's escapes undone; it need not be UTF-8.
  /// - Returns: what else of the entry is to be told.
  mutating func interest(inURL url: Span<UInt8>) -> HARInterest

  /// Takes an entry whose response is wanted.
  mutating func visit(_ entry: HAREntry)

  /// Takes a header of a request that is wanted, before its entry.
  ///
  /// - Parameters:
  ///   - name: as the exporter wrote it; HTTP/2 has small letters.
  ///   - hasValue: whether its value holds anything: it is neither empty nor a sanitizer's mark.
  mutating func visitRequestHeader(name: String, hasValue: Bool)

  /// Takes a cookie of a request whose cookies are wanted, in the same way.
  mutating func visitRequestCookie(name: String, hasValue: Bool)
}

extension HARVisitor {
  /// Does nothing.
  public mutating func visitRequestHeader(name: String, hasValue: Bool) {}

  /// Does nothing.
  public mutating func visitRequestCookie(name: String, hasValue: Bool) {}
}

/// How much of an entry is wanted.
public enum HARInterest: Comparable, Sendable {
  /// Nothing: its response is stepped over, which is fastest.
  case nothing
  /// The names of the request's cookies, which most requests to one site have alike.
  case cookies
  /// The names of the request's cookies and headers, which takes longer: an archive is made of headers.
  case request
  /// The names of the request's cookies and headers, and the entry with its response.
  case response
}
