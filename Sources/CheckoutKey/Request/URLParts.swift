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
    guard let last = components.popLast(),
      Self.decoded(Self.name(of: last, isLast: true)) == Self.lastName
    else { return nil }
    path =
      components.map { component in
        let name = Self.name(of: component)
        return Component(name: name, isCut: name.endIndex < component.endIndex)
      } + [Component(name: Array(Self.lastName.utf8)[...], isCut: false)]
  }

  private static let slash = UInt8(ascii: "/")
  private static let nameBytes = Array(lastName.utf8)

  /// Whether a URL may be one, by one look at its bytes: nearly all of an archive's are none.
  private static func mayBe(_ url: Span<UInt8>) -> Bool {
    var (index, count) = (0, url.count)
    while count > 0, url[count - 1] <= UInt8(ascii: " ") { count -= 1 }
    // Where the last component begins, and where the one before it does.
    var (start, before) = (-1, -1)
    search: while index < count {
      let byte = url[index]
      index += 1
      // All that matters comes before the letters.
      if byte >= UInt8(ascii: "@") { continue }
      switch byte {
      case UInt8(ascii: "?"), UInt8(ascii: "#"):
        index -= 1
        break search
      case slash: (start, before) = (index, start)
      case percent where Self.byte(ofEscapeAt: index, in: url) == slash:
        index += 2
        (start, before) = (index, start)
      default: break
      }
    }
    // One trailing slash doesn't count.
    if start == index { start = before }
    return start >= 0 && isName(at: start, in: url)
  }

  /// Whether the last component's name, however escaped, stands there.
  private static func isName(at start: Int, in url: Span<UInt8>) -> Bool {
    var index = start
    for byte in nameBytes {
      guard index < url.count else { return false }
      if url[index] == byte {
        index += 1
      } else if url[index] == percent, Self.byte(ofEscapeAt: index + 1, in: url) == byte {
        index += 3
      } else {
        return false
      }
    }
    return true
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
    guard text.count >= 2, let first = digit(text[text.startIndex]),
      let second = digit(text[text.startIndex + 1])
    else { return nil }
    return first << 4 | second
  }

  private static func byte(ofEscapeAt index: Int, in url: Span<UInt8>) -> UInt8? {
    guard index + 1 < url.count, let first = digit(url[index]), let second = digit(url[index + 1])
    else { return nil }
    return first << 4 | second
  }

  private static func digit(_ letter: UInt8) -> UInt8? {
    switch letter {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): letter - UInt8(ascii: "0")
    case UInt8(ascii: "A")...UInt8(ascii: "F"): letter - UInt8(ascii: "A") + 10
    case UInt8(ascii: "a")...UInt8(ascii: "f"): letter - UInt8(ascii: "a") + 10
    default: nil
    }
  }
}
