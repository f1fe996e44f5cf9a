/// A CircleCI project, by its slug: `bitbucket/acme/webapp`.
///
///     let project = Project(slug: "bb/acme/webapp")
///     project?.workspace       // "acme"
///     project?.repository      // "webapp"
///     project?.accessKeysURL   // "https://bitbucket.org/acme/webapp/admin/access-keys/"
///
/// CircleCI accepts `bb` for `bitbucket` and `gh` for `github`; both names of a project are equal. A name
/// has nothing in it that a shell, a page, a table or a terminal would have to escape.
public struct Project: Hashable, Sendable, CustomStringConvertible {
  /// The slug with the long name of the version control system.
  public let description: String

  private let parts: [String]

  /// Reads a slug in either spelling; nil if it is none.
  public init?(slug: String) {
    self.init(parts: slug.split(separator: "/", omittingEmptySubsequences: false).map(String.init))
  }

  /// - Parameter parts: the version control system, the organization and the repository.
  init?(parts: [String]) {
    guard parts.count == 3, parts.allSatisfy(Self.isName) else { return nil }
    let system = Self.longNames[parts[0]] ?? parts[0]
    self.parts = [system, parts[1], parts[2]]
    description = self.parts.joined(separator: "/")
  }

  private static let longNames = ["bb": "bitbucket", "gh": "github"]

  /// Whether a part of a path is made of what CircleCI, GitHub and Bitbucket use for names.
  static func isName(_ text: String) -> Bool {
    (1...100).contains(text.utf8.count) && text != "." && text != ".."
      && text.utf8.allSatisfy { byte in
        switch Unicode.Scalar(byte) {
        case "A"..."Z", "a"..."z", "0"..."9", "-", ".", "_", "~": true
        default: false
        }
      }
  }

  /// Whether this is the project that a user names: by its slug, or by organization and repository
  /// alone, which is every project of that name on Bitbucket and on GitHub.
  func isMeant(by name: String) -> Bool {
    if let project = Project(slug: name) { return project == self }
    return ["bitbucket", "github"].contains(parts[0])
      && name.utf8.elementsEqual("\(parts[1])/\(parts[2])".utf8)
  }

  /// The Bitbucket workspace; nil for projects elsewhere.
  public var workspace: String? { isOnBitbucket ? parts[1] : nil }

  /// The repository in the workspace; nil for projects elsewhere.
  public var repository: String? { isOnBitbucket ? parts[2] : nil }

  /// The page where Bitbucket Cloud takes the repository's access keys; nil for projects elsewhere.
  public var accessKeysURL: String? {
    repositoryPath.map { "https://bitbucket.org/\($0)/admin/access-keys/" }
  }

  /// Workspace and repository, as in the path of a URL; nil for projects elsewhere.
  var repositoryPath: String? { isOnBitbucket ? "\(parts[1])/\(parts[2])" : nil }

  private var isOnBitbucket: Bool { parts[0] == "bitbucket" }
}
