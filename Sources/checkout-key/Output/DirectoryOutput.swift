import CheckoutKey

/// One file a key in a directory, named after workspace and repository or else after the capture.
struct DirectoryOutput: RecordOutput {
  private let format: any RecordFormat
  private let directory: String
  private let omitsLineFeed: Bool
  private let overwrites: Bool
  private var names = FileNames()

  /// - Parameters:
  ///   - format: how records are written.
  ///   - directory: must be there.
  ///   - omitsLineFeed: whether each file's last line feed is left out.
  ///   - overwrites: whether a file may take the place of another.
  /// - Throws: `OutputError`, if there is no directory, before anything is read.
  init(
    _ format: any RecordFormat, directory: String, omitsLineFeed: Bool, overwrites: Bool
  ) throws(OutputError) {
    try OutputFile.checkDirectory(directory)
    self.format = format
    self.directory = directory
    self.omitsLineFeed = omitsLineFeed
    self.overwrites = overwrites
    // Also where no file has been begun, a signal gets its line.
    Interruption.shared.cleanUp()
  }

  mutating func write(_ record: Record) throws(OutputError) -> Bool {
    guard record.key != nil else { return true }
    guard let text = format.text(for: record, isFirst: true) else { return false }
    let name = names.name(for: record) + "." + format.fileExtension
    let whole = format.opening + text + format.closing
    let isShortened = omitsLineFeed && whole.last?.isNewline == true
    try OutputFile.write(
      isShortened ? String(whole.dropLast()) : whole, to: Self.path(of: name, in: directory),
      overwrites: overwrites)
    return true
  }

  static func path(of name: String, in directory: String) -> String {
    directory.hasSuffix("/") ? directory + name : directory + "/" + name
  }

  mutating func finish() {}

  func discard() {}
}
