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

  /// A file that is being written under a temporary name, and what it will be called.
  private let file = Mutex<(temporaryPath: FilePath, path: FilePath)?>(nil)
  private let waitsForSignals = Mutex(false)

  /// The signals that end the tool.
  private let signals: [Int32]
  /// All that end a program, but for SIGKILL and those that its own faults raise.
  private static let names: [Int32: String] = {
    var names = [
      SIGINT: "SIGINT", SIGTERM: "SIGTERM", SIGHUP: "SIGHUP", SIGQUIT: "SIGQUIT",
      SIGABRT: "SIGABRT", SIGALRM: "SIGALRM", SIGUSR1: "SIGUSR1", SIGUSR2: "SIGUSR2",
      SIGVTALRM: "SIGVTALRM", SIGPROF: "SIGPROF", SIGXCPU: "SIGXCPU",
    ]
    #if os(Linux)
      for number in [SIGIO, SIGPWR, SIGSTKFLT] + (34...64) { names[number] = "signal \(number)" }
    #endif
    return names
  }()

  /// Takes the signals over; the exit status is 128 and the signal's number, as shells have it.
  ///
  /// As long as there is nothing to clean up, that happens at once.
  private init() {
    // A reader that goes away is an error of `write(2)` then, which says where it happened.
    signal(SIGPIPE, SIG_IGN)
    // And so is a file that becomes larger than a limit (`ulimit -f`).
    signal(SIGXFSZ, SIG_IGN)
    signals = Self.names.keys.filter { number in
      let before = signal(number) { _exit(128 + $0) }
      // Functions can't be compared in Swift; these are addresses, and only compared.
      let isIgnored =
        unsafe unsafeBitCast(before, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
      // What whoever started the tool had ignored, as nohup(1) does, stays ignored.
      if isIgnored { signal(number, SIG_IGN) }
      return !isIgnored
    }
  }

  /// Makes a file that is removed at a signal from now on; a signal comes before the body or after it.
  ///
  /// - Parameters:
  ///   - temporaryPath: what the file is called until it is whole.
  ///   - path: what it will be called.
  ///   - body: makes the file.
  /// - Returns: what the body returns.
  /// - Throws: what the body throws; then there is no file.
  func beginFile<Failure: Error>(
    _ temporaryPath: FilePath, for path: FilePath, _ body: () throws(Failure) -> FileDescriptor
  ) throws(Failure) -> FileDescriptor {
    waitForSignals()
    return try file.withLock { file throws(Failure) in
      let descriptor = try body()
      file = (temporaryPath, path)
      return descriptor
    }
  }

  /// Ends what began with `beginFile`; a signal comes before the body or after it.
  ///
  /// - Parameter body: renames the file or removes it.
  /// - Returns: what the body returns.
  func endFile<Result>(_ body: () -> Result) -> Result {
    file.withLock { file in
      file = nil
      return body()
    }
  }

  /// Ends the tool with a status of its own; no signal can come any more that gives it another.
  func endTool(_ status: ExitStatus) -> Never {
    file.withLock { _ in exit(status.rawValue) }
  }

  /// Says what a signal has ended from now on, and removes what is half-written.
  ///
  /// The signals are blocked, and a thread waits for them (sigwait(3)): there more is allowed than in
  /// a signal handler, and none is lost, as some were with Dispatch's signal sources on Linux. Called
  /// on the main thread; Dispatch's own threads block all signals.
  func waitForSignals() {
    let isFirst = waitsForSignals.withLock { isWaiting in
      defer { isWaiting = true }
      return !isWaiting
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
    // The lock stays held, so that no file is finished or begun any more.
    file.withLock { file in
      var message = "ended by \(Self.names[number] ?? "a signal")"
      if let file {
        file.temporaryPath.remove()
        message += "; \(file.path.text) was not written"
      }
      // A pipe that is full and that nobody reads would keep the tool from ending.
      if FileDescriptor.standardError.isReadyForWriting {
        // Behind a line that may be there: whoever holds it may be waiting for a reader.
        Diagnostics().error(message)
      }
      _exit(128 + number)
    }
  }
}
