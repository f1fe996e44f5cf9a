import CheckoutKey

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// `checkout-key extract`: prints the keys of captures.
struct ExtractCommand {
  private let options: ExtractOptions
  private let format: any RecordFormat
  private let diagnostics: Diagnostics
  private var tally = Tally()

  private init(_ options: ExtractOptions) {
    self.options = options
    format = options.format.format(label: options.label)
    diagnostics = Diagnostics(isQuiet: options.quiet)
  }

  /// Reads every operand and writes what it gives.
  static func run(_ options: ExtractOptions) -> ExitStatus {
    var command = ExtractCommand(options)
    do throws(OutputError) {
      try command.run()
    } catch {
      // `| head -1` has what it wanted.
      if error == .closedPipe { return command.tally.status }
      command.diagnostics.error(error.description)
      return .failure
    }
    return command.tally.status
  }

  private mutating func run() throws(OutputError) {
    let captures: SharedCaptureList
    do throws(SystemError) {
      captures = try SharedCaptureList(options)
    } catch {
      return report(error, ofList: options.filesFrom)
    }
    var output = try makeOutput()
    let progress = Progress { captures.totalBytes }
    let extraction = options.extraction
    let jobs = captures.isSingle ? 1 : min(options.jobs, OpenFileLimit.captures)
    let batch = Batch<Capture, [Record]>(jobs: jobs) { capture in
      defer { progress.didFinishCapture() }
      return capture.records(extraction, didRead: progress.didRead)
    }
    if isatty(STDERR_FILENO) == 1 && !options.quiet {
      ProgressLine.shared.start { "checkout-key: \(progress.line)" }
    }
    defer { ProgressLine.shared.stop() }
    do throws(OutputError) {
      let listError = try batch.run(next: captures.next) { records throws(OutputError) in
        try deliver(records, to: &output)
      }
      if let listError { report(listError, ofList: options.filesFrom) }
      try output.finish()
    } catch {
      output.discard()
      throw error
    }
    ProgressLine.shared.stop()
    if let summary = tally.summary(effort: progress.effort) { diagnostics.information(summary) }
  }

  private func makeOutput() throws(OutputError) -> any RecordOutput {
    guard let path = options.output else {
      return StreamOutput(format, to: nil, omitsLineFeed: options.noNewline)
    }
    if path.hasSuffix("/") || FileKind(path: path) == .directory {
      return DirectoryOutput(format, directory: path, overwrites: options.force)
    }
    let file = try OutputFile(path: path, overwrites: options.force)
    return StreamOutput(format, to: file, omitsLineFeed: options.noNewline)
  }

  private mutating func report(_ error: SystemError, ofList list: String?) {
    diagnostics.error("the list of captures cannot be read: \(error)", capture: list)
    tally.raise(.failure)
  }

  /// Writes the records of one capture, and says what there is to say of them.
  private mutating func deliver(_ records: [Record], to output: inout any RecordOutput)
    throws(OutputError)
  {
    ProgressLine.shared.hide()
    tally.add(records)
    var said: Set<String> = []
    for record in records {
      try write(record, to: &output)
      if let message = record.message {
        diagnostics.error(message, capture: record.capture)
      }
      // What is said of a whole capture stands in each of its records.
      for warning in record.warnings where said.insert(warning).inserted {
        diagnostics.warning(warning, capture: record.capture)
      }
      if let hint = record.hint, said.insert(hint).inserted { diagnostics.hint(hint) }
    }
  }

  private mutating func write(_ record: Record, to output: inout any RecordOutput)
    throws(OutputError)
  {
    do throws(OutputError) {
      if try output.write(record) || record.publicKey == nil { return }
      diagnostics.error(
        "entry \(record.entry ?? 0): --format \(options.format.rawValue) needs "
          + format.requirement, capture: record.capture)
      tally.raise(.noKey)
    } catch {
      guard case .exists = error else { throw error }
      // One file that must not be touched is no reason to lose the others.
      diagnostics.error(error.description)
      tally.raise(.failure)
    }
  }
}
