#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// One JSON value as it stands in the capture; Foundation decodes it when somebody asks for it.
struct RawJSON {
  /// The most that is kept of a body or URL, in bytes.
  static let maxLength = 1 << 20
  /// The most that is kept of a value that fits on a line, in bytes.
  static let maxShortLength = 256

  enum Kind: Equatable {
    /// There is no such member.
    case absent
    /// Text between quotes; `bytes` has what is between them.
    case string
    /// A number, `true`, `false`, `null`, or what stands in place of one.
    case literal
    /// An object or array, of which nothing is kept.
    case container
    /// A string or literal longer than the limit, of which nothing is kept.
    case tooLong
  }

  private(set) var kind = Kind.absent
  private(set) var bytes: ContiguousArray<UInt8> = []
  private var limit = 0

  /// Forgets the value, and keeps the memory for the next one.
  mutating func reset() {
    begin(.absent, limit: 0)
  }

  /// Begins a value in place of the one before.
  mutating func begin(_ kind: Kind, limit: Int) {
    self.kind = kind
    self.limit = limit
    bytes.removeAll(keepingCapacity: true)
  }

  /// Adds the next bytes of the value.
  mutating func append(_ piece: UnsafeBufferPointer<UInt8>) {
    if kind == .tooLong { return }
    if bytes.count + piece.count > limit {
      begin(.tooLong, limit: 0)
    } else {
      // In bounds: a buffer knows its own length.
      unsafe bytes.append(contentsOf: piece)
    }
  }

  /// Whether it is `null`.
  var isNull: Bool { isLiteral("null") }

  /// Whether it is the JSON value that it looks like, as far as it was kept.
  var isJSON: Bool {
    switch kind {
    case .absent, .tooLong: false
    case .string, .container: true
    case .literal: isNull || isTrue || isLiteral("false") || number != nil
    }
  }

  /// Whether it is `true`.
  var isTrue: Bool { isLiteral("true") }

  private func isLiteral(_ text: String) -> Bool {
    kind == .literal && bytes.elementsEqual(text.utf8)
  }

  /// The string, or nil if it is none or its escapes are wrong.
  ///
  /// Bytes that are not UTF-8, as Burp writes them, become U+FFFD; they can't hide in a key, which
  /// is ASCII.
  var string: String? {
    guard kind == .string else { return nil }
    return isEscaped ? decodedIfEscaped : String(decoding: bytes, as: UTF8.self)
  }

  /// The string if it has to be decoded, or nil if it stands there as it is or its escapes are
  /// wrong.
  var decodedIfEscaped: String? {
    guard kind == .string, isEscaped else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    // A string alone can't be nested, so it need not be looked through first.
    return try? JSONDecoder().decode(String.self, from: Data("\"\(text)\"".utf8))
  }

  private var isEscaped: Bool { bytes.contains(UInt8(ascii: "\\")) }

  /// Lends the bytes of the decoded string, or gives nil if there is none.
  func withDecodedBytes<Result>(_ body: (Span<UInt8>) -> Result) -> Result? {
    guard kind == .string else { return nil }
    // URLs rarely have a backslash, so they are compared as they stand.
    if !isEscaped { return body(bytes.span) }
    return string.map { body(ContiguousArray($0.utf8).span) }
  }

  /// The whole number, also one written as `201.0` or, as Flutter's DevTools do, as a string.
  var integer: Int? {
    guard kind == .literal || kind == .string else { return nil }
    return number.flatMap(Int.init(exactly:))
  }

  private var number: Double? {
    try? ForeignJSON.decode(Double.self, from: Array(bytes))
  }
}
