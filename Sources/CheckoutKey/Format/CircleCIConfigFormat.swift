import SSHKey

/// The step of `.circleci/config.yml` that uses the key, to be pasted under `steps:`.
///
/// CircleCI Server takes MD5 only, so MD5 is the safe fingerprint. It is quoted because YAML 1.1
/// reads pairs of digits as a number in base 60.
struct CircleCIConfigFormat: RecordFormat {
  let fileExtension = "yml"
  let need: FormatNeed? = .provedKey

  func text(for record: Record, isFirst: Bool) -> String? {
    guard let fingerprint = record.key?.publicKey?.md5Fingerprint else { return nil }
    let project = record.project?.description ?? record.capture
    return """
      # \(project.escapedForDisplay)
      - add_ssh_keys:
          fingerprints:
            - "\(fingerprint)"

      """
  }
}
