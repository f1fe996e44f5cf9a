/// The body of Bitbucket Cloud's `POST /2.0/repositories/{workspace}/{repo_slug}/deploy-keys`, which
/// adds a read-only access key.
struct BitbucketFormat: RecordFormat {
  let label: String
  let fileExtension = "json"
  let need: FormatNeed? = .bitbucketProject

  func text(for record: Record, isFirst: Bool) -> String? {
    lack(of: record) == nil ? record.key.map { body(for: $0.line) + "\n" } : nil
  }

  /// The body for one key line.
  func body(for key: String) -> String {
    JSONText.object([("key", JSONText.string(key)), ("label", JSONText.string(label))])
  }
}

/// The body of Bitbucket Data Center's
/// `POST /rest/keys/latest/projects/{projectKey}/repos/{repositorySlug}/ssh`, read-only.
struct BitbucketServerFormat: RecordFormat {
  let label: String
  let fileExtension = "json"
  let need: FormatNeed? = .bitbucketProject

  func text(for record: Record, isFirst: Bool) -> String? {
    guard lack(of: record) == nil, let line = record.key?.line else { return nil }
    let key = [("text", JSONText.string(line)), ("label", JSONText.string(label))]
    return JSONText.object([
      ("key", JSONText.object(key)), ("permission", JSONText.string("REPO_READ")),
    ]) + "\n"
  }
}
