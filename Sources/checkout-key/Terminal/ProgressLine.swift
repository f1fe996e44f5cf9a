import Dispatch
import Synchronization

/// The line on a terminal that says how far a long batch is.
final class ProgressLine: Sendable {
  static let shared = ProgressLine()

  private struct State {
    var isStopped = false
    var isShown = false

    mutating func remove() {
      if isShown { try? OutputStream.standardError.write("\r\u{1B}[K") }
      isShown = false
    }
  }

  private let state = Mutex(State())
  /// A queue of its own, because captures that are being read keep all common threads busy.
  private let queue = DispatchQueue(label: "progress line")

  /// Shows the line from now on, twice a second, after the first second, if there is a terminal that
  /// can take it back.
  ///
  /// - Parameter text: says how far the work is.
  func start(_ text: @escaping @Sendable () -> String) {
    guard Terminal.obeysEscapes(.standardError) else { return }
    Interruption.shared.waitForSignals()
    show(text, after: .seconds(1))
  }

  private func show(_ text: @escaping @Sendable () -> String, after delay: DispatchTimeInterval) {
    queue.asyncAfter(deadline: .now() + delay) {
      // What goes on in the next line can't be taken back.
      let line = text().prefix((FileDescriptor.standardError.columns ?? 80) - 1)
      let isStopped = self.state.withLock { state in
        if state.isStopped { return true }
        state.isShown = true
        try? OutputStream.standardError.write("\r\(line)\u{1B}[K")
        return false
      }
      if !isStopped { self.show(text, after: .milliseconds(500)) }
    }
  }

  /// Removes the line, and keeps it from coming back while something else is written.
  func whileHidden<Failure: Error>(_ body: () throws(Failure) -> Void) throws(Failure) {
    try state.withLock { state throws(Failure) in
      state.remove()
      try body()
    }
  }

  /// Removes the line at the tool's sudden end, unless whoever holds it waits for a reader.
  func stopAtOnce() {
    state.withLockIfAvailable { $0.remove() }
  }

  /// Removes the line for good.
  func stop() {
    state.withLock { state in
      state.remove()
      state.isStopped = true
    }
  }
}
