import SSHKey

/// The step of `.circleci/config.yml` that uses the key, to be pasted under `steps:`.
///
/// CircleCI Server takes MD5 only, so MD5 is the safe fingerprint. It is quoted because YAML 1.1
/// reads pairs of digits as a number in base 60.
struct CircleCIConfigFormat: RecordFormat {
  let fileExtension = "yml"

  func text(for record: Record, isFirst: Bool) -> String? {
    record.key.map { Self.step(for: $0, of: record) + "\n" }
  }

  /// The step without its last line feed.
  static func step(for key: ExtractedKey, of record: Record) -> String {
    let project = record.project?.description ?? record.capture
    return """
      # \(project.escapedForDisplay)
      - add_ssh_keys:
          fingerprints:
            - "\(key.publicKey.fingerprint(.md5))"
      """
  }
}
