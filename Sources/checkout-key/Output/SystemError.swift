#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The system's own words for an error number.
struct SystemError: Error, Equatable, CustomStringConvertible {
  let errno: Int32

  /// The user's next step, where there is one.
  var hint: String? {
    switch errno {
    case ENOENT, ENOTDIR: "check the path; a directory stands for the captures in it"
    case EACCES, EPERM: "you need permission to read the file and the directories above it"
    default: nil
    }
  }

  var description: String {
    // `strerror` gives a C string in every case.
    unsafe String(cString: strerror(errno))
  }
}
