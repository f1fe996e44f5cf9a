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

  /// The signals that end the tool.
  private let signals: [Int32]

  /// Takes the signals over; the exit status is 128 and the signal's number, as shells have it.
  ///
  /// As long as there is nothing to clean up, that happens at once.
  private init() {
    signals = [SIGINT, SIGTERM, SIGHUP].filter { number in
      let before = signal(number) { _exit(128 + $0) }
      // Functions can't be compared in Swift; these are addresses, and only compared.
      let isIgnored =
        unsafe unsafeBitCast(before, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
      // What whoever started the tool had ignored, as nohup(1) does, stays ignored.
      if isIgnored { signal(number, SIG_IGN) }
      return !isIgnored
    }
  }

  /// Cleans up at a signal from now on.
  ///
  /// The signals are blocked, and a thread waits for them (sigwait(3)): there more is allowed than in
  /// a signal handler, and none is lost, as some were with Dispatch's signal sources on Linux. Called
  /// on the main thread; Dispatch's own threads block all signals.
  func cleanUp() {
    let isFirst = cleansUp.withLock { cleansUp in
      defer { cleansUp = true }
      return !cleansUp
    }
    if !isFirst || signals.isEmpty { return }
    var set = sigset_t()
    unsafe sigemptyset(&set)
    for number in signals { unsafe sigaddset(&set, number) }
    unsafe pthread_sigmask(SIG_BLOCK, &set, nil)
    DispatchQueue(label: "signals").async { [set] in
      var set = set
      var number: Int32 = 0
      while unsafe sigwait(&set, &number) != 0 {}
      self.end(with: number)
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
