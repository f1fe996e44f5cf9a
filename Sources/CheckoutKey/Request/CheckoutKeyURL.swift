#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The URL of a checkout-key request, whose last path component is `checkout-key`.
///
///     https://circleci.com/api/v1.1/project/bitbucket/acme/webapp/checkout-key?digest=sha256
///
/// Which host and path CircleCI's page calls is not documented, so only the path's end decides.
struct CheckoutKeyURL: Equatable {
  /// What tells this URL from others; the URL itself may hold secrets, and be long.
  let hash: Int
  /// The host in lower case.
  let host: String?
  /// The project in the path.
  let project: Project?
  /// The URL without its query, fragment, user, password and path parameters, all of which can be
  /// secrets; nil where they can't be told from the rest.
  let withoutQuery: String?
  /// What tells one project's requests from another's.
  let owner: Owner

  /// Whose key a request is for, as far as its URL tells.
  enum Owner: Hashable {
    case project(Project)
    /// Without a project in the path, the path itself tells projects apart.
    case url([UInt8])
    /// The same of a path that can't be shown.
    case path(hash: Int)
  }

  private static let lastName = "checkout-key"

  /// The longest slug and URL that are shown, in bytes; real ones are far shorter.
  private static let (maxSlugLength, maxLength) = (1_000, 4_000)

  init(_ url: String) {
    hash = Array(url.utf8).hashValue
    // The path decides; behind it anything can stand.
    var path = url.unicodeScalars.prefix { $0 != "?" && $0 != "#" }
      .drop { $0.properties.isWhitespace || $0 == "\u{FEFF}" }
    while path.last?.properties.isWhitespace == true { path.removeLast() }
    let head = String(path)
    let components = URLComponents(string: head)
    // Decoded, because the slashes of a slug may be `%2F`.
    let names = components?.path.unicodeScalars.split(separator: "/").map { String($0) } ?? []
    var safeNames = names.map(Self.withoutParameters)
    // Behind the last one anything can stand.
    if safeNames.last?.hasPrefix(Self.lastName) == true {
      safeNames[safeNames.count - 1] = Self.lastName
    }
    project = Self.project(inPath: safeNames)
    host = components.flatMap(Self.trustedHost)
    withoutQuery = host.flatMap { _ in
      Self.shown(components, path: names == safeNames ? nil : safeNames)
    }
    owner =
      project.map(Owner.project) ?? withoutQuery.map { .url(Array($0.utf8)) }
      ?? .path(hash: Array(head.utf8).hashValue)
  }

  /// The host of a URL in which user and password can be told from it.
  private static func trustedHost(_ components: URLComponents) -> String? {
    // No name of a host is longer (RFC 1035 section 2.3.4). A backslash is a slash to browsers.
    guard let host = components.host?.lowercased(), !host.isEmpty, host.utf8.count <= 253,
      !host.contains("\\"), components.user?.contains("\\") != true,
      components.password?.contains("\\") != true
    else { return nil }
    // Of a damaged URL, user and password can be the beginning of the path or of the host.
    return components.path.unicodeScalars.contains("@") && !isCircleCI(host) ? nil : host
  }

  private static func shown(_ components: URLComponents?, path: [String]?) -> String? {
    guard var components else { return nil }
    components.user = nil
    components.password = nil
    if let path { components.path = "/" + path.joined(separator: "/") }
    return components.string.flatMap { $0.utf8.count <= maxLength ? $0 : nil }
  }

  /// A path component without what may stand behind it (RFC 3986 section 3.3), escaped or not: a
  /// token, as in `webapp;circle-token=…` or `webapp%3Fcircle-token=…`.
  private static func withoutParameters(_ name: String) -> String {
    String(name.unicodeScalars.prefix { !";?#&=".unicodeScalars.contains($0) })
  }

  /// Whether circleci.com answered: the host itself or a subdomain of it.
  var isCircleCI: Bool { host.map(Self.isCircleCI) ?? false }

  private static func isCircleCI(_ host: String) -> Bool {
    host == "circleci.com" || host.hasSuffix(".circleci.com")
  }

  /// What stands between the component `project` and the last one; where there is no `project`,
  /// the last three, if they begin with a version control system.
  private static func project(inPath path: [String]) -> Project? {
    let names = path.dropLast()
    let slug: ArraySlice<String>
    if let marker = names.firstIndex(of: "project") {
      slug = names[(marker + 1)...]
    } else {
      let systems = ["bitbucket", "bb", "github", "gh", "gitlab", "circleci"]
      slug = names.suffix(3)
      guard slug.count == 3, let system = slug.first, systems.contains(system) else { return nil }
    }
    let text = slug.joined(separator: "/")
    return slug.isEmpty || text.utf8.count > maxSlugLength ? nil : Project(slug: text)
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
    var end = 0
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
      let path = startOfPath(url, upTo: start)
    else { return false }
    return path <= start
  }

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

  /// Where the path begins (RFC 3986 section 3); nil if it can't begin before this end, or the scheme is
  /// another one.
  private static func startOfPath(_ url: Span<UInt8>, upTo end: Int) -> Int? {
    let (slash, colon) = (UInt8(ascii: "/"), UInt8(ascii: ":"))
    var index = 0
    while index < end, url[index] != slash, url[index] != colon { index += 1 }
    if url[index] == colon {
      // Small letters differ from capitals in one bit.
      let isKnown = schemes.contains { scheme in
        scheme.count == index && scheme.indices.allSatisfy { url[$0] | 0x20 == scheme[$0] }
      }
      guard isKnown else { return nil }
      index += 1
    } else {
      index = 0
    }
    // Behind two slashes stands the host.
    guard index + 1 < url.count, url[index] == slash, url[index + 1] == slash else { return index }
    index += 2
    while index < end, url[index] != slash { index += 1 }
    return url[index] == slash ? index : nil
  }
}
