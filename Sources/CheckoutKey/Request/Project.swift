/// A CircleCI project, by its slug: `bitbucket/acme/webapp`.
///
/// CircleCI takes `bb` for `bitbucket` and `gh` for `github`; both names of a project are equal.
public struct Project: Hashable, Sendable, CustomStringConvertible {
  /// The slug with the long name of the version control system.
  public let description: String

  /// Takes a slug in either spelling.
  public init(slug: String) {
    let longNames = ["bb/": "bitbucket/", "gh/": "github/"]
    let longName = longNames[String(slug.prefix(3))]
    description = longName.map { $0 + slug.dropFirst(3) } ?? slug
  }
}
