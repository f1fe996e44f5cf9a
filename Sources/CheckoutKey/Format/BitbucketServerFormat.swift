/// The body of Bitbucket Data Center's
/// `POST /rest/keys/latest/projects/{projectKey}/repos/{repositorySlug}/ssh`, read-only.
struct BitbucketServerFormat: RecordFormat {
  let label: String
  let fileExtension = "json"

  func text(for record: Record, isFirst: Bool) -> String? {
    guard let publicKey = record.publicKey else { return nil }
    let key = [("text", JSONText.string(publicKey)), ("label", JSONText.string(label))]
    return JSONText.object([
      ("key", JSONText.object(key)), ("permission", JSONText.string("REPO_READ")),
    ]) + "\n"
  }
}
