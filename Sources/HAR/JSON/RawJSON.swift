#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// One JSON value as it stands in the archive; Foundation decodes it when somebody asks for it.
struct RawJSON {
  /// The most that is kept of a body, in bytes.
  static let maxLength = 1 << 20
  /// The most that is kept of a URL, and of a request's headers and cookies, in bytes: eight times what
  /// most servers take.
  static let maxHeadLength = 64 << 10
  /// The most that is kept of a value that fits on a line, in bytes.
  static let maxShortLength = 4 << 10

  enum Kind: Equatable {
    /// There is no such member.
    case absent
    /// Text between quotes; `bytes` has what is between them.
    case string
    /// A number, `true`, `false`, `null`, or what stands in place of one.
    case literal
    /// An object or array.
    case container
    /// A value longer than the limit, of which nothing is kept.
    case tooLong
  }

  private(set) var kind = Kind.absent
  private(set) var bytes: ContiguousArray<UInt8> = []
  /// Whether there is a backslash in the string, or was in what was not kept of it.
  var isEscaped = false
  private var limit = 0
  private let keepsHead: Bool
  /// Whether only the beginning of the value was kept.
  private var isCut = false

  /// - Parameter keepsHead: whether the beginning of a longer value is kept, or nothing of it.
  init(keepsHead: Bool = false) {
    self.keepsHead = keepsHead
  }

  /// A value that is stepped over: nothing of it is kept.
  static var unkept: RawJSON {
    var value = RawJSON()
    value.kind = .tooLong
    return value
  }

  /// Forgets the value, and keeps the memory for the next one.
  mutating func reset() {
    begin(.absent, limit: 0)
  }

  /// Begins a value in place of the one before.
  mutating func begin(_ kind: Kind, limit: Int) {
    self.kind = kind
    self.limit = limit
    isEscaped = false
    isCut = false
    // Most values are never there, and even removing nothing costs something.
    if !bytes.isEmpty { bytes.removeAll(keepingCapacity: true) }
  }

  /// Adds the next bytes of the value, unless it is too long already.
  mutating func append(_ piece: ArraySlice<UInt8>) {
    if bytes.count + piece.count <= limit {
      // What goes on in a second window may be long, and growing step by step copies it again and again.
      if !bytes.isEmpty { bytes.reserveCapacity(limit) }
      bytes.append(contentsOf: piece)
    } else if keepsHead {
      bytes.append(contentsOf: piece.prefix(limit - bytes.count))
      isCut = true
    } else {
      begin(.tooLong, limit: 0)
    }
  }
}

// MARK: - Decoding

extension RawJSON {
  /// Whether it is `null`.
  var isNull: Bool { isLiteral("null") }

  /// `true` or `false`, or nil if it is neither.
  var truth: Bool? { isLiteral("true") ? true : isLiteral("false") ? false : nil }

  private func isLiteral(_ text: String) -> Bool {
    kind == .literal && bytes.elementsEqual(text.utf8)
  }

  /// The string, or nil if it is none or its escapes are wrong.
  ///
  /// Bytes that are not UTF-8, as Burp writes them, become U+FFFD; they can't hide in a key, which
  /// is ASCII.
  var string: String? {
    guard kind == .string else { return nil }
    guard isEscaped else { return String(decoding: bytes, as: UTF8.self) }
    if !isCut { return Self.decoded(bytes) }
    // The cut may part an escape, or the two of a surrogate pair, which have 12 letters.
    return (0..<12).lazy.compactMap { Self.decoded(bytes.dropLast($0)) }.first
  }

  private static func decoded(_ bytes: some Collection<UInt8>) -> String? {
    var text = String(decoding: bytes, as: UTF8.self)
    // As in a string without escapes, control characters may stand as they are; Foundation refuses them,
    // and so it does behind a backslash.
    if bytes.contains(where: { $0 < 0x20 }) {
      var isEscaped = false
      let escaped = text.utf8.reduce(into: [UInt8]()) { escaped, byte in
        if byte < 0x20 && !isEscaped {
          escaped += "\\u00\(byte < 0x10 ? "0" : "")\(String(byte, radix: 16))".utf8
        } else {
          escaped.append(byte)
        }
        isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
      }
      text = String(decoding: escaped, as: UTF8.self)
    }
    // A string alone can't be nested, so it need not be looked through first.
    return try? JSONDecoder().decode(String.self, from: Data("\"\(text)\"".utf8))
  }

  /// The string, or nil if it is none; where its escapes are wrong, as it stands.
  var lenientString: String? {
    kind == .string ? string ?? String(decoding: bytes, as: UTF8.self) : nil
  }

  /// Lends the bytes of the lenient string, or gives nil if there is none.
  func withDecodedBytes<Value>(_ body: (Span<UInt8>) -> Value) -> Value? {
    guard kind == .string else { return nil }
    // URLs rarely have a backslash, so they are compared as they stand.
    if !isEscaped { return body(bytes.span) }
    return lenientString.map { body(ContiguousArray($0.utf8).span) }
  }

  /// The whole number, also one written as `201.0` or, as Flutter's DevTools do, as a string.
  var integer: Int? {
    let text = kind == .literal ? String(decoding: bytes, as: UTF8.self) : string
    // Foundation is asked for the number, not to find out what else this may be.
    guard let text, text.utf8.allSatisfy("0123456789+-.eE \t\r\n".utf8.contains) else { return nil }
    return (try? JSONDecoder().decode(Double.self, from: Data(text.utf8)))
      .flatMap(Int.init(exactly:))
  }
}
