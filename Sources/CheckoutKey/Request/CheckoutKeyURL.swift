/// The URL of a checkout-key request, whose last path component is `checkout-key`, without what may be
/// secret in it.
///
///     https://me:secret@circleci.com/api/v1.1/project/bb/acme/webapp;jsessionid=7/checkout-key?secret
///     https://circleci.com/api/v1.1/project/bb/acme/webapp/checkout-key    // shown
///     bitbucket/acme/webapp                                                // project
///
/// Which host and path CircleCI's page calls is not documented, so only the path's end decides. What is
/// shown is put together from what is known to be harmless: the scheme, a host and port, and those
/// parts of the path that are like CircleCI's own; `…` stands for every other. It reads as the same again.
struct CheckoutKeyURL: Equatable, Sendable {
  /// What may be shown.
  let shown: String
  /// The host in lower case; nil where none is named, or one that is no name.
  let host: String?
  /// Whether there is one at all.
  let namesHost: Bool
  /// The project in the path.
  let project: Project?
  /// Whose key it is about.
  let owner: Owner
  /// Whether a further page of a list is asked for.
  let isFurtherPage: Bool

  /// Whose key a request is about, as far as its URL tells.
  enum Owner: Hashable, Sendable {
    case project(Project)
    /// Without a project's name in the path, the path itself tells projects apart.
    case path([UInt8])
  }

  private static let ellipsis = "…"
  private static let systems: Set = ["bitbucket", "bb", "github", "gh", "gitlab", "circleci"]

  init(_ url: String) {
    let text = Array(String(url.unicodeScalars.drop(while: Self.isSpace)).utf8)[...]
    let end = text.firstIndex { [UInt8(ascii: "?"), UInt8(ascii: "#")].contains($0) }
    let (head, query) = (text[..<(end ?? text.endIndex)], text[(end ?? text.endIndex)...])
    isFurtherPage = String(decoding: query, as: UTF8.self).contains("page-token")

    let parts = Self.parts(of: head)
    let names = parts.path.map(Self.withoutParameters)
    // Decoded once, each by itself, and only then looked at.
    var path = names.map { name in
      Self.decoded(name).flatMap { Project.isName($0) ? $0 : nil }
    }
    // Behind the last one anything can stand.
    path[path.count - 1] = Self.lastName
    let project = Self.project(inPath: path.dropLast())
    // A token may hold slashes, so behind one that was cut off only a project is known to be harmless.
    let cut = path.indices.first { names[$0].count < parts.path[$0].count } ?? path.count
    let known = path.count - (project == nil ? 1 : path.contains("project") ? 5 : 4)
    let shownPath = path.indices.map { $0 > cut && $0 < known ? nil : path[$0] }
    let authority = parts.authority.map { Self.authority($0, isFollowedByAt: parts.isFollowedByAt) }

    let root = parts.authority != nil || parts.isAbsolute ? "/" : ""
    shown =
      parts.scheme + (authority.map { "//" + ($0?.shown ?? Self.ellipsis) } ?? "") + root
      + shownPath.map { $0 ?? Self.ellipsis }.joined(separator: "/")
    host = authority??.host
    namesHost = authority != nil
    self.project = project
    owner = project.map(Owner.project) ?? .path(Array(names.joined(separator: [UInt8(ascii: "/")])))
  }

  /// Whether circleci.com answered: the host itself or a subdomain of it.
  var isCircleCI: Bool {
    host.map { $0 == "circleci.com" || $0.hasSuffix(".circleci.com") } ?? false
  }

  /// Whether this host answered, however it is spelled.
  func isFrom(host name: String) -> Bool {
    host == Self.withoutDot(name.lowercased())
  }

  // MARK: - The path

  private static let lastName = "checkout-key"

  /// The project's name: what stands between the component `project` and the last one; where there is no
  /// `project`, the last three, if they begin with a version control system.
  private static func project(inPath path: ArraySlice<String?>) -> Project? {
    let marker = path.firstIndex(of: "project")
    let parts = marker.map { path[($0 + 1)...] } ?? path.suffix(3)
    let names = parts.compactMap { $0 }
    guard names.count == parts.count, marker != nil || names.first.map(systems.contains) == true
    else { return nil }
    return Project(parts: names)
  }

  /// A component without what may stand behind it (RFC 3986 section 3.3), such as a token or a session:
  /// behind `;`, `?` or `#`, escaped as often as can be.
  private static func withoutParameters(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let marks = Set(";?#".utf8)
    var index = name.startIndex
    while index < name.endIndex {
      if marks.contains(name[index]) { return name[..<index] }
      if name[index] == UInt8(ascii: "%") {
        var escape = name[(index + 1)...]
        while escape.starts(with: "25".utf8) { escape = escape.dropFirst(2) }
        let isMark = ["3b", "3f", "23"].contains { mark in
          String(decoding: escape.prefix(2), as: UTF8.self).lowercased() == mark
        }
        if isMark { return name[..<index] }
        index = escape.startIndex
      } else {
        index += 1
      }
    }
    return name
  }

  /// A component with its escapes decoded once; nil if it is no text.
  private static func decoded(_ name: ArraySlice<UInt8>) -> String? {
    var bytes: [UInt8] = []
    var rest = name
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      let digits = rest.prefix(2)
      guard digits.count == 2, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
        let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
      else { return nil }
      bytes.append(value)
      rest = rest.dropFirst(2)
    }
    return String(validating: bytes, as: UTF8.self)
  }

  // MARK: - The parts

  /// A URL's parts as they stand (RFC 3986 section 3).
  private struct Parts {
    /// With its colon; empty where there is none.
    var scheme = ""
    var authority: ArraySlice<UInt8>?
    var isAbsolute = false
    /// What stands between slashes, escaped ones among them; at least one.
    var path: [ArraySlice<UInt8>] = []
    /// Whether the path holds an at sign, so that the authority may be the beginning of a name and a
    /// password.
    var isFollowedByAt = false
  }

  private static func parts(of url: ArraySlice<UInt8>) -> Parts {
    let slash = UInt8(ascii: "/")
    var parts = Parts()
    var rest = url
    for scheme in ["https:", "http:"] {
      let start = String(decoding: rest.prefix(scheme.utf8.count), as: UTF8.self).lowercased()
      if start == scheme {
        parts.scheme = scheme
        rest = rest.dropFirst(scheme.utf8.count)
        break
      }
    }
    if rest.starts(with: "//".utf8) {
      rest = rest.dropFirst(2)
      let authority = rest.prefix { $0 != slash }
      parts.authority = authority
      rest = rest[authority.endIndex...]
    }
    parts.isAbsolute = rest.first == slash
    if parts.isAbsolute { rest = rest.dropFirst() }
    // One trailing slash doesn't count.
    if rest.last == slash { rest = rest.dropLast() }
    parts.isFollowedByAt =
      rest.contains(UInt8(ascii: "@")) || rest.contains(UInt8(ascii: "\\"))

    var start = rest.startIndex
    var index = start
    while index < rest.endIndex {
      let isEscaped =
        rest[index] == UInt8(ascii: "%")
        && String(decoding: rest[index...].prefix(3), as: UTF8.self).lowercased() == "%2f"
      guard isEscaped || rest[index] == slash else {
        index += 1
        continue
      }
      parts.path.append(rest[start..<index])
      index += isEscaped ? 3 : 1
      start = index
    }
    parts.path.append(rest[start...])
    return parts
  }

  /// The host, and what is shown of it and its port; nil if they are none, or if a name and a password
  /// can't be told from them.
  private static func authority(_ text: ArraySlice<UInt8>, isFollowedByAt: Bool)
    -> (host: String, shown: String)?
  {
    let at = text.lastIndex(of: UInt8(ascii: "@"))
    // To browsers a backslash ends the host.
    if text[..<(at ?? text.startIndex)].contains(UInt8(ascii: "\\")) { return nil }
    let server = text[(at.map { $0 + 1 } ?? text.startIndex)...]
    var name = server
    if let colon = server.lastIndex(of: UInt8(ascii: ":")), server.last != UInt8(ascii: "]") {
      let port = server[(colon + 1)...]
      let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
      guard port.count <= 5, port.allSatisfy(digits.contains) else { return nil }
      name = server[..<colon]
    }
    // No name of a host is longer (RFC 1035 section 2.3.4).
    guard (1...253).contains(name.count), isHost(name) else { return nil }
    let host = withoutDot(String(decoding: name, as: UTF8.self).lowercased())
    let isCircleCI = host == "circleci.com" || host.hasSuffix(".circleci.com")
    if host.isEmpty || isFollowedByAt && !isCircleCI { return nil }
    return (host, String(decoding: server, as: UTF8.self))
  }

  /// Whether this is a name of letters, digits, hyphens and dots, or an address of IPv6 in brackets.
  private static func isHost(_ name: ArraySlice<UInt8>) -> Bool {
    let isAddress = name.first == UInt8(ascii: "[") && name.last == UInt8(ascii: "]")
    return (isAddress ? name.dropFirst().dropLast() : name).allSatisfy { byte in
      switch Unicode.Scalar(byte) {
      case "A"..."Z", "a"..."z", "0"..."9", "-", ".", "_": true
      case ":": isAddress
      default: false
      }
    }
  }

  /// A host without the dot that says that its name is complete.
  private static func withoutDot(_ host: String) -> String {
    String(host.last == "." ? host.dropLast() : host[...])
  }
}

// MARK: - Which URLs

extension CheckoutKeyURL {
  /// Whether a URL, as bytes, is that of a checkout-key request.
  ///
  /// A query, a fragment and one trailing slash don't count. The scheme is `http` or `https`, or there
  /// is none.
  static func matches(_ url: Span<UInt8>) -> Bool {
    let slash = UInt8(ascii: "/")
    let head = countOfSpace(url)
    var end = head
    // Where the last component begins, and where the one before it does.
    var (start, before) = (-1, -1)
    while end < url.count, url[end] != UInt8(ascii: "?"), url[end] != UInt8(ascii: "#") {
      if url[end] == slash { (start, before) = (end, start) }
      end += 1
    }
    // One trailing slash doesn't count.
    if start == end - 1 { (start, end) = (before, start) }
    guard start >= 0, end - start >= ending.count,
      ending.indices.allSatisfy({ url[start + $0] == ending[$0] }),
      isEndOfName(url, at: start + ending.count, before: end),
      let path = startOfPath(url, from: head, upTo: start)
    else { return false }
    return path <= start
  }

  /// How many bytes of white space, or of a byte-order mark, stand before the URL.
  private static func countOfSpace(_ url: Span<UInt8>) -> Int {
    var count = 0
    while count < url.count {
      if url[count] <= UInt8(ascii: " ") {
        count += 1
      } else if url[count] < 0x80 {
        break
      } else {
        let space = longSpaces.first { space in
          url.count - count >= space.count
            && space.indices.allSatisfy { url[count + $0] == space[$0] }
        }
        guard let space else { break }
        count += space.count
      }
    }
    return count
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar <= " " || scalar.properties.isWhitespace || scalar == "\u{FEFF}"
  }

  /// All that is space beyond ASCII, in UTF-8.
  private static let longSpaces = (0x80...0xFEFF as ClosedRange<UInt32>)
    .compactMap(Unicode.Scalar.init).filter(isSpace).map { Array(String($0).utf8) }

  /// Whether a path component's name ends here: a token may stand behind it, as in
  /// `checkout-key;circle-token=…` or `checkout-key%3Fcircle-token=…`, or white space.
  private static func isEndOfName(_ url: Span<UInt8>, at index: Int, before end: Int) -> Bool {
    if index == end || url[index] <= UInt8(ascii: " ") || delimiters.contains(url[index]) {
      return true
    }
    guard url[index] == UInt8(ascii: "%"), index + 2 < end else { return false }
    let escape = String(decoding: [url[index + 1], url[index + 2]], as: UTF8.self)
    return UInt8(escape, radix: 16).map { delimiters.contains($0) || $0 <= UInt8(ascii: " ") }
      ?? false
  }

  /// What can't be in a name that CircleCI gives.
  private static let delimiters = Array(";&=?#".utf8)
  private static let ending = Array("/checkout-key".utf8)
  private static let schemes = [Array("http".utf8), Array("https".utf8)]

  /// Where the path of a URL that begins here begins (RFC 3986 section 3); nil if it can't begin before
  /// this end, or the scheme is another one.
  private static func startOfPath(_ url: Span<UInt8>, from head: Int, upTo end: Int) -> Int? {
    let (slash, colon) = (UInt8(ascii: "/"), UInt8(ascii: ":"))
    var index = head
    while index < end, url[index] != slash, url[index] != colon { index += 1 }
    if url[index] == colon {
      // Small letters differ from capitals in one bit.
      let isKnown = schemes.contains { scheme in
        scheme.count == index - head
          && scheme.indices.allSatisfy { url[head + $0] | 0x20 == scheme[$0] }
      }
      guard isKnown else { return nil }
      index += 1
    } else {
      index = head
    }
    // Behind two slashes stands the host.
    guard index + 1 < url.count, url[index] == slash, url[index + 1] == slash else { return index }
    index += 2
    while index < end, url[index] != slash { index += 1 }
    return url[index] == slash ? index : nil
  }
}
