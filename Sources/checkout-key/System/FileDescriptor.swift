#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An open file, pipe, device or terminal.
struct FileDescriptor: Equatable, Sendable {
  let number: Int32

  static let standardInput = FileDescriptor(number: STDIN_FILENO)
  static let standardOutput = FileDescriptor(number: STDOUT_FILENO)
  static let standardError = FileDescriptor(number: STDERR_FILENO)

  /// What a file is opened for.
  enum Access {
    case reading
    /// A file that is no symbolic link; a pipe without a writer is not waited for.
    case readingItself
    /// What is there already, such as a pipe or a device.
    case writing
    /// A file that must not be there yet; a private one is for its owner only.
    case creating(isPrivate: Bool)

    fileprivate var flags: Int32 {
      switch self {
      case .reading: O_RDONLY
      case .readingItself: O_RDONLY | O_NOFOLLOW | O_NONBLOCK
      case .writing: O_WRONLY
      case .creating: O_RDWR | O_CREAT | O_EXCL
      }
    }

    fileprivate var permissions: mode_t {
      if case .creating(isPrivate: true) = self { 0o600 } else { 0o666 }
    }
  }

  /// Opens a file; programs that are started later don't inherit it.
  static func open(_ path: FilePath, for access: Access) throws(SystemError) -> FileDescriptor {
    // A C string that lives as long as the call.
    let number = unsafe systemOpen(path.cString, access.flags | O_CLOEXEC, access.permissions)
    if number < 0 { throw SystemError(errno: errno) }
    return FileDescriptor(number: number)
  }

  /// The next bytes, as many as there are, but at most this many; none at the end.
  ///
  /// What somebody else has set not to wait is waited for all the same, here and in `write`.
  func read(upTo count: Int = 4096) throws(SystemError) -> [UInt8] {
    while true {
      var bytesRead = 0
      let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
        // In bounds: the buffer's own address and length.
        bytesRead = unsafe systemRead(number, buffer.baseAddress, buffer.count)
        initialized = max(0, bytesRead)
      }
      if bytesRead >= 0 { return bytes }
      try waitAfterError(for: POLLIN)
    }
  }

  /// Writes all of the bytes.
  func write(_ bytes: [UInt8]) throws(SystemError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = unsafe rest.withUnsafeBytes { buffer in
        // In bounds: the buffer's own address and length.
        unsafe systemWrite(number, buffer.baseAddress, buffer.count)
      }
      if written >= 0 {
        rest = rest.dropFirst(written)
      } else {
        try waitAfterError(for: POLLOUT)
      }
    }
  }

  /// Waits until a call that failed can be made again; throws its error if that is of no use.
  private func waitAfterError(for event: some BinaryInteger) throws(SystemError) {
    switch errno {
    case EINTR: break
    case EAGAIN:
      var request = pollfd(fd: number, events: Int16(event), revents: 0)
      _ = unsafe poll(&request, 1, -1)
    default: throw SystemError(errno: errno)
    }
  }

  /// Closes it; some file systems report only then that the disk is full.
  func close() throws(SystemError) {
    if systemClose(number) != 0 && errno != EINTR { throw SystemError(errno: errno) }
  }

  /// Another descriptor of the same open file, so that closing one leaves the other.
  func duplicate() throws(SystemError) -> FileDescriptor {
    let copy = fcntl(number, F_DUPFD_CLOEXEC, STDERR_FILENO + 1)
    if copy < 0 { throw SystemError(errno: errno) }
    return FileDescriptor(number: copy)
  }

  /// Both ends of a pipe; programs that are started later don't inherit them.
  static func pipe() throws(SystemError) -> (reading: FileDescriptor, writing: FileDescriptor) {
    var ends: [Int32] = [-1, -1]
    if unsafe systemPipe(&ends) != 0 { throw SystemError(errno: errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (FileDescriptor(number: ends[0]), FileDescriptor(number: ends[1]))
  }

  /// Whether a person sits behind it.
  var isTerminal: Bool { isatty(number) == 1 }

  /// How many columns the terminal has; nil if there is none, or none that says.
  var columns: Int? {
    var size = winsize()
    // The request's own type of argument.
    guard unsafe ioctl(number, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// Whether it takes bytes just now, without waiting for somebody to read.
  var isReadyForWriting: Bool {
    var request = pollfd(fd: number, events: Int16(POLLOUT), revents: 0)
    return unsafe poll(&request, 1, 0) == 1
  }

  /// Takes the place of standard streams that were closed before the start.
  ///
  /// Otherwise the next file that is opened gets the number, and a message for a closed standard
  /// error would be written into a file of keys. Reading and writing still fail as they would have.
  static func occupyStandardStreams() {
    for (stream, uselessMode) in [
      (standardInput, O_WRONLY), (standardOutput, O_RDONLY), (standardError, O_RDONLY),
    ] where fcntl(stream.number, F_GETFD) == -1 {
      // Descriptors are given out from the lowest, so this one gets the number that is free.
      _ = unsafe systemOpen("/dev/null", uselessMode, 0)
    }
  }

  /// How many files may be open besides these streams and what the tool needs for itself, at least 1
  /// (`ulimit -n`).
  static var limitOfCaptures: Int {
    // Three standard streams, the list of captures, the output, and what Dispatch opens for itself.
    let others = 10
    let limit = sysconf(Int32(_SC_OPEN_MAX))
    // A negative one stands for no limit.
    return limit < 0 ? Int.max : max(1, limit - others)
  }
}

// The system's functions, under names that the methods above do not hide.
private func systemOpen(_ path: UnsafePointer<CChar>, _ flags: Int32, _ mode: mode_t) -> Int32 {
  unsafe open(path, flags, mode)
}

private func systemRead(_ number: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  unsafe read(number, bytes, count)
}

private func systemWrite(_ number: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  unsafe write(number, bytes, count)
}

private func systemPipe(_ ends: UnsafeMutablePointer<Int32>) -> Int32 {
  unsafe pipe(ends)
}

private func systemClose(_ number: Int32) -> Int32 {
  close(number)
}
