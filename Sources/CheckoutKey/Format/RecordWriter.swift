import SSHKey

/// A way to write records as text, a pure function of each record.
package struct RecordWriter: Sendable {
  /// What a file of a single record is called at its end.
  package let fileExtension: String
  /// What stands before the first record.
  package var opening = ""
  /// What stands between two records.
  package var separator = ""
  /// What stands behind the last record.
  package var closing = ""
  /// What a record has to have; nil if every record has a text.
  package var need: Need? = .key
  /// A text whose beginning only the last record tells, such as how many there are; what stands around
  /// records and between them is in it.
  package var document: (@Sendable ([CheckoutKeyRecord]) -> String)?
  fileprivate let text: @Sendable (CheckoutKeyRecord) -> String?

  /// What a format can need of a record.
  package enum Need: Sendable {
    /// A key; a record without one has a message that says why.
    case key
    /// A project at Bitbucket, by the request's path.
    case bitbucketProject
  }

  /// What a record lacks for this format; nil if it has a text.
  package func lack(of record: CheckoutKeyRecord) -> Need? {
    guard let need else { return nil }
    if record.key == nil { return .key }
    return need == .bitbucketProject && record.project?.accessKeysURL == nil ? need : nil
  }

  /// A record's text, with its line feed; nil if the record lacks what the format needs.
  package func text(of record: CheckoutKeyRecord) -> String? {
    lack(of: record) == nil ? text(record) : nil
  }

  /// All that is written of these records; of those that lack what the format needs there is nothing in it.
  package func text(of records: [CheckoutKeyRecord]) -> String {
    document?(records)
      ?? opening + records.compactMap(text(of:)).joined(separator: separator) + closing
  }
}

extension OutputFormat {
  /// All that is written of these records; of those that lack what the format needs there is nothing in it.
  ///
  ///     print(OutputFormat.ndjson.text(of: capture.records, label: "CI"), terminator: "")
  ///
  /// - Parameters:
  ///   - records: in their order.
  ///   - label: what Bitbucket shows as the key's name.
  /// - Returns: the text, with its line feeds.
  public func text(of records: [CheckoutKeyRecord], label: String) -> String {
    writer(label: label).text(of: records)
  }

  /// The way to write this format.
  ///
  /// - Parameter label: what Bitbucket shows as the key's name.
  /// - Returns: a writer that any number of records can be given.
  package func writer(label: String) -> RecordWriter {
    switch self {
    case .key:
      return RecordWriter(fileExtension: "pub") { $0.key.map { $0.line + "\n" } }
    case .json: return Self.rows(.json, "json")
    case .ndjson: return Self.rows(.ndjson, "ndjson")
    case .csv: return Self.rows(.csv, "csv")
    case .bitbucket:
      return RecordWriter(fileExtension: "json", need: .bitbucketProject) { record in
        record.key.map { Self.bitbucketBody($0.line, label) + "\n" }
      }
    case .bitbucketServer:
      return RecordWriter(fileExtension: "json") { record in
        record.key.map { Self.bitbucketServerBody($0.line, label) + "\n" }
      }
    case .circleCIConfig:
      return RecordWriter(fileExtension: "yml") { record in
        record.key.map { Self.configStep(for: $0, of: record) + "\n" }
      }
    case .curl:
      return RecordWriter(
        fileExtension: "sh", opening: CurlScript.opening, closing: CurlScript.closing,
        need: .bitbucketProject
      ) { record in
        guard let key = record.key?.publicKey, let path = record.project?.repositoryPath else {
          return nil
        }
        let words = "\(key.type.rawValue) MD5 \(key.fingerprint(.md5)) as \"\(label)\""
        return """
            add_access_key \(path) \\
              \(Self.bitbucketBody(key.line, label).shellQuoted) \\
              \(words.escapedForDisplay.shellQuoted)

          """
      }
    case .html:
      let page: @Sendable ([CheckoutKeyRecord]) -> String = { ChecklistPage($0, label: label).text }
      return RecordWriter(fileExtension: "html", need: nil, document: page) { page([$0]) }
    }
  }

  private static func rows(_ format: RowFormat, _ fileExtension: String) -> RecordWriter {
    RecordWriter(
      fileExtension: fileExtension, opening: format.opening(CheckoutKeyRecord.memberNames),
      separator: format.separator, closing: format.closing, need: nil
    ) { format.text(of: $0) }
  }

  /// The body of Bitbucket Cloud's `POST /2.0/repositories/{workspace}/{repo_slug}/deploy-keys`, which
  /// adds a read-only access key.
  private static func bitbucketBody(_ key: String, _ label: String) -> String {
    JSONText.object([("key", JSONText.string(key)), ("label", JSONText.string(label))])
  }

  /// The body of Bitbucket Data Center's
  /// `POST /rest/keys/latest/projects/{projectKey}/repos/{repositorySlug}/ssh`, read-only.
  private static func bitbucketServerBody(_ key: String, _ label: String) -> String {
    let key = JSONText.object([("text", JSONText.string(key)), ("label", JSONText.string(label))])
    return JSONText.object([("key", key), ("permission", JSONText.string("REPO_READ"))])
  }

  /// The step of `.circleci/config.yml` that uses the key, to be pasted under `steps:`.
  ///
  /// CircleCI Server takes MD5 only, so MD5 is the safe fingerprint. It is quoted because YAML 1.1
  /// reads pairs of digits as a number in base 60.
  static func configStep(for key: ExtractedKey, of record: CheckoutKeyRecord) -> String {
    let project = record.project?.description ?? record.capture
    return """
      # \(project.escapedForDisplay)
      - add_ssh_keys:
          fingerprints:
            - "\(key.publicKey.fingerprint(.md5))"
      """
  }
}
