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
  let need: FormatNeed? = .bitbucketProject

  func text(for record: Record, isFirst: Bool) -> String? {
    guard let key = record.key?.line, let path = record.project?.repositoryPath else {
      return nil
    }
    let body = BitbucketFormat(label: label).body(for: key)
    return """
      curl --fail --show-error --silent \\
        --user "${BITBUCKET_EMAIL:?}:${BITBUCKET_API_TOKEN:?}" \\
        --header 'Content-Type: application/json' \\
        --data \(Self.quoted(body)) \\
        \(Self.quoted("https://api.bitbucket.org/2.0/repositories/\(path)/deploy-keys"))

      """
  }

  /// A word that the shell takes as it is.
  private static func quoted(_ text: String) -> String {
    "'" + text.replacing(scalar: "'", with: "'\\''") + "'"
  }
}
