/// A CircleCI project, by its slug: `bitbucket/acme/webapp`.
///
///     let project = Project(slug: "bb/acme/webapp")
///     project.workspace       // "acme"
///     project.repository      // "webapp"
///     project.accessKeysURL   // "https://bitbucket.org/acme/webapp/admin/access-keys/"
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

  /// Two that differ in bytes are two projects, whatever Unicode says of their letters.
  public static func == (first: Project, second: Project) -> Bool {
    first.description.hasSameBytes(as: second.description)
  }

  /// By the same bytes.
  public func hash(into hasher: inout Hasher) {
    for byte in description.utf8 { hasher.combine(byte) }
  }

  /// The Bitbucket workspace; nil for projects elsewhere.
  public var workspace: String? { names?.workspace }

  /// The repository in the workspace; nil for projects elsewhere.
  public var repository: String? { names?.repository }

  /// The page where Bitbucket Cloud takes the repository's access keys; nil for projects elsewhere.
  public var accessKeysURL: String? {
    repositoryPath.map { "https://bitbucket.org/\($0)/admin/access-keys/" }
  }

  /// Workspace and repository, escaped for the path of a URL; nil for projects elsewhere.
  var repositoryPath: String? {
    names.map { $0.workspace.percentEncoded + "/" + $0.repository.percentEncoded }
  }

  private var names: (workspace: String, repository: String)? {
    // By scalars: a combining mark behind a slash makes one character of the two.
    let parts = description.unicodeScalars.split(separator: "/", omittingEmptySubsequences: false)
      .map { String($0) }
    // A name of dots only would lead elsewhere (RFC 3986 section 5.2.4), and an empty one too.
    guard parts.count == 3, parts[0] == "bitbucket",
      parts.allSatisfy({ $0.contains { $0 != "." } })
    else { return nil }
    return (parts[1], parts[2])
  }
}
