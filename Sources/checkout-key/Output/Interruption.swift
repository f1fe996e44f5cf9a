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

  /// The file that is being written, which is removed.
  var unfinishedFile: String? {
    get { file.withLock { $0 } }
    set { file.withLock { $0 = newValue } }
  }

  /// Takes the signals over; the exit status is 128 and the signal's number, as shells have it.
  func takeOver() {
    for number in [SIGINT, SIGTERM, SIGHUP] {
      // Someone who had the signal ignored, such as nohup(1), keeps it ignored. Functions can't be
      // compared in Swift; these are addresses, and only compared.
      let before = unsafe unsafeBitCast(signal(number, SIG_IGN), to: Int.self)
      let ignored = unsafe unsafeBitCast(SIG_IGN, to: Int.self)
      if before == ignored { continue }
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        // The handler keeps its source alive until the process ends.
        withExtendedLifetime(source) { self.end(with: number) }
      }
      source.resume()
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
