import CheckoutKey

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The captures that a command line names, read in parallel while a line says how far that is.
struct CaptureRun {
  /// Reads one capture, on any thread; it is told whom to tell how many bytes each read gave.
  typealias Reader<Value> = @Sendable (Capture, _ didRead: @escaping (Int) -> Void) -> Value

  private let captures: SharedCaptureList
  private let jobs: Int
  private let showsProgress: Bool
  private let progress: Progress

  /// - Parameter options: what the command line says.
  /// - Throws: `CaptureListError`, if the file that `--files-from` names can't be opened.
  init(_ options: some CaptureCommandOptions) throws(CaptureListError) {
    let captures = try SharedCaptureList(options.operands, options.captures)
    self.captures = captures
    let jobs = options.captures.jobs ?? ProcessInfo.processInfo.activeProcessorCount
    self.jobs = captures.isSingle ? 1 : min(jobs, OpenFileLimit.captures)
    showsProgress = isatty(STDERR_FILENO) == 1 && !options.common.quiet
    progress = Progress { captures.totalBytes }
  }

  /// Whether there is one capture only.
  var isSingle: Bool { captures.isSingle }

  /// For example `98.2 MB in 0.4 s`.
  var effort: String { progress.effort }

  /// Reads all captures.
  ///
  /// - Parameters:
  ///   - read: reads one capture.
  ///   - deliver: takes each result, in the order of the captures, on any thread.
  /// - Returns: the error that ended the list of captures, if one did.
  /// - Throws: what `deliver` throws.
  func run<Value: Sendable>(
    _ read: @escaping Reader<Value>,
    deliver: @escaping @Sendable (Value) throws(OutputError) -> Void
  ) throws(OutputError) -> CaptureListError? {
    let progress = progress
    let batch = Batch<Capture, Value>(jobs: jobs) { capture in
      defer { progress.didFinishCapture() }
      return read(capture, progress.didRead)
    }
    if showsProgress {
      ProgressLine.shared.start { "checkout-key: \(progress.line)" }
    }
    defer { ProgressLine.shared.stop() }
    return try batch.run(next: captures.next) { value throws(OutputError) in
      ProgressLine.shared.hide()
      try deliver(value)
    }
  }
}
