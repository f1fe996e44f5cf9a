import SSHKey

/// A page for a browser: every project with its key, to be worked through.
struct HTMLFormat: DocumentFormat {
  let label: String
  let fileExtension = "html"
  let need: FormatNeed? = nil

  func text(of records: [Record]) -> String {
    ChecklistPage(
      items: records.compactMap(item), failures: records.compactMap(Self.failure)
    ).text
  }

  /// What the page shows of a record with a key, and all that it shows.
  private func item(_ record: Record) -> ChecklistItem? {
    guard let key = record.key else { return nil }
    return ChecklistItem(
      project: record.project?.description ?? record.capture,
      workspace: record.project?.workspace, repository: record.project?.repository,
      accessKeysURL: record.project?.accessKeysURL,
      key: key.line, label: label,
      configStep: CircleCIConfigFormat.step(for: key, of: record),
      md5: key.publicKey.fingerprint(.md5).description,
      sha256: key.publicKey.fingerprint(.sha256).description,
      type: key.publicKey.type.rawValue, bits: key.publicKey.bits,
      date: StartTime.text(key.createdAt).map { String($0.prefix(10)) },
      warnings: record.warnings.map(\.description))
  }

  /// What the page shows of a record without a key.
  private static func failure(_ record: Record) -> ChecklistFailure? {
    guard let reason = record.message else { return nil }
    return ChecklistFailure(
      capture: record.capture, project: record.project?.description, reason: reason,
      nextStep: record.hint)
  }
}
