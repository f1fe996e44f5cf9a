import CheckoutKey

/// `checkout-key redact`: writes minimal captures that still yield the key and hold no secret.
struct Redact: CaptureCommand {
  static let name = "redact"

  static let manual = Manual(
    brief: "keep the key of a capture and nothing else that is in it",
    summary: "Writes a minimal HAR file that still yields the key and holds no secret, to keep or "
      + "to send. It is built from nothing: of the request that decides for a project it has the time, "
      + "the method, the URL without its query, and of the response the key, its type, its "
      + "fingerprint and its time.",
    examples: [
      .init("checkout-key redact circleci.com.har > key.har", "the minimal capture"),
      .init("checkout-key redact -o key.har circleci.com.har", "the same, for its owner only"),
      .init("checkout-key redact -o clean/ captures/", "one file for each capture"),
      .init("checkout-key redact < a.har | checkout-key", "the key is still in it"),
    ],
    usage: [
      "checkout-key redact [OPTION]... [CAPTURE|-]",
      "checkout-key redact [OPTION]... -o DIRECTORY/ [CAPTURE|DIRECTORY|-]...",
    ],
    introduction: [
      "A capture in which no request created a key gives no file. What was left out is "
        + "said on standard error, in numbers."
    ],
    exitStatuses: Manual.captureStatuses)

  static let options: [OptionGroup<Settings>] = [
    OptionGroup(
      "What is read",
      Option.captures + [
        .flag("all", "also keys that a newer one has replaced") {
          $0.extraction.includesSuperseded = true
        },
        .flag("listed", "also user keys that the list of keys holds") {
          $0.extraction.includesListed = true
        },
      ]),
    OptionGroup(
      "What is written",
      [
        .value(
          "output", letter: "o", as: "PATH",
          "write this file, or a file for each capture in directory/"
        ) { (settings, path) throws(UsageError) in settings.output = try path.outputPath() },
        .force { $0.isForced = true },
      ]),
    .common,
  ]

  struct Settings: CaptureSettings {
    var operands: [Argument] = []
    var common = CommonSettings()
    var captures = CaptureChoice()
    var extraction = Extraction()
    /// Where the output goes; nil is standard output.
    var output: FilePath?
    /// Whether the output may take the place of a file.
    var isForced = false

    func check() throws(UsageError) {
      try checkCaptures()
      if extraction.includesSuperseded && extraction.includesListed {
        throw UsageError("redact takes --all or --listed, not both")
      }
      let isOne =
        captures.filesFrom == nil && operands.count <= 1
        && !operands.contains { $0.path.kind == .directory }
      if !isOne && output.map(OutputFile.isDirectory) != true {
        throw UsageError(
          "redact makes one file of each capture, and there may be several",
          hint: "say where they go: -o DIRECTORY/")
      }
    }
  }

  let settings: Settings
  var diagnostics: Diagnostics
  var tally = Tally()
  private var names = FileNames()

  init(_ settings: Settings) {
    self.settings = settings
    diagnostics = Diagnostics(settings.common)
  }

  static func read(
    _ capture: Capture, _ settings: Settings, didRead: @escaping (Int) -> Void
  ) -> Redaction {
    capture.read { descriptor in
      var redaction = settings.extraction.redaction(
        fromFileDescriptor: descriptor.number, named: capture.name, didRead: didRead)
      redaction.records = redaction.records.map { $0.withToolWords(capture) }
      return redaction
    } orElse: { record in
      Redaction(unreadable: record)
    }
  }

  func begin(isSingle: Bool) throws(OutputError) {
    if let path = settings.output, OutputFile.isDirectory(path) {
      try OutputFile.checkDirectory(path)
      // Also where no file has been begun, a signal gets its line.
      Interruption.shared.waitForSignals()
    }
  }

  mutating func deliver(_ redaction: Redaction) throws(OutputError) {
    tally.add(redaction.records)
    diagnostics.report(redaction.records)
    guard let capture = redaction.records.first?.capture else { return }
    guard let archive = redaction.archive else {
      if redaction.isIncomplete, redaction.records.contains(where: { $0.key != nil }) {
        diagnostics.error(
          "no copy is made of a capture that is not whole: a newer key may be missing in it",
          capture: capture)
        diagnostics.hint("export the capture again, and redact that one")
        tally.raise(.failure)
      }
      return
    }
    do throws(OutputError) {
      let effect = try write(archive, of: capture)
      let unchanged = effect == .unchanged ? "; the file is unchanged" : ""
      diagnostics.information(Self.summary(redaction) + unchanged, capture: capture)
    } catch {
      guard error.isOfOneFile else { throw error }
      diagnostics.error(error.description)
      if let hint = error.hint { diagnostics.hint(hint) }
      tally.raise(.failure)
    }
  }

  func finish() throws(OutputError) {
    if settings.output == nil { try OutputStream.standardOutput.close() }
  }

  private mutating func write(_ archive: String, of capture: String) throws(OutputError)
    -> OutputFile.Effect
  {
    guard let path = settings.output else {
      try OutputStream.standardOutput.write(archive)
      return .written
    }
    let filePath =
      OutputFile.isDirectory(path)
      ? try OutputFile.path(of: FilePath(names.name(forCapture: capture) + ".har"), in: path) : path
    return try OutputFile.write(
      archive, to: filePath, overwrites: settings.isForced, isPrivate: true)
  }

  private static func summary(_ redaction: Redaction) -> String {
    let kept = Quantity.count(redaction.keptEntries, "entry", plural: "entries")
    let dropped = Quantity.count(redaction.droppedEntries, "entry", plural: "entries")
    return "kept \(kept) without headers and cookies; left out \(dropped)"
  }
}
