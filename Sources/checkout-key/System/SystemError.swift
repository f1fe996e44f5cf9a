#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An error number of the system, and the system's own words for it.
struct SystemError: Error, Equatable, CustomStringConvertible {
  let errno: Int32

  static let noSuchFile = SystemError(errno: ENOENT)
  static let notADirectory = SystemError(errno: ENOTDIR)
  static let fileExists = SystemError(errno: EEXIST)
  static let notPermitted = SystemError(errno: EPERM)
  static let brokenPipe = SystemError(errno: EPIPE)

  /// Whether nothing stands at a path; a link that leads round in circles leads to nothing too.
  var isMissing: Bool { [ENOENT, ENOTDIR, ELOOP].contains(errno) }

  /// Whether it befalls all files alike: a full or a broken disk.
  var isOfDisk: Bool { [ENOSPC, EDQUOT, EIO].contains(errno) }

  /// Whether it is for want of permission.
  var isRefusal: Bool { [EACCES, EPERM].contains(errno) }

  var description: String {
    // `strerror` gives a C string in every case.
    unsafe String(cString: strerror(errno))
  }
}
