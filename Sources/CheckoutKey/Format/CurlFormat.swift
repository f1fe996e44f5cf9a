#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A command that adds the key to its Bitbucket Cloud repository as a read-only access key.
///
/// It takes an Atlassian account's e-mail and an API token, with the scopes
/// `admin:repository:bitbucket` and `write:ssh-key:bitbucket`, from the environment.
struct CurlFormat: RecordFormat {
  let label: String
  let fileExtension = "sh"
  let requirement = "a Bitbucket workspace and repository in the request's path"

  func text(for record: Record, isFirst: Bool) -> String? {
    guard let key = record.publicKey, let path = repositoryPath(record) else { return nil }
    let body = BitbucketFormat(label: label).body(for: key)
    return """
      curl --fail --show-error --silent \\
        --user "${BITBUCKET_EMAIL:?}:${BITBUCKET_API_TOKEN:?}" \\
        --header 'Content-Type: application/json' \\
        --data \(Self.quoted(body)) \\
        \(Self.quoted("https://api.bitbucket.org/2.0/repositories/\(path)/deploy-keys"))

      """
  }

  /// `workspace/repo_slug`, escaped for a URL; nil if the project is not Bitbucket's.
  private func repositoryPath(_ record: Record) -> String? {
    let slug = record.project?.split(separator: "/", omittingEmptySubsequences: false) ?? []
    let names = slug.dropFirst()
    // A name of dots only would lead elsewhere (RFC 3986 section 5.2.4).
    guard slug.count == 3, slug[0] == "bitbucket",
      names.allSatisfy({ $0.contains { $0 != "." } })
    else { return nil }
    return names.map(Self.percentEncoded).joined(separator: "/")
  }

  /// Everything but RFC 3986's unreserved characters as `%XX`.
  private static func percentEncoded(_ text: Substring) -> String {
    text.utf8.map { byte in
      let scalar = Unicode.Scalar(byte)
      switch scalar {
      case "A"..."Z", "a"..."z", "0"..."9", "-", ".", "_", "~": return String(scalar)
      default: return "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }.joined()
  }

  /// A word that the shell takes as it is.
  private static func quoted(_ text: String) -> String {
    "'" + text.replacing(scalar: "'", with: "'\\''") + "'"
  }
}
