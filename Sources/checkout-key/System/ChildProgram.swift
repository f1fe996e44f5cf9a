import Dispatch

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
  private let complaints: FileDescriptor?

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - program: its path.
  ///   - arguments: what stands behind its name.
  ///   - variables: what its environment has besides the tool's own, or in place of it.
  ///   - input: what it reads from standard input.
  ///   - isHeard: whether what it complains of is kept, which has no limit.
  /// - Throws: `SystemError`, if there is no such program or it can't be started.
  init(
    _ program: FilePath, _ arguments: [String], variables: [String: String], input: [UInt8],
    isHeard: Bool
  ) throws(SystemError) {
    FileDescriptor.keepInherited()
    // Who started the tool may have ignored it, and then no program's end can be waited for.
    signal(SIGCHLD, SIG_DFL)
    let pipe = input.isEmpty ? nil : try FileDescriptor.pipe()
    defer { try? pipe?.reading.close() }
    let complaints = isHeard ? FileDescriptor.scratch() : nil
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
    if let pipe {
      unsafe posix_spawn_file_actions_adddup2(&actions, pipe.reading.number, STDIN_FILENO)
    } else {
      unsafe posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    }
    unsafe posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    if let complaints {
      unsafe posix_spawn_file_actions_adddup2(&actions, complaints.number, STDERR_FILENO)
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
    unsafe sigaddset(&usual, SIGXFSZ)
    unsafe posix_spawnattr_setsigmask(&attributes, &blocked)
    unsafe posix_spawnattr_setsigdefault(&attributes, &usual)
    let flags = ownSession | Int32(POSIX_SPAWN_SETSIGMASK) | Int32(POSIX_SPAWN_SETSIGDEF)
    unsafe posix_spawnattr_setflags(&attributes, Int16(truncatingIfNeeded: flags))
    // C strings that live until the program has started.
    var words = unsafe [strdup(program.text)] + arguments.map { unsafe strdup($0) } + [nil]
    defer { unsafe words.forEach { unsafe free($0) } }
    var environment = unsafe Self.environment(with: variables)
    defer { unsafe environment.forEach { unsafe free($0) } }
    var process = pid_t()
    let error = unsafe posix_spawn(
      &process, program.cString, &actions, &attributes, &words, &environment)
    if error != 0 {
      try? complaints?.close()
      try? pipe?.writing.close()
      throw SystemError(errno: error)
    }
    self.process = process
    self.complaints = complaints
    if let writing = pipe?.writing {
      // No pipe has room for all, and the program may never read it.
      DispatchQueue(label: "input").async {
        try? writing.write(input)
        try? writing.close()
      }
    }
  }

  /// The tool's own environment with these variables in it, as C strings that are the caller's to free.
  private static func environment(with variables: [String: String])
    -> [UnsafeMutablePointer<CChar>?]
  {
    var environment = unsafe variables.map { name, value in unsafe strdup("\(name)=\(value)") }
    var next: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?> = unsafe environ
    // The list ends with a null pointer, and each of its C strings is copied as it is.
    while let variable = unsafe next.pointee {
      let isReplaced = variables.keys.contains { name in
        unsafe strncmp(variable, name + "=", name.utf8.count + 1) == 0
      }
      if !isReplaced { unsafe environment.append(strdup(variable)) }
      unsafe next += 1
    }
    return unsafe environment + [nil]
  }

  deinit {
    try? complaints?.close()
  }

  /// Waits for the program's end, but not longer than this.
  ///
  /// - Returns: its status; of one that a signal has ended, 128 and the signal's number; nil of one that
  ///   goes on.
  borrowing func wait(atMost limit: Duration) -> Int32? {
    let deadline = ContinuousClock.now + limit
    // Most are done in a few milliseconds, and those that are not don't need so much attention.
    var pause = Duration.milliseconds(1)
    while true {
      var status: Int32 = 0
      let ended = unsafe waitpid(process, &status, WNOHANG)
      // The macros of waitpid(2) are not there in Swift.
      if ended == process {
        let signal = status & 0x7F
        return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
      }
      // Nobody can tell any more how it ended.
      if ended < 0 && errno != EINTR { return 255 }
      if ContinuousClock.now >= deadline { return nil }
      pause.sleep()
      pause = min(pause * 2, .milliseconds(20))
    }
  }

  /// Lets the program go on; when it ends one day, nothing of it stays behind.
  consuming func leave() {
    DispatchQueue(label: "child").async { [process] in
      var status: Int32 = 0
      while unsafe waitpid(process, &status, 0) < 0 && errno == EINTR {}
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
    String(decoding: complaints?.beginning ?? [], as: UTF8.self)
  }
}

extension FileDescriptor {
  /// A temporary file that has no name any more; nil where none can be made.
  fileprivate static func scratch() -> FileDescriptor? {
    // `getenv` gives a C string, which is copied here.
    let named = unsafe getenv("TMPDIR").map { directory in
      unsafe FilePath(UnsafeRawBufferPointer(start: directory, count: strlen(directory)))
    }
    for directory in [named, "/tmp"].compactMap(\.self) {
      let path = directory.appending(.temporaryName)
      if let file = try? FileDescriptor.open(path, for: .creating(isPrivate: true)) {
        path.remove()
        return file
      }
    }
    return nil
  }

  /// The first bytes of the file, wherever it is read or written just now.
  fileprivate var beginning: [UInt8] {
    unsafe [UInt8](unsafeUninitializedCapacity: 4096) { buffer, initialized in
      // In bounds: the buffer's own address and length.
      initialized = max(0, unsafe pread(number, buffer.baseAddress, buffer.count, 0))
    }
  }

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
