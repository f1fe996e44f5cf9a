import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What happens at Ctrl-C and other signals that end the tool: nothing half-written stays behind.
final class Interruption: Sendable {
  static let shared = Interruption()

  private let file = Mutex<String?>(nil)
  private let cleansUp = Mutex(false)

  /// The file that is being written, which is removed.
  var unfinishedFile: String? {
    get { file.withLock { $0 } }
    set {
      file.withLock { $0 = newValue }
      if newValue != nil { cleanUp() }
    }
  }

  /// The signals that end the tool; the exit status is 128 and the signal's number, as shells have it.
  ///
  /// Those that whoever started the tool had ignored, as nohup(1) does, stay ignored.
  private let signals = [SIGINT, SIGTERM, SIGHUP].filter { number in
    // Functions can't be compared in Swift; these are addresses, and only compared.
    let before = unsafe unsafeBitCast(signal(number, SIG_IGN), to: Int.self)
    let ignored = unsafe unsafeBitCast(SIG_IGN, to: Int.self)
    return before != ignored
  }

  /// Ends the tool at a signal, at once, as long as there is nothing to clean up.
  func takeOver() {
    for number in signals { signal(number) { _exit(128 + $0) } }
  }

  /// Cleans up at a signal from now on, on a thread of its own, where more is allowed than in a
  /// signal handler (signal-safety(7)).
  func cleanUp() {
    let isFirst = cleansUp.withLock { cleansUp in
      defer { cleansUp = true }
      return !cleansUp
    }
    for number in signals where isFirst {
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        // The handler keeps its source alive until the process ends.
        withExtendedLifetime(source) { self.end(with: number) }
      }
      source.resume()
      signal(number, SIG_IGN)
    }
  }

  private func end(with number: Int32) {
    ProgressLine.shared.hide()
    // The lock stays held, so that no file is finished or begun any more.
    file.withLock { path in
      if let path { unsafe unlink(path) }
      _exit(128 + number)
    }
  }
}
