/// The key line, ready to be pasted.
struct KeyFormat: RecordFormat {
  let fileExtension = "pub"

  func text(for record: Record, isFirst: Bool) -> String? {
    record.publicKey.map { $0 + "\n" }
  }
}
