/// The formats of `extract`, by their names on the command line.
public enum OutputFormat: String, CaseIterable, Sendable {
  /// The key line.
  case key
  /// One JSON array.
  case json
  /// One JSON object per line.
  case ndjson
  /// RFC 4180.
  case csv
  /// Request bodies for Bitbucket Cloud.
  case bitbucket
  /// Request bodies for Bitbucket Data Center.
  case bitbucketServer = "bitbucket-server"
  /// The step that uses the key.
  case circleCIConfig = "circleci-config"
  /// Commands that send the key to Bitbucket Cloud.
  case curl
  /// A checklist page for a browser.
  case html

  /// What it is, in a few words for a help text.
  package var summary: String {
    switch self {
    case .key: "the key line"
    case .json: "one JSON array, with a record for each capture or project"
    case .ndjson: "the same, a JSON object per line"
    case .csv: "the same, as a table"
    case .bitbucket: "request bodies for Bitbucket Cloud's deploy-keys"
    case .bitbucketServer: "request bodies for Bitbucket Data Center's ssh"
    case .circleCIConfig: "the add_ssh_keys step with the fingerprint"
    case .curl:
      "a shell script that sends the keys to Bitbucket Cloud; it reads BITBUCKET_EMAIL and "
        + "BITBUCKET_API_TOKEN"
    case .html: "a checklist page for a browser"
    }
  }

  /// Whether its text is to be applied, so that only the newest key of a project may be in it;
  /// otherwise it says what each capture holds.
  public var isApplied: Bool {
    switch self {
    case .key, .bitbucket, .bitbucketServer, .circleCIConfig, .curl, .html: true
    case .json, .ndjson, .csv: false
    }
  }

  /// Whether it is for one person, who reads it or pastes it somewhere.
  package var isForPeople: Bool {
    switch self {
    case .key, .bitbucket, .bitbucketServer, .circleCIConfig: true
    case .json, .ndjson, .csv, .curl, .html: false
    }
  }
}
