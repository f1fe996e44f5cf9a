/// The formats of `extract`, by their names on the command line.
public enum OutputFormat: String, CaseIterable, Sendable {
  /// The key line.
  case key
  /// One JSON array.
  case json
  /// One JSON object a line.
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

  /// The format itself.
  ///
  /// - Parameter label: what Bitbucket shows as the key's name.
  /// - Returns: the format with this name.
  public func format(label: String) -> any RecordFormat {
    switch self {
    case .key: KeyFormat()
    case .json: JSONFormat()
    case .ndjson: NDJSONFormat()
    case .csv: CSVFormat(for: Record.self)
    case .bitbucket: BitbucketFormat(label: label)
    case .bitbucketServer: BitbucketServerFormat(label: label)
    case .circleCIConfig: CircleCIConfigFormat()
    case .curl: CurlFormat(label: label)
    case .html: HTMLFormat(label: label)
    }
  }
}
