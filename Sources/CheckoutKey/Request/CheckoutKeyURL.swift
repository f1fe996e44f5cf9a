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
  /// The URL without its query, fragment, user and password, all of which can be secrets; nil where
  /// they can't be told from the rest.
  let withoutQuery: String?

  init(_ url: String) {
    hash = url.hashValue
    guard var components = URLComponents(string: url) else {
      host = nil
      project = nil
      withoutQuery = nil
      return
    }
    // Decoded, because the slashes of a slug may be `%2F`.
    project = Self.project(inPath: components.path)
    // Of a damaged URL, user and password can be the beginning of the path or of the host.
    guard let name = components.host, !name.isEmpty, !components.path.contains("@") else {
      host = nil
      withoutQuery = nil
      return
    }
    host = name.lowercased()
    components.query = nil
    components.fragment = nil
    components.user = nil
    components.password = nil
    withoutQuery = components.string
  }

  /// Whether circleci.com answered: the host itself or a subdomain of it.
  var isCircleCI: Bool {
    host == "circleci.com" || host?.hasSuffix(".circleci.com") == true
  }

  /// Whether a URL, as bytes, is that of a checkout-key request.
  ///
  /// A query, a fragment and one trailing slash don't count.
  static func matches(_ url: Span<UInt8>) -> Bool {
    var end = 0
    while end < url.count, url[end] != UInt8(ascii: "?"), url[end] != UInt8(ascii: "#") { end += 1 }
    if end > 0, url[end - 1] == UInt8(ascii: "/") { end -= 1 }
    let start = end - ending.count
    return start >= 0 && ending.indices.allSatisfy { url[start + $0] == ending[$0] }
  }

  private static let ending = Array("/checkout-key".utf8)

  /// What stands between the component `project` and the last one; where there is no `project`,
  /// the last three, if they begin with a version control system.
  private static func project(inPath path: String) -> Project? {
    let components = path.split(separator: "/").dropLast()
    if let marker = components.firstIndex(of: "project") {
      let slug = components[(marker + 1)...]
      return slug.isEmpty ? nil : Project(slug: slug.joined(separator: "/"))
    }
    let systems = ["bitbucket", "bb", "github", "gh", "gitlab", "circleci"]
    let slug = components.suffix(3)
    guard slug.count == 3, let system = slug.first, systems.contains(String(system)) else {
      return nil
    }
    return Project(slug: slug.joined(separator: "/"))
  }
}
