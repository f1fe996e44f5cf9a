/// A shell script that adds each key to its Bitbucket Cloud repository as a read-only access key.
///
/// It takes an Atlassian account's e-mail and an API token, with the scopes
/// `admin:repository:bitbucket` and `write:ssh-key:bitbucket`, from the environment. `CurlScript`
/// holds what is the same in every script; a record adds one call.
struct CurlFormat: RecordFormat {
  let label: String
  let fileExtension = "sh"
  let requirement = "a Bitbucket workspace and repository in the request's path"

  let opening = CurlScript.opening
  let closing = CurlScript.closing

  func text(for record: Record, isFirst: Bool) -> String? {
    let slug = record.project?.split(separator: "/", omittingEmptySubsequences: false) ?? []
    guard let key = record.publicKey, slug.count == 3, slug[0] == "bitbucket" else { return nil }
    return call(workspace: String(slug[1]), repository: String(slug[2]), key: key)
  }

  /// The call that adds a key line to a repository; nil if a name can't stand in a URL's path.
  ///
  /// The repository is given as it stands in the URL. Bitbucket's own names need no escaping there,
  /// and with it no name can mean anything to the shell.
  func call(workspace: String, repository: String, key: String) -> String? {
    let names = [workspace, repository]
    // A name of dots only would lead elsewhere (RFC 3986 section 5.2.4).
    guard names.allSatisfy({ $0.contains { $0 != "." } }) else { return nil }
    return """
        add_access_key \(names.map(Self.percentEncoded).joined(separator: "/")) \\
          \(Self.quoted(BitbucketFormat(label: label).body(for: key)))

      """
  }

  /// Everything but RFC 3986's unreserved characters as `%XX`.
  private static func percentEncoded(_ text: String) -> String {
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
