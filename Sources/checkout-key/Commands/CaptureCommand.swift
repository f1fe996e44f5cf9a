import CheckoutKey
import Synchronization

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A command that reads captures and does something with each, in their order.
protocol CaptureCommand: Command where Settings: CaptureSettings {
  var settings: Settings { get }
  var diagnostics: Diagnostics { get set }
  /// What the captures came to so far.
  var tally: Tally { get set }

  /// Gets ready for output before anything is read.
  ///
  /// - Parameter captures: what will be read.
  /// - Throws: `OutputError`; then nothing is read.
  mutating func begin(_ captures: SharedCaptureList) throws(OutputError)
  /// Does what is to be done with one capture.
  mutating func deliver(_ capture: CheckoutKeyCapture) throws(OutputError)
  /// Ends the output behind the last capture.
  mutating func finish() throws(OutputError)
  /// Takes back what has no end, as far as that can be done.
  func discard()
}

/// What the command line says to a command that reads captures.
protocol CaptureSettings: CommandSettings {
  var captures: CaptureChoice { get set }
  /// Which requests matter.
  var extraction: Extraction { get }
  /// Where the output goes; nil is standard output.
  var output: FilePath? { get }
}

extension CaptureSettings {
  var output: FilePath? { nil }
}

/// Which captures are read besides the operands, and how many at a time.
struct CaptureChoice: Equatable {
  /// A file, or `-`, with more operands.
  var filesFrom: FilePath?
  /// Whether those end with NUL.
  var isNullSeparated = false
  /// How many captures are read at the same time; nil is as many as the machine has cores.
  var jobs: Int?

  /// Each job is a thread with a window of its own.
  fileprivate static let maxJobs = 64
}

extension Option where Settings: CaptureSettings {
  /// The options of every command that reads captures.
  static var captures: [Option] {
    [
      .value(
        "files-from", as: "FILE", "more operands, one a line, from FILE (- is stdin)"
      ) { $0.captures.filesFrom = $1.path },
      .flag("null", letter: "0", "names in the list end with NUL, as of find -print0") {
        $0.captures.isNullSeparated = true
      }.rare,
      .value("jobs", letter: "j", as: "N", "read N captures at a time (default: one a core)") {
        (settings, number) throws(UsageError) in
        let limit = CaptureChoice.maxJobs
        guard let jobs = Int(number.text), (1...limit).contains(jobs) else {
          let shown = number.shown.map { ", not \($0)" } ?? ""
          throw UsageError("--jobs takes a whole number from 1 to \(limit)\(shown)")
        }
        settings.captures.jobs = jobs
      },
    ]
  }
}

extension Option {
  /// The option of every command that writes files.
  static func force(_ apply: @escaping @Sendable (inout Settings) -> Void) -> Option {
    .flag("force", "with -o: replace a file that has other content", apply)
  }
}

extension Argument {
  /// Where output goes that is to go to this path; nil is standard output.
  ///
  /// - Throws: `UsageError`, if it is no name: a key that was pasted here would become one.
  func outputPath() throws(UsageError) -> FilePath? {
    if shown == nil && path.kind == nil {
      throw UsageError(
        "-o takes the name of a file or directory, which this is not",
        hint: "it is one line without quotes and braces")
    }
    // A shell's `>/dev/stdout` into a file leaves a file at this path, and it is the output.
    let isStandardOutput =
      path == "-"
      || path.identity != nil && path.identity == FileDescriptor.standardOutput.identity
    return isStandardOutput ? nil : path
  }
}

extension CaptureSettings {
  var needsNoOperand: Bool { captures.filesFrom != nil }

  func checkCaptures() throws(UsageError) {
    if captures.filesFrom == "-" && operands.contains(Argument("-")) {
      throw UsageError("- can't be both a capture and, for --files-from, the list of captures")
    }
    // One strange name does not stop a batch, in which others are files.
    let captures = Operand.all(operands)
    if let content = captures.first(where: \.isContent),
      !captures.contains(where: { $0.isStandardInput || $0.path.kind != nil })
    {
      let (message, hint) = content.wrongContent
      throw UsageError(message, hint: hint)
    }
  }
}

extension Manual {
  /// What operands of a command that reads captures are.
  static let operands =
    "A capture is a HAR file; a directory stands for all *.har and *.harp files in it, however "
    + "deep, but not for hidden ones; - is standard input, which is also read when there is no operand and it is "
    + "not a terminal."

  /// What the statuses of a command that reads captures mean.
  static let captureStatuses: [(status: ExitStatus, words: String)] = [
    (.success, "every capture gave a key"),
    (.noKey, "some capture, or some project in it, gave none"),
    (
      .failure,
      "some capture could not be read, is no HAR file or was cut off before any key; or the output "
        + "could not be written"
    ),
    (.usage, "the command line is wrong"),
  ]
}

extension CaptureCommand {
  var status: ExitStatus { tally.status }

  mutating func perform() throws(OutputError) {
    let captures: SharedCaptureList
    do throws(CaptureListError) {
      captures = try list()
    } catch {
      return report(error)
    }
    let progress = Progress { captures.totalBytes }
    diagnostics.collectsHints = !captures.isSingle
    try begin(captures)
    do throws(OutputError) {
      if let listError = try readAll(captures, progress) { report(listError) }
      try finish()
    } catch {
      discard()
      throw error
    }
    diagnostics.sayHints(namesCaptures: tally.captures > 1)
    if let hint = captures.hint { diagnostics.hint(hint) }
    if let summary = tally.summary(effort: progress.effort) { diagnostics.information(summary) }
  }

  func discard() {}

  /// The captures that the command line names.
  private func list() throws(CaptureListError) -> SharedCaptureList {
    var names: NameList?
    if let path = settings.captures.filesFrom {
      do throws(SystemError) {
        // Left open: the list is read as long as the tool runs.
        let list = path == "-" ? .standardInput : try FileDescriptor.open(path, for: .reading)
        names = NameList(list, isNullSeparated: settings.captures.isNullSeparated)
      } catch {
        throw .unreadable(error)
      }
    }
    return SharedCaptureList(
      CaptureList(Operand.all(settings.operands), list: names, output: settings.output))
  }

  /// Reads all captures in parallel, while a line says how far that is.
  ///
  /// - Returns: the error that ended the list of captures, if one did.
  private mutating func readAll(_ captures: SharedCaptureList, _ progress: Progress)
    throws(OutputError) -> CaptureListError?
  {
    let cores = ProcessInfo.processInfo.activeProcessorCount
    let jobs = min(settings.captures.jobs ?? cores, FileDescriptor.limitOfCaptures)
    let batch = Batch<Capture, CheckoutKeyCapture>(jobs: captures.isSingle ? 1 : jobs) {
      [settings] capture in
      defer { progress.didFinishCapture() }
      return capture.read(settings.extraction, didRead: progress.didRead)
    }
    if FileDescriptor.standardError.isTerminal && !settings.common.isQuiet {
      ProgressLine.shared.start { "checkout-key: \(progress.line)" }
    }
    defer { ProgressLine.shared.stop() }
    // Readings are delivered on other threads, one at a time.
    let command = Mutex(self)
    defer { self = command.withLock { $0 } }
    return try batch.readAll(captures.next) { reading throws(OutputError) in
      try ProgressLine.shared.whileHidden { () throws(OutputError) in
        try command.withLock { command throws(OutputError) in try command.deliver(reading) }
      }
    }
  }

  private mutating func report(_ listError: CaptureListError) {
    let list = settings.captures.filesFrom.map { Argument(bytes: $0.bytes) }
    diagnostics.error(
      "the list of captures \(listError)", capture: list.map { $0.shown ?? "--files-from" })
    if let text = listError.hint { diagnostics.hint(text) }
    tally.raise(.failure)
  }
}
