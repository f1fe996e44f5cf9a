/// The body of Bitbucket Cloud's `POST /2.0/repositories/{workspace}/{repo_slug}/deploy-keys`, which
/// adds a read-only access key.
struct BitbucketFormat: RecordFormat {
  let label: String
  let fileExtension = "json"

  func text(for record: Record, isFirst: Bool) -> String? {
    record.publicKey.map { body(for: $0) + "\n" }
  }

  /// The body for one key line.
  func body(for key: String) -> String {
    JSONText.object([("key", JSONText.string(key)), ("label", JSONText.string(label))])
  }
}
