import CheckoutKey

/// One file a key in a directory, named after workspace and repository or else after the capture.
struct DirectoryOutput: RecordOutput {
  private let format: any RecordFormat
  private let directory: String
  private let overwrites: Bool
  private var names = FileNames()

  init(_ format: any RecordFormat, directory: String, overwrites: Bool) {
    self.format = format
    self.directory = directory
    self.overwrites = overwrites
    // Also where no file has been begun, a signal gets its line.
    Interruption.shared.cleanUp()
  }

  mutating func write(_ record: Record) throws(OutputError) -> Bool {
    guard record.publicKey != nil else { return true }
    guard let text = format.text(for: record, isFirst: true) else { return false }
    let name = names.name(for: record) + "." + format.fileExtension
    try OutputFile.write(
      format.opening + text + format.closing, to: Self.path(of: name, in: directory),
      overwrites: overwrites)
    return true
  }

  static func path(of name: String, in directory: String) -> String {
    directory.hasSuffix("/") ? directory + name : directory + "/" + name
  }

  mutating func finish() {}

  func discard() {}
}
