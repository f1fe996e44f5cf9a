#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What stands at a path, symbolic links followed.
enum FileKind: Equatable {
  /// A file of this many bytes.
  case regular(size: Int)
  case directory
  /// A pipe, a device, a socket.
  case other
}

/// What tells a file from all others of the machine.
struct FileIdentity: Hashable {
  private let device: UInt64
  private let number: UInt64

  fileprivate init(_ status: stat) {
    device = UInt64(truncatingIfNeeded: status.st_dev)
    number = UInt64(truncatingIfNeeded: status.st_ino)
  }
}

/// A state of a file, which is another one as soon as the file is written or replaced; of a directory,
/// when a name in it comes up or vanishes.
///
/// Clocks jump, so that times are only compared for equality.
struct FileVersion: Hashable {
  private let identity: FileIdentity
  private let size: Int
  private let seconds: Int
  private let nanoseconds: Int

  fileprivate init(_ status: stat) {
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    identity = FileIdentity(status)
    size = Int(status.st_size)
    (seconds, nanoseconds) = (time.tv_sec, time.tv_nsec)
  }
}

/// Whose a file is, and who may do what with it.
struct FileRights: Equatable {
  private let owner: uid_t
  private let group: gid_t
  private var mode: mode_t

  fileprivate init(_ status: stat) {
    (owner, group, mode) = (status.st_uid, status.st_gid, status.st_mode & 0o7777)
  }

  /// The same owner's, and nobody else's.
  var forOwnerOnly: FileRights {
    var rights = self
    rights.mode = 0o600
    return rights
  }

  /// Gives an open file these rights.
  func apply(to file: FileDescriptor) throws(SystemError) {
    let current = file.rights
    let isOwners = current?.owner == owner && current?.group == group
    // In this order, because a new owner takes bits off the mode.
    if !isOwners && fchown(file.number, owner, group) != 0 || fchmod(file.number, mode) != 0 {
      throw SystemError(errno: errno)
    }
  }
}

extension FileDescriptor {
  /// Which file it is; nil if it is closed.
  var identity: FileIdentity? {
    var status = stat()
    return unsafe fstat(number, &status) == 0 ? FileIdentity(status) : nil
  }

  /// The open file's rights; nil if it is closed.
  var rights: FileRights? {
    var status = stat()
    return unsafe fstat(number, &status) == 0 ? FileRights(status) : nil
  }

  /// The state of the open file; nil if it is closed.
  var version: FileVersion? {
    var status = stat()
    return unsafe fstat(number, &status) == 0 ? FileVersion(status) : nil
  }
}

extension FilePath {
  /// The state of the file itself; nil if it is no regular one, such as a symbolic link.
  var version: FileVersion? {
    var status = stat()
    let isRegular = unsafe lstat(cString, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    return isRegular ? FileVersion(status) : nil
  }

  /// The state of what links lead to, such as a directory.
  func versionFollowed() throws(SystemError) -> FileVersion {
    FileVersion(try status())
  }

  /// What the system knows of it.
  private func status() throws(SystemError) -> stat {
    var status = stat()
    guard unsafe stat(cString, &status) == 0 else { throw SystemError(errno: errno) }
    return status
  }

  /// What stands there.
  ///
  /// - Throws: `SystemError`, if nothing can be seen there.
  func lookedAt() throws(SystemError) -> FileKind {
    let status = try status()
    return switch status.st_mode & S_IFMT {
    case S_IFREG: .regular(size: Int(status.st_size))
    case S_IFDIR: .directory
    default: .other
    }
  }

  /// What stands there; nil if nothing can be seen.
  var kind: FileKind? { try? lookedAt() }

  /// Which file it is, by whatever name; nil if nothing can be seen.
  var identity: FileIdentity? {
    (try? status()).map { FileIdentity($0) }
  }

  /// Its rights; nil if nothing can be seen.
  var rights: FileRights? {
    (try? status()).map { FileRights($0) }
  }

  /// The names in this directory but `.` and `..`, in the order of their bytes.
  ///
  /// - Throws: `SystemError`, if it can't be listed, or not to its end.
  func directoryEntries() throws(SystemError) -> [FilePath] {
    var list: UnsafeMutablePointer<UnsafeMutablePointer<dirent>?>?
    let count = unsafe scandir(cString, &list, nil, nil)
    if count < 0 { throw SystemError(errno: errno) }
    guard let entries = unsafe list else { return [] }
    // The list has `count` entries, and is ours to free, as they are.
    defer { unsafe free(entries) }
    var names: [FilePath] = []
    for index in 0..<Int(count) {
      guard let entry = unsafe entries[index] else { continue }
      defer { unsafe free(entry) }
      // The entry is no longer than its name, so that only the bytes up to the NUL may be looked at.
      let start = unsafe UnsafeRawPointer(entry) + Self.nameOffset
      let length = unsafe strlen(start.assumingMemoryBound(to: CChar.self))
      let name = unsafe FilePath(UnsafeRawBufferPointer(start: start, count: length))
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Where the name stands in a directory's entry.
  private static let nameOffset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0

  /// The path that symbolic links lead to; itself if nothing is there.
  var resolved: FilePath {
    guard let real = unsafe realpath(cString, nil) else { return self }
    // `realpath` gives a C string, which is ours to free.
    defer { unsafe free(real) }
    return unsafe FilePath(UnsafeRawBufferPointer(start: real, count: strlen(real)))
  }

  /// The path that is left when symbolic links are followed, be something there or not; or the path of
  /// an open descriptor, which may be a link to what it was opened by.
  func followed() throws(SystemError) -> FilePath {
    var path = self
    // As many as Linux follows.
    for _ in 0..<40 {
      guard path.descriptor == nil, let link = path.linkedPath else { return path }
      path =
        link.bytes.first == UInt8(ascii: "/") ? link : FilePath(path.directory.bytes + link.bytes)
    }
    throw SystemError(errno: ELOOP)
  }

  /// What is in a symbolic link; nil if this is none.
  private var linkedPath: FilePath? {
    var length = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: Int(PATH_MAX)) { buffer, initialized in
      // In bounds: the buffer's own address and length.
      guard let start = buffer.baseAddress else { return }
      length = unsafe start.withMemoryRebound(to: CChar.self, capacity: buffer.count) { start in
        unsafe readlink(cString, start, buffer.count)
      }
      initialized = max(0, length)
    }
    return length > 0 ? FilePath(bytes) : nil
  }

  /// The descriptor that a path such as `/dev/fd/7` stands for.
  var descriptor: FileDescriptor? {
    guard let number = Int32(lastComponent.text), !directory.bytes.isEmpty,
      directory.resolved == FilePath("/dev/fd").resolved
    else { return nil }
    return FileDescriptor(number: number)
  }

  /// Whether both are files with the same bytes.
  func hasSameContent(as other: FilePath) -> Bool {
    guard case .regular(let size) = kind, other.kind == .regular(size: size),
      let file = try? FileDescriptor.open(self, for: .reading)
    else { return false }
    defer { try? file.close() }
    guard let otherFile = try? FileDescriptor.open(other, for: .reading) else { return false }
    defer { try? otherFile.close() }
    while true {
      guard let first = try? file.read(upTo: 1 << 16),
        let second = try? otherFile.read(upTo: 1 << 16), first == second
      else { return false }
      if first.isEmpty { return true }
    }
  }

  /// Removes the file; nothing is said if that fails.
  func remove() {
    _ = unsafe unlink(cString)
  }

  /// Gives the file a second name, unless something has that name.
  func link(to other: FilePath) throws(SystemError) {
    if unsafe systemLink(cString, other.cString) != 0 { throw SystemError(errno: errno) }
  }

  /// Gives the file another name, in the place of whatever has it.
  func rename(to other: FilePath) throws(SystemError) {
    if unsafe systemRename(cString, other.cString) != 0 { throw SystemError(errno: errno) }
  }

  /// Makes the directory, and those above it; that one is there already is fine.
  func makeDirectories() throws(SystemError) {
    if kind == .directory || bytes.isEmpty { return }
    try withoutLastSlashes.directory.makeDirectories()
    if unsafe mkdir(cString, 0o777) != 0 && errno != EEXIST { throw SystemError(errno: errno) }
  }
}

// `link(2)` and `rename(2)`, under names that the methods above do not hide.
private func systemLink(_ path: UnsafePointer<CChar>, _ other: UnsafePointer<CChar>) -> Int32 {
  unsafe link(path, other)
}

private func systemRename(_ path: UnsafePointer<CChar>, _ other: UnsafePointer<CChar>) -> Int32 {
  unsafe rename(path, other)
}
