#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// One JSON value as it stands in the capture; Foundation decodes it when somebody asks for it.
struct RawJSON {
  /// The most that is kept of a body, in bytes.
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
  private let isURL: Bool
  /// How the URL was shortened, if it had to be.
  private var shortening: URLShortening?

  /// - Parameter isURL: whether a longer string is shortened rather than not kept.
  init(isURL: Bool = false) {
    self.isURL = isURL
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
    shortening = nil
    bytes.removeAll(keepingCapacity: true)
  }

  /// Adds the next bytes of the value.
  mutating func append(_ piece: ArraySlice<UInt8>) {
    if bytes.count + piece.count <= limit {
      bytes.append(contentsOf: piece)
    } else if isURL && kind == .string {
      appendToLongURL(piece)
    } else if kind != .tooLong {
      begin(.tooLong, limit: 0)
    }
  }

  private mutating func appendToLongURL(_ piece: ArraySlice<UInt8>) {
    var shortening = shortening ?? URLShortening()
    if shortening.hasPathEnded { return }
    bytes.append(contentsOf: piece)
    shortening.shorten(&bytes)
    self.shortening = shortening
    if shortening.hasPathEnded { limit = 0 }
  }

  /// The same, if it is a long URL, without what came since it was shortened.
  private var settled: RawJSON {
    guard var shortening else { return self }
    var settled = self
    shortening.shorten(&settled.bytes)
    settled.shortening = nil
    return settled
  }
}

// MARK: - Decoding

extension RawJSON {
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

  /// The string as far as it can be decoded, or nil if it is none.
  var lenientString: String? {
    if shortening != nil { return settled.lenientString }
    guard kind == .string else { return nil }
    return string ?? String(unescapingWhatIsRightIn: String(decoding: bytes, as: UTF8.self))
  }

  /// Whether the string is there from end to end, and all of it can be decoded.
  var isWhole: Bool {
    shortening == nil && string != nil && String(validating: bytes, as: UTF8.self) != nil
  }

  /// Lends the bytes of the string as far as it can be decoded, or gives nil if there is none.
  func withDecodedBytes<Value>(_ body: (Span<UInt8>) -> Value) -> Value? {
    if shortening != nil { return settled.withDecodedBytes(body) }
    guard kind == .string else { return nil }
    // URLs rarely have a backslash, so they are compared as they stand.
    if !isEscaped { return body(bytes.span) }
    return lenientString.map { body(ContiguousArray($0.utf8).span) }
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

extension String {
  /// Undoes JSON's escapes (RFC 8259 section 7) in a string that Foundation refuses.
  ///
  /// Half a surrogate pair, and an escape that lacks its digits, become U+FFFD; a backslash that
  /// escapes nothing is left out, as in JavaScript.
  fileprivate init(unescapingWhatIsRightIn text: String) {
    var units: [UInt16] = []
    var rest = text.utf16[...]
    while let unit = rest.popFirst() {
      units.append(unit == Unicode.Scalar("\\").value ? Self.escaped(&rest) : unit)
    }
    self.init(decoding: units, as: UTF16.self)
  }

  /// Takes what stands behind a backslash.
  private static func escaped(_ rest: inout Substring.UTF16View) -> UInt16 {
    let replacement: UInt16 = 0xFFFD
    guard let letter = rest.popFirst() else { return replacement }
    switch Unicode.Scalar(letter) {
    case "b": return 0x08
    case "f": return 0x0C
    case "n": return 0x0A
    case "r": return 0x0D
    case "t": return 0x09
    case "u":
      let digits = rest.prefix(4)
      let number = digits.compactMap { digit in
        UInt8(exactly: digit).flatMap { Character(Unicode.Scalar($0)).hexDigitValue }
      }
      guard number.count == 4 else { return replacement }
      rest.removeFirst(4)
      return number.reduce(0) { $0 << 4 | UInt16($1) }
    default: return letter
    }
  }
}
