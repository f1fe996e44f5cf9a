import Synchronization

/// A command that reads captures and does something with each, in their order.
protocol CaptureCommand: Command, Sendable where Options: CaptureCommandOptions {
  /// What is read of one capture.
  associatedtype Reading: Sendable

  var options: Options { get }
  var diagnostics: Diagnostics { get }
  /// What the captures came to so far.
  var tally: Tally { get set }

  /// Gets ready for output before anything is read.
  ///
  /// - Parameter isSingle: whether there is one capture only.
  /// - Throws: `OutputError`; then nothing is read.
  mutating func begin(isSingle: Bool) throws(OutputError)
  /// What reads one capture.
  static func reader(_ options: Options) -> CaptureRun.Reader<Reading>
  /// Does what is to be done with one capture.
  mutating func deliver(_ reading: Reading) throws(OutputError)
  /// Ends the output behind the last capture.
  mutating func finish() throws(OutputError)
  /// Takes back what has no end, as far as that can be done.
  func discard()
}

extension CaptureCommand {
  var status: ExitStatus { tally.status }

  mutating func run() throws(OutputError) {
    let captures: CaptureRun
    do throws(CaptureListError) {
      captures = try CaptureRun(options)
    } catch {
      return report(error)
    }
    try begin(isSingle: captures.isSingle)
    do throws(OutputError) {
      if let listError = try readAll(captures) { report(listError) }
      try finish()
    } catch {
      discard()
      throw error
    }
    if let summary = tally.summary(effort: captures.effort) { diagnostics.information(summary) }
  }

  func discard() {}

  /// Says that a file must not be touched, which is no reason to lose the others.
  ///
  /// - Throws: every other error.
  mutating func reportExisting(_ error: OutputError) throws(OutputError) {
    guard case .exists = error else { throw error }
    diagnostics.error(error.description)
    tally.raise(.failure)
  }

  /// - Returns: the error that ended the list of captures, if one did.
  private mutating func readAll(_ captures: CaptureRun) throws(OutputError) -> CaptureListError? {
    // Readings are delivered on other threads, one at a time.
    let command = Mutex(self)
    defer { self = command.withLock { $0 } }
    return try captures.run(Self.reader(options)) { reading throws(OutputError) in
      try command.withLock { command throws(OutputError) in try command.deliver(reading) }
    }
  }

  private mutating func report(_ listError: CaptureListError) {
    diagnostics.error(listError, ofList: options.captures.filesFrom)
    tally.raise(.failure)
  }
}
