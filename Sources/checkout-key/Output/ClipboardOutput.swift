import CheckoutKey

/// The output for one key, which ends on the clipboard, without its last line feed.
struct ClipboardOutput: RecordOutput {
  private let format: any RecordFormat
  private let diagnostics: Diagnostics
  private var written: [(record: Record, text: String)] = []

  /// - Parameters:
  ///   - format: how records are written.
  ///   - diagnostics: says what was copied.
  init(_ format: any RecordFormat, diagnostics: Diagnostics) {
    self.format = format
    self.diagnostics = diagnostics
  }

  let summary: String? = nil

  mutating func write(_ record: Record) throws(OutputError) {
    guard let text = format.text(for: record, isFirst: true) else { return }
    let whole = format.opening + text + format.closing
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
  private static func words(for record: Record) -> String {
    let project = record.project?.description ?? "the key of \(record.capture)"
    return record.key.map { "\(project), \($0.shortDescription)" } ?? project
  }
}
