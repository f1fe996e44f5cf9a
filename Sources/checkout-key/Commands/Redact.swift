import CheckoutKey

extension Command {
  /// `checkout-key redact`: writes minimal captures that still yield the key and hold no secret.
  static let redact = Command(
    name: "redact",
    manual: Manual(
      brief: "write a copy of a capture with the key and no secret",
      summary:
        "Writes a minimal HAR file that still yields the key and holds no secret, to keep or "
        + "to send. It is written from scratch: of each request for a key, or for the list of keys, it has "
        + "the time, the method, the URL without its query and the status, and of the response the verified key, its type, its fingerprint and its time.",
      examples: [
        .init("checkout-key redact circleci.com.har > key.har", "the minimal capture"),
        .init("checkout-key redact -o key.har circleci.com.har", "the same, readable only by you"),
        .init("checkout-key redact -o clean/ captures/", "one file for each capture"),
        .init("checkout-key redact < a.har | checkout-key", "the key is still in it"),
      ],
      usage: [
        "checkout-key redact [OPTION]... [CAPTURE|-]",
        "checkout-key redact [OPTION]... -o DIRECTORY/ [CAPTURE|DIRECTORY|-]...",
      ],
      introduction: [
        "A capture in which no key and no list was asked for gives no file. Standard error says how many entries were left out."
      ],
      exitStatuses: Manual.captureStatuses.map { status, words in
        switch status {
        case .success: (status, "a copy was made of every capture")
        case .noKey:
          (status, "some capture has no checkout-key request, or no project whose name is known")
        default: (status, words)
        }
      }),
    ownGroups: [
      OptionGroup("What is read", .captures + [.project, .host]),
      OptionGroup("What is written", [.output(aFileForEach: "capture"), .force]),
    ],
    check: { settings throws(UsageError) in
      try settings.checkCaptures()
      let isOne =
        settings.filesFrom == nil && settings.operands.count <= 1
        && !settings.operands.contains { $0.path.kind == .directory }
      if !isOne && settings.output.map(OutputFile.isDirectory) != true {
        throw UsageError(
          "redact makes one file of each capture, and there may be several",
          hint: "say where they go: -o DIRECTORY/")
      }
    },
    run: { settings, status throws(OutputError) in
      guard let captures = settings.captures() else { return status = .failure }
      var copies = Copies(settings)
      defer { status = copies.tally.status }
      try copies.spareOriginals(captures)
      if let path = settings.output, OutputFile.isDirectory(path) {
        try OutputFile.checkDirectory(path)
        // Also where no file has been begun, a signal gets its line.
        Interruption.shared.waitForSignals()
      }
      let isComplete = try readCaptures(captures, settings, for: &copies) {
        (copies, capture) throws(OutputError) in try copies.write(capture)
      }
      if !isComplete { copies.tally.raise(.failure) }
      try copies.finish()
      captures.conclude(copies.tally)
    })
}

/// The copies of all captures, as they are written.
private struct Copies {
  private let settings: Settings
  var tally = Tally()
  private let diagnostics = Diagnostics.shared
  private var names = FileNames()
  private var count = 0

  init(_ settings: Settings) {
    self.settings = settings
  }

  /// Refuses to replace a capture by its copy, or another's.
  func spareOriginals(_ captures: SharedCaptureList) throws(OutputError) {
    guard let output = settings.output else { return }
    let isDirectory = OutputFile.isDirectory(output)
    // Else nothing is replaced, and a list need not have come to its end.
    guard settings.isForced || !isDirectory else { return }
    try captures.spareOriginals { captures in
      var names = FileNames()
      return captures.map { capture in
        isDirectory
          ? output.appending(FilePath(names.name(forCapture: capture.name) + ".har")) : output
      }
    }
  }

  mutating func write(_ source: CheckoutKeyCapture) throws(OutputError) {
    let (redaction, capture, records) = (source.redaction, source.name, source.records)
    guard let archive = redaction.archive else {
      if source.isIncomplete, records.contains(where: \.isOfProject) {
        diagnostics.error(
          "no copy is made of a capture that is not complete: a newer key may be missing in it",
          hint: "export the capture again, and redact that one", capture: capture)
        tally.add([])
        tally.raise(.failure)
      } else if redaction.namelessEntries > 0 {
        diagnostics.error(
          "no copy is made: none of its projects has a name that is known to be harmless",
          hint: "print its keys instead: checkout-key FILE", capture: capture)
        tally.add([])
        tally.raise(.noKey)
      } else if tally.isPassedOver(source, records, settings.extraction) {
        tally.passOver(source, records)
      } else {
        tally.add(records)
        diagnostics.report(records)
      }
      return
    }
    count += 1
    let keys = records.filter { $0.key != nil }
    tally.add(keys)
    diagnostics.report(keys)
    // A copy says as much as the capture, so a lost key is none of its failures.
    for record in records where record.key == nil {
      diagnostics.note(record.message ?? "", capture: capture)
    }
    if redaction.namelessEntries > 0 {
      let entries = Quantity.count(redaction.namelessEntries, "entry", plural: "entries")
      diagnostics.warning("\(entries) of a project without a name left out", capture: capture)
    }
    do throws(OutputError) {
      let copy = try write(archive, of: capture)
      let original = capture == "-" ? "" : "; the original is still there"
      diagnostics.information(
        "\(copy): \(Self.summary(redaction))\(original)", capture: capture)
    } catch {
      guard error.isOfOneFile else { throw error }
      diagnostics.error(error.description, hint: error.hint)
      tally.raise(.failure)
    }
  }

  mutating func finish() throws(OutputError) {
    if count == 0, let record = tally.reasonForNothing {
      diagnostics.report([record])
      tally.raise(.noKey)
    }
    if settings.output == nil { try OutputStream.standardOutput.close() }
  }

  /// Writes a copy.
  ///
  /// - Returns: what became of it, in words.
  private mutating func write(_ archive: String, of capture: String) throws(OutputError) -> String {
    guard let path = settings.output else {
      try OutputStream.standardOutput.write(archive)
      return "wrote a copy"
    }
    let filePath =
      OutputFile.isDirectory(path)
      ? try OutputFile.path(of: FilePath(names.name(forCapture: capture) + ".har"), in: path) : path
    let effect = try OutputFile.write(
      archive, to: filePath, overwrites: settings.isForced, isPrivate: true)
    return effect == .unchanged ? "\(filePath.text) is unchanged" : "wrote \(filePath.text)"
  }

  private static func summary(_ redaction: Redaction) -> String {
    let kept = Quantity.count(redaction.keptEntries, "entry", plural: "entries")
    let dropped = Quantity.count(redaction.droppedEntries, "entry", plural: "entries")
    return "\(kept) without headers and cookies; left out \(dropped)"
  }
}
