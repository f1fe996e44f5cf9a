import CheckoutKey
import Synchronization

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Settings {
  /// The captures that the command line names.
  ///
  /// - Returns: nil if the list of their names can't be opened, which has been said.
  func captures() -> SharedCaptureList? {
    var names: NameList?
    if let path = filesFrom {
      do throws(SystemError) {
        // Left open: the list is read as long as the tool runs.
        let list = path == "-" ? .standardInput : try FileDescriptor.open(path, for: .reading)
        names = NameList(list, isNullSeparated: isNullSeparated)
      } catch {
        report(.unreadable(error))
        return nil
      }
    }
    let captures = SharedCaptureList(
      CaptureList(Operand.all(operands), list: names, output: output))
    if !captures.isSingle { Diagnostics.shared.collect() }
    return captures
  }

  fileprivate func report(_ error: CaptureListError) {
    let list = filesFrom.map { Argument(bytes: $0.bytes).shown ?? "--files-from" }
    Diagnostics.shared.error("the list of captures \(error)", hint: error.hint, capture: list)
  }
}

/// Reads captures in parallel and delivers what they say in their order, while a line on the
/// terminal says how far that is.
///
/// - Parameters:
///   - captures: what is read.
///   - settings: what the command line says.
///   - work: what the deliveries change.
///   - deliver: takes what one capture says.
/// - Returns: whether the list of captures came to its end; what else ended it has been said.
/// - Throws: what `deliver` throws.
func readCaptures<Work: Sendable>(
  _ captures: SharedCaptureList, _ settings: Settings, for work: inout Work,
  deliver: @escaping @Sendable (inout Work, CheckoutKeyCapture) throws(OutputError) -> Void
) throws(OutputError) -> Bool {
  let cores = ProcessInfo.processInfo.activeProcessorCount
  let jobs = min(settings.jobs ?? cores, FileDescriptor.limitOfCaptures)
  let progress = captures.progress
  if !settings.isQuiet { ProgressLine.shared.start { "checkout-key: \(progress.line)" } }
  defer { ProgressLine.shared.stop() }
  // Deliveries come on other threads, one at a time.
  let shared = Mutex(work)
  defer { work = shared.withLock { $0 } }
  let batch = Batch<Capture, CheckoutKeyCapture, OutputError>(
    jobs: captures.isSingle ? 1 : jobs, next: captures.next,
    read: { capture in
      defer { progress.didFinishCapture() }
      return capture.read(settings.extraction, didRead: progress.didRead)
    },
    deliver: { capture throws(OutputError) in
      try ProgressLine.shared.whileHidden { () throws(OutputError) in
        try shared.withLock { work throws(OutputError) in try deliver(&work, capture) }
      }
    })
  guard let listError = try batch.run() else { return true }
  settings.report(listError)
  return false
}

extension SharedCaptureList {
  /// Refuses outputs of which one would take the place of a capture, or be written into it.
  ///
  /// - Parameter outputs: where is written of these captures.
  /// - Throws: `OutputError.isOriginal`.
  func spareOriginals(from outputs: ([Capture]) -> [FilePath]) throws(OutputError) {
    let captures = collect()
    let originals = Set(captures.compactMap(\.file))
    for path in outputs(captures) {
      if let file = path.identity, originals.contains(file) { throw .isOriginal(path: path) }
    }
  }

  /// Says what waits for the end of a run: the hints, and what it came to.
  func conclude(_ tally: Tally, reminder: String? = nil) {
    let diagnostics = Diagnostics.shared
    diagnostics.conclude(captures: tally.captures)
    for hint in [reminder, hint].compactMap(\.self) { diagnostics.hint(hint) }
    if let summary = tally.summary(effort: progress.effort) { diagnostics.information(summary) }
  }
}
