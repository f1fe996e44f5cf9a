/// A shell script that adds each key to its Bitbucket Cloud repository as a read-only access key.
///
/// It takes an Atlassian account's e-mail and an API token, with the scopes
/// `admin:repository:bitbucket` and `write:ssh-key:bitbucket`, from the environment. `CurlScript`
/// holds what is the same in every script; a record adds one call.
struct CurlFormat: RecordFormat {
  let label: String
  let fileExtension = "sh"
  let need: FormatNeed? = .bitbucketProject

  let opening = CurlScript.opening
  let closing = CurlScript.closing

  func text(for record: Record, isFirst: Bool) -> String? {
    // Bitbucket's own names need no escaping, and with it no name can mean anything to the shell.
    guard let key = record.key?.line, let path = record.project?.repositoryPath else {
      return nil
    }
    return """
        add_access_key \(path) \\
          \(BitbucketFormat(label: label).body(for: key).shellQuoted)

      """
  }
}
