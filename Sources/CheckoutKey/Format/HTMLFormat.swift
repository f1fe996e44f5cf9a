/// A page for a browser: every project with its key, to be worked through.
struct HTMLFormat: DocumentFormat {
  let label: String
  let fileExtension = "html"

  func text(of records: [Record]) -> String {
    ChecklistPage(
      items: records.compactMap(item), failures: records.compactMap(Self.failure)
    ).text
  }

  /// What the page shows of a record with a key, and all that it shows.
  private func item(_ record: Record) -> ChecklistItem? {
    guard let key = record.publicKey else { return nil }
    let slug = record.project?.split(separator: "/", omittingEmptySubsequences: false) ?? []
    let isBitbucket = slug.count == 3 && slug[0] == "bitbucket"
    return ChecklistItem(
      project: record.project ?? record.capture,
      workspace: isBitbucket ? String(slug[1]) : nil,
      repository: isBitbucket ? String(slug[2]) : nil,
      key: key, label: label,
      configStep: CircleCIConfigFormat().text(for: record, isFirst: true)
        .map { String($0.dropLast()) },
      md5: record.fingerprintMD5, sha256: record.fingerprintSHA256,
      type: record.keyType, bits: record.bits,
      date: StartTime.text(record.createdAt).map { String($0.prefix(10)) },
      warnings: record.warnings)
  }

  /// What the page shows of a record without a key.
  private static func failure(_ record: Record) -> ChecklistFailure? {
    guard record.publicKey == nil else { return nil }
    return ChecklistFailure(
      capture: record.capture, project: record.project, reason: record.message ?? "no key",
      nextStep: record.hint)
  }
}
