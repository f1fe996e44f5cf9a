/// The URL of a checkout-key request, taken apart as it stands (RFC 3986 section 3).
///
/// Which URLs these are is decided here and nowhere else: those whose last path component is
/// `checkout-key`, however it is escaped. A query, a fragment and one trailing slash don't count, an escaped
/// slash is a slash, and the scheme is `http` or `https`, or there is none.
struct URLParts {
  /// In small letters.
  let scheme: String?
  /// What stands between two slashes and the path: the host, and what may stand around it.
  let authority: ArraySlice<UInt8>?
  let isAbsolute: Bool
  /// Whether the path holds an at sign or a backslash, so that the authority may be the beginning of a name
  /// and a password.
  let isFollowedByAt: Bool
  /// What stands between slashes, still escaped; the last one is `checkout-key`.
  let path: [Component]
  /// The query and the fragment.
  let query: ArraySlice<UInt8>

  struct Component {
    /// Without what may stand behind it, such as a token or a session.
    let name: ArraySlice<UInt8>
    /// Whether something stood there.
    let isCut: Bool
  }

  /// The name of the last component.
  static let lastName = "checkout-key"

  /// Takes a URL apart; nil if it is no checkout-key request's.
  init?(_ url: Span<UInt8>) {
    guard Self.mayBe(url) else { return nil }
    self.init((0..<url.count).map { url[$0] }[...])
  }

  private init?(_ url: ArraySlice<UInt8>) {
    let text = Self.withoutSpace(url)
    var rest = text.prefix { !"?#".utf8.contains($0) }
    query = text[rest.endIndex...]

    let first = rest.firstIndex { "/:".utf8.contains($0) }
    if let first, rest[first] == UInt8(ascii: ":") {
      let name = String(decoding: rest[..<first], as: UTF8.self).lowercased()
      guard name == "http" || name == "https" else { return nil }
      scheme = name
      rest = rest[(first + 1)...]
    } else {
      scheme = nil
    }
    if rest.starts(with: "//".utf8) {
      let authority = rest.dropFirst(2).prefix { $0 != Self.slash }
      self.authority = authority
      rest = rest[authority.endIndex...]
    } else {
      authority = nil
    }
    isAbsolute = rest.first == Self.slash
    if isAbsolute { rest = rest.dropFirst() }
    isFollowedByAt = rest.contains { #"@\"#.utf8.contains($0) }

    var components = Self.components(of: rest)
    if components.count > 1, components.last?.isEmpty == true { components.removeLast() }
    guard isAbsolute || components.count > 1, let last = components.popLast(),
      Self.decoded(Self.name(of: last, isLast: true)) == Self.lastName
    else { return nil }
    path =
      components.map { component in
        let name = Self.name(of: component)
        return Component(name: name, isCut: name.endIndex < component.endIndex)
      } + [Component(name: Array(Self.lastName.utf8)[...], isCut: false)]
  }

  private static let slash = UInt8(ascii: "/")
  private static let ending = Array("/\(lastName)".utf8)

  /// Whether a URL may be one, by one look at its bytes: nearly all of an archive's are none.
  private static func mayBe(_ url: Span<UInt8>) -> Bool {
    var end = 0
    // Where the last component begins, and where the one before it does.
    var (start, before) = (-1, -1)
    search: while end < url.count {
      let byte = url[end]
      // All that matters comes before the letters.
      if byte < UInt8(ascii: "@") {
        switch Unicode.Scalar(byte) {
        case "?", "#": break search
        case "/": (start, before) = (end, start)
        // What is escaped has to be read.
        case "%", "\0"..." ": return true
        default: break
        }
      }
      end += 1
    }
    if start == end - 1 { (start, end) = (before, start) }
    return start >= 0 && end - start >= ending.count
      && ending.indices.allSatisfy { url[start + $0] == ending[$0] }
  }

  // MARK: - White space

  /// A URL without white space around it, or a byte-order mark before it.
  private static func withoutSpace(_ url: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var text = url
    while let byte = text.first {
      if byte <= UInt8(ascii: " ") {
        text = text.dropFirst()
      } else if byte >= 0x80, let space = longSpaces.first(where: text.starts) {
        text = text.dropFirst(space.count)
      } else {
        break
      }
    }
    while let byte = text.last, byte <= UInt8(ascii: " ") { text = text.dropLast() }
    return text
  }

  /// All that is space beyond ASCII, in UTF-8.
  private static let longSpaces = (0x80...0xFEFF as ClosedRange<UInt32>)
    .compactMap(Unicode.Scalar.init)
    .filter { $0.properties.isWhitespace || $0 == "\u{FEFF}" }.map { Array(String($0).utf8) }

  // MARK: - The path

  /// What stands between slashes, escaped ones among them; at least one.
  private static func components(of path: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var components: [ArraySlice<UInt8>] = []
    var (start, index) = (path.startIndex, path.startIndex)
    while index < path.endIndex {
      let isEscaped = path[index] == percent && byte(ofEscape: path[(index + 1)...]) == slash
      if isEscaped || path[index] == slash {
        components.append(path[start..<index])
        start = index + (isEscaped ? 3 : 1)
        index = start
      } else {
        index += 1
      }
    }
    return components + [path[start...]]
  }

  /// A component without what may stand behind its name (RFC 3986 section 3.3): behind `;`, `?` or `#`,
  /// escaped as often as can be; behind the last one's also behind white space or what a query is made of.
  private static func name(of component: ArraySlice<UInt8>, isLast: Bool = false) -> ArraySlice<
    UInt8
  > {
    func isMark(_ byte: UInt8) -> Bool {
      ";?#".utf8.contains(byte)
        || isLast && (byte <= UInt8(ascii: " ") || "&=".utf8.contains(byte))
    }
    var index = component.startIndex
    while index < component.endIndex {
      var next = index + 1
      var byte: UInt8? = component[index]
      if byte == percent {
        var escape = component[next...]
        while escape.starts(with: "25".utf8) { escape = escape.dropFirst(2) }
        byte = Self.byte(ofEscape: escape)
        next = escape.startIndex
      }
      if let byte, isMark(byte) { return component[..<index] }
      index = next
    }
    return component
  }

  /// A component with its escapes decoded once; nil if it is no text.
  static func decoded(_ component: ArraySlice<UInt8>) -> String? {
    var bytes: [UInt8] = []
    var rest = component
    while let byte = rest.popFirst() {
      guard byte == percent else {
        bytes.append(byte)
        continue
      }
      guard let byte = Self.byte(ofEscape: rest) else { return nil }
      bytes.append(byte)
      rest = rest.dropFirst(2)
    }
    return String(validating: bytes, as: UTF8.self)
  }

  private static let percent = UInt8(ascii: "%")

  /// The byte that two hexadecimal digits behind a percent sign stand for.
  private static func byte(ofEscape text: ArraySlice<UInt8>) -> UInt8? {
    let digits = text.prefix(2)
    guard digits.count == 2, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else {
      return nil
    }
    return UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
  }
}
