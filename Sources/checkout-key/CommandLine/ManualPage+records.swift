import CheckoutKey

extension ManualPage {
  /// What the members of a record are, in the order of `CheckoutKeyRecord`.
  static let members: [(name: String, words: String)] = [
    ("capture", "The capture's name as it was given, - for standard input."),
    ("entry", "The index in log.entries of the request."),
    ("outcome", "One of the words below."),
    ("project", "The project's slug, such as bitbucket/acme/webapp."),
    ("public_key", "The key line; null without a key, as are all that follow from it."),
    ("key_type", "Its type, such as ssh-ed25519."),
    ("bits", "Its size."),
    ("comment", "Its comment, often empty."),
    ("fingerprint_md5", "Its MD5 fingerprint, as CircleCI and Bitbucket show it."),
    ("fingerprint_sha256", "Its SHA-256 fingerprint, as ssh-keygen shows it."),
    ("checkout_key_type", "CircleCI's type of the key: bitbucket-user-key, deploy-key and so on."),
    ("created_at", "When CircleCI made the key, also where the key itself is missing."),
    ("url", "The request's URL, without its query and without what may be secret."),
    ("message", "Why there is no key."),
    ("warnings", "Warnings and notes."),
    ("workspace", "The Bitbucket workspace."),
    ("repository", "The repository in it."),
    ("access_keys_url", "The page in Bitbucket where the key belongs."),
    ("source", "created, or listed with --listed."),
    ("preferred", "Whether CircleCI prefers this key."),
    ("started_at", "When the request began, by the browser's clock."),
    ("holds_credentials", "Whether cookies or tokens were seen in the capture."),
    ("hint", "What to do next."),
  ]

  /// What jq, xargs and others do with the tool.
  static let pipelines: [(command: String, words: String)] = [
    (
      "jq -r 'select(.outcome != \"key\").capture' keys.ndjson | checkout-key --files-from -",
      "read only the captures again that gave no key"
    ),
    (
      "find . -name '*.har' -newer last -print0 | checkout-key --files-from - -0",
      "read what is new"
    ),
    (
      "find . -name '*.har' -print0 | xargs -0 -n 100 -P 2 checkout-key --format ndjson",
      "read with two processes"
    ),
    (
      "find . -name '*.har' -print0 | parallel -0 -n 100 -k checkout-key --format ndjson",
      "the same with GNU parallel, in order"
    ),
    (
      "names.pipe(\"/usr/local/bin/checkout-key --files-from - --format ndjson -q\")",
      "read names with one process per partition of Apache Spark (Python, an RDD of names)"
    ),
  ]

  /// Files that are read or written without being named.
  static let files: [(name: String, words: String)] = [
    ("~/Downloads", "Where watch waits if no directory is named, see XDG_DOWNLOAD_DIR."),
    (
      "DIRECTORY/bitbucket/acme/webapp.pub",
      "What -o DIRECTORY/ writes for the project bitbucket/acme/webapp; other keys of it, with --all, "
        + "are webapp-2.pub and so on."
    ),
  ]
}
