#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The limit for open files, `ulimit -n`.
enum OpenFileLimit {
  /// Three standard streams, the list of captures, the output, and what Dispatch opens for itself.
  private static let others = 10

  /// How many captures can be open at the same time, at least 1.
  static var captures: Int {
    let limit = sysconf(Int32(_SC_OPEN_MAX))
    // A negative one stands for no limit.
    return limit < 0 ? Int.max : max(1, limit - others)
  }
}
