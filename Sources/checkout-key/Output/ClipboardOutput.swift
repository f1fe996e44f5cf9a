import CheckoutKey

/// The output for one key, which ends on the clipboard, without its last line feed.
struct ClipboardOutput: RecordOutput {
  private let writer: RecordWriter
  private let diagnostics: Diagnostics
  private var written: [(record: CheckoutKeyRecord, text: String)] = []

  /// - Parameters:
  ///   - writer: how records are written.
  ///   - diagnostics: says what was copied.
  init(_ writer: RecordWriter, diagnostics: Diagnostics) {
    self.writer = writer
    self.diagnostics = diagnostics
  }

  let summary: String? = nil

  mutating func write(_ record: CheckoutKeyRecord) throws(OutputError) {
    guard let text = writer.text(of: record) else { return }
    let whole = writer.opening + text + writer.closing
    written.append((record, whole.last?.isNewline == true ? String(whole.dropLast()) : whole))
  }

  func finish() throws(OutputError) {
    guard let only = written.first else { return }
    guard written.count == 1 else { throw .severalKeys(of: written.map(\.record.project)) }
    let copied: (way: Clipboard.Way, failures: [DesktopProgram.Failure])
    do throws(Clipboard.Failure) {
      copied = try Clipboard().copy(only.text)
    } catch {
      throw .notCopied(error)
    }
    for failure in copied.failures { diagnostics.warning(failure.description) }
    let way =
      switch copied.way {
      case .program(let name): "copied with \(name)"
      case .terminal: "sent to the terminal's clipboard (OSC 52)"
      }
    diagnostics.information("\(way): \(Self.words(for: only.record))")
  }

  func discard() {}

  /// Which key it is: `bitbucket/acme/webapp, ssh-ed25519, MD5 b5:eb:…`.
  private static func words(for record: CheckoutKeyRecord) -> String {
    let project = record.project?.description ?? "the key of \(record.capture)"
    return record.key.map { "\(project), \($0.shortDescription)" } ?? project
  }
}
