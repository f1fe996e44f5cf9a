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

  var description: String {
    // `strerror` gives a C string in every case.
    unsafe String(cString: strerror(errno))
  }
}
