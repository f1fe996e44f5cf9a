import CheckoutKey

/// One file per key in a directory, named after the project or else after the capture.
struct DirectoryOutput: RecordOutput {
  private let writer: RecordWriter
  private let directory: FilePath
  private let omitsLineFeed: Bool
  private let overwrites: Bool
  private let diagnostics: Diagnostics
  private var names = FileNames()
  private var counts: [OutputFile.Effect: Int] = [:]

  /// - Parameters:
  ///   - writer: how records are written.
  ///   - directory: is made if it is missing.
  ///   - omitsLineFeed: whether each file's last line feed is left out.
  ///   - overwrites: whether a file may take the place of another.
  ///   - diagnostics: says which file could not be written.
  /// - Throws: `OutputError`, if something else stands there, before anything is read.
  init(
    _ writer: RecordWriter, directory: FilePath, omitsLineFeed: Bool, overwrites: Bool,
    diagnostics: Diagnostics
  ) throws(OutputError) {
    try OutputFile.checkDirectory(directory)
    self.writer = writer
    self.directory = directory
    self.omitsLineFeed = omitsLineFeed
    self.overwrites = overwrites
    self.diagnostics = diagnostics
    // Also where no file has been begun, a signal gets its line.
    Interruption.shared.waitForSignals()
  }

  mutating func write(_ record: CheckoutKeyRecord) throws(OutputError) {
    guard record.key != nil, let text = writer.text(of: record) else { return }
    let whole = writer.opening + text + writer.closing
    let isShortened = omitsLineFeed && whole.last?.isNewline == true
    let name = names.path(for: record, extension: writer.fileExtension)
    do throws(OutputError) {
      let path = try OutputFile.path(of: name, in: directory)
      let effect = try OutputFile.write(
        isShortened ? String(whole.dropLast()) : whole, to: path, overwrites: overwrites)
      counts[effect, default: 0] += 1
    } catch {
      // One file that can't be written is no reason to lose the others.
      guard error.isOfOneFile else { throw error }
      diagnostics.error(error.description)
      if let hint = error.hint { diagnostics.hint(hint) }
      counts[.failed, default: 0] += 1
    }
  }

  mutating func finish() throws(OutputError) {
    if counts[.failed] != nil { throw .someFailed }
  }

  func discard() {}

  var summary: String? {
    let effects: [OutputFile.Effect] = [.written, .unchanged, .failed]
    return effects.compactMap { effect in counts[effect].map { "\($0) \(effect.rawValue)" } }
      .joined(separator: ", ")
  }
}
