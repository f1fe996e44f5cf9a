#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Another program, started by the tool for something that is the desktop's business.
///
/// It is in a session of its own, so that a clipboard's owner or a browser that stays behind survives
/// Ctrl-C in the terminal. Its output goes nowhere and what it complains of into a file: with a pipe
/// whoever stays behind would keep us waiting, or be ended by the first word that it says later.
struct ChildProgram: ~Copyable {
  private let process: pid_t
  /// What it writes to standard error, if anybody wants to know.
  private let complaints: ScratchFile?

  /// How a program was left.
  enum Ending: Equatable {
    /// It ended with this status; of one that a signal has ended, 128 and the signal's number.
    case ended(status: Int32)
    /// It went on when its time was over.
    case wentOn
  }

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - program: its path.
  ///   - arguments: what stands behind its name.
  ///   - input: what it reads from standard input.
  ///   - isHeard: whether what it complains of is kept, which has no limit.
  /// - Throws: `SystemError`, if there is no such program or it can't be started.
  init(_ program: FilePath, _ arguments: [String], input: [UInt8], isHeard: Bool)
    throws(SystemError)
  {
    FileDescriptor.keepInherited()
    // Who started the tool may have ignored it, and then no program's end can be waited for.
    signal(SIGCHLD, SIG_DFL)
    let input = try ScratchFile(holding: input)
    defer { input.close() }
    let complaints = isHeard ? try ScratchFile() : nil
    #if canImport(Darwin)
      // Pointers there, and empty at first.
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = unsafe posix_spawn_file_actions_t()
      #if canImport(Musl)
        // It has a pointer among its parts there.
        var attributes = unsafe posix_spawnattr_t()
      #else
        var attributes = posix_spawnattr_t()
      #endif
    #endif
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_adddup2(&actions, input.reading.number, STDIN_FILENO)
    unsafe posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    if let complaints {
      unsafe posix_spawn_file_actions_adddup2(&actions, complaints.writing.number, STDERR_FILENO)
    } else {
      unsafe posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    }
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    // What the tool blocks or ignores is its own business.
    var (blocked, usual) = (sigset_t(), sigset_t())
    unsafe sigemptyset(&blocked)
    unsafe sigemptyset(&usual)
    unsafe sigaddset(&usual, SIGPIPE)
    unsafe posix_spawnattr_setsigmask(&attributes, &blocked)
    unsafe posix_spawnattr_setsigdefault(&attributes, &usual)
    let flags = ownSession | Int32(POSIX_SPAWN_SETSIGMASK) | Int32(POSIX_SPAWN_SETSIGDEF)
    unsafe posix_spawnattr_setflags(&attributes, Int16(truncatingIfNeeded: flags))
    // C strings that live until the program has started.
    var words = unsafe [strdup(program.text)] + arguments.map { unsafe strdup($0) } + [nil]
    defer { unsafe words.forEach { unsafe free($0) } }
    var process = pid_t()
    let error = unsafe posix_spawn(
      &process, program.cString, &actions, &attributes, &words, environ)
    if error != 0 {
      complaints?.close()
      throw SystemError(errno: error)
    }
    self.process = process
    self.complaints = complaints
  }

  deinit {
    complaints?.close()
  }

  /// Waits for the program's end, but not longer than this.
  borrowing func wait(atMost limit: Duration) -> Ending {
    let deadline = ContinuousClock.now + limit
    // Most are done in a few milliseconds, and those that are not don't need so much attention.
    var pause = Duration.milliseconds(1)
    while true {
      var status: Int32 = 0
      let ended = unsafe waitpid(process, &status, WNOHANG)
      // The macros of waitpid(2) are not there in Swift.
      if ended == process {
        let signal = status & 0x7F
        return .ended(status: signal == 0 ? (status >> 8) & 0xFF : 128 + signal)
      }
      // Nobody can tell any more how it ended.
      if ended < 0 && errno != EINTR { return .ended(status: 255) }
      if ContinuousClock.now >= deadline { return .wentOn }
      pause.sleep()
      pause = min(pause * 2, .milliseconds(20))
    }
  }

  /// Ends the program and all that it has started.
  borrowing func end() {
    // The first process of a session leads its group too.
    kill(-process, SIGKILL)
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) < 0 && errno == EINTR {}
  }

  /// The beginning of what it wrote to standard error.
  borrowing func complaint() -> String {
    String(decoding: (try? complaints?.reading.read()) ?? [], as: UTF8.self)
  }
}

/// A file of the temporary directory that has no name any more, open at both ends.
private struct ScratchFile {
  let reading: FileDescriptor
  let writing: FileDescriptor

  init(holding bytes: [UInt8] = []) throws(SystemError) {
    let path = FilePath.temporaryDirectory.appending(.temporaryName)
    writing = try .open(path, for: .creating(isPrivate: true))
    defer { path.remove() }
    do throws(SystemError) {
      try writing.write(bytes)
      reading = try .open(path, for: .reading)
    } catch {
      try? writing.close()
      throw error
    }
  }

  func close() {
    try? reading.close()
    try? writing.close()
  }
}

extension FileDescriptor {
  /// Keeps from other programs what the tool has inherited besides its standard streams: whoever gave
  /// it may wait until nobody has it open.
  fileprivate static func keepInherited() {
    for name in (try? FilePath("/dev/fd").directoryEntries()) ?? [] {
      guard let number = Int32(name.text), number > STDERR_FILENO else { continue }
      _ = fcntl(number, F_SETFD, FD_CLOEXEC)
    }
  }
}

extension Duration {
  /// Does nothing for so long.
  func sleep() {
    let (seconds, attoseconds) = components
    var time = timespec(tv_sec: Int(seconds), tv_nsec: Int(attoseconds / 1_000_000_000))
    unsafe nanosleep(&time, nil)
  }
}

extension FilePath {
  /// The directory for files that nobody needs for long.
  fileprivate static var temporaryDirectory: FilePath {
    // `getenv` gives a C string, which is copied here.
    let named = unsafe getenv("TMPDIR").map { directory in
      unsafe FilePath(UnsafeRawBufferPointer(start: directory, count: strlen(directory)))
    }
    return named?.kind == .directory ? named ?? "/tmp" : "/tmp"
  }

  /// The program of this name in the directories of `PATH`; nil if there is none.
  ///
  /// Directories without a leading slash are passed over, the empty one among them: what lies where
  /// the user happens to be, such as the Downloads folder, must not be started.
  static func program(named name: String, in searchPath: String) -> FilePath? {
    if name.contains("/") {
      let path = FilePath(name)
      return path.isProgram ? path : nil
    }
    let directories = searchPath.split(separator: ":").filter { $0.hasPrefix("/") }
    return directories.map { FilePath(String($0)).appending(FilePath(name)) }.first(
      where: \.isProgram)
  }

  /// Whether it is a file that may be executed.
  private var isProgram: Bool {
    guard case .regular = kind else { return false }
    return unsafe access(cString, X_OK) == 0
  }
}

#if os(Linux)
  /// `POSIX_SPAWN_SETSID`, which the C libraries only give to those who ask for GNU's extensions.
  private let ownSession: Int32 = 0x80
#else
  private let ownSession = Int32(POSIX_SPAWN_SETSID)
#endif
