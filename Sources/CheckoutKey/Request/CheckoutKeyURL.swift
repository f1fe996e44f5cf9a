/// What the URL of a checkout-key request says, without what may be secret in it.
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
  /// Whose key it is about.
  let owner: Owner
  /// Whether a further page of a list is asked for.
  let isFurtherPage: Bool
  /// Whether a host is named at all.
  let namesHost: Bool
  private let server: Server?
  /// How many bytes of what is shown are its path.
  private let pathCount: Int

  /// Whose key a request is about, as far as its URL tells.
  enum Owner: Hashable, Sendable {
    case project(Project)
    /// Without a project's name in the path, the path itself tells projects apart.
    case path([UInt8])
  }

  /// A host and its port, however they are spelled.
  fileprivate struct Server: Hashable {
    /// In small letters, without the dot that says that its name is complete.
    let host: String
    /// Nil where it is not said, and no scheme says it.
    let port: Int?
  }

  private static let ellipsis = "…"
  private static let systems: Set = ["bitbucket", "bb", "github", "gh", "gitlab", "circleci"]

  /// Whether a query asks for a page behind the first, which has no token, or an empty one.
  private static func hasPageToken(_ query: ArraySlice<UInt8>) -> Bool {
    let members = String(decoding: query.prefix { $0 != UInt8(ascii: "#") }, as: UTF8.self)
      .drop { $0 == "?" }.split { "&;".contains($0) }
    return members.contains { $0.hasPrefix("page-token=") && $0 != "page-token=" }
  }

  /// Reads a URL; nil if it is no checkout-key request's.
  init?(_ url: Span<UInt8>) {
    guard let parts = URLParts(url) else { return nil }
    isFurtherPage = Self.hasPageToken(parts.query)

    // Decoded once, each by itself, and only then looked at.
    let path = parts.path.map { component in
      URLParts.decoded(component.name).flatMap { Project.isName($0) ? $0 : nil }
    }
    let project = Self.project(inPath: path.dropLast())
    // A token may hold slashes, so behind one that was cut off only a project is known to be harmless.
    let cut = parts.path.firstIndex(where: \.isCut) ?? path.count
    let known = path.count - (project == nil ? 1 : path.contains("project") ? 5 : 4)
    let shownPath =
      (parts.authority != nil || parts.isAbsolute ? "/" : "")
      + path.indices.map { $0 > cut && $0 < known ? Self.ellipsis : path[$0] ?? Self.ellipsis }
      .joined(separator: "/")

    let authority = parts.authority.map { Self.authority($0, of: parts) }
    let scheme = parts.scheme.map { $0 + ":" } ?? ""
    shown = scheme + (authority.map { "//" + ($0?.shown ?? Self.ellipsis) } ?? "") + shownPath
    pathCount = shownPath.utf8.count
    server = authority??.server
    namesHost = authority != nil
    owner =
      project.map(Owner.project)
      ?? .path(Array(parts.path.map(\.name).joined(separator: [UInt8(ascii: "/")])))
  }

  /// The project in the path.
  var project: Project? {
    if case .project(let project) = owner { project } else { nil }
  }

  /// The host in lower case; nil where none is named, or one that is no name.
  var host: String? { server?.host }

  /// Whether circleci.com answered: the host itself or a subdomain of it.
  var isCircleCI: Bool { host.map(Self.isCircleCI) ?? false }

  /// Whether this host answered, however it is spelled.
  func isFrom(host name: String) -> Bool {
    host == Self.withoutDot(name.lowercased())
  }

  private static func isCircleCI(_ host: String) -> Bool {
    host == "circleci.com" || host.hasSuffix(".circleci.com")
  }

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

  // MARK: - The same URL

  /// What requests of one project have alike that have the same URL.
  struct Site: Hashable {
    fileprivate let server: Server?
    fileprivate let path: Substring
    fileprivate var isFurtherPage: Bool

    /// The same of the list's first page.
    var ofFirstPage: Site {
      var first = self
      first.isFurtherPage = false
      return first
    }
  }

  /// Nil where the host can't be told: two of those need not be the same.
  var site: Site? {
    if namesHost && server == nil { return nil }
    return Site(
      server: server, path: Substring(shown.utf8.suffix(pathCount)), isFurtherPage: isFurtherPage)
  }

  // MARK: - The host

  /// The host, and what is shown of it and its port; nil if they are none, or if a name and a password
  /// can't be told from them.
  private static func authority(_ text: ArraySlice<UInt8>, of url: URLParts)
    -> (server: Server, shown: String)?
  {
    let at = text.lastIndex(of: UInt8(ascii: "@"))
    // To browsers a backslash ends the host.
    if text[..<(at ?? text.startIndex)].contains(UInt8(ascii: "\\")) { return nil }
    let both = text[(at.map { $0 + 1 } ?? text.startIndex)...]
    var name = both
    var port = url.scheme.flatMap { ["http": 80, "https": 443][$0] }
    if let colon = both.lastIndex(of: UInt8(ascii: ":")), both.last != UInt8(ascii: "]") {
      let digits = both[(colon + 1)...]
      guard digits.count <= 5, digits.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains)
      else { return nil }
      port = Int(String(decoding: digits, as: UTF8.self)) ?? port
      name = both[..<colon]
    }
    // No name of a host is longer (RFC 1035 section 2.3.4).
    guard (1...253).contains(name.count), isHost(name) else { return nil }
    let host = withoutDot(String(decoding: name, as: UTF8.self).lowercased())
    if host.isEmpty || url.isFollowedByAt && !isCircleCI(host) { return nil }
    return (Server(host: host, port: port), String(decoding: both, as: UTF8.self))
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
