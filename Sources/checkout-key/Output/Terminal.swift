#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The terminal behind a descriptor.
enum Terminal {
  /// How many columns it has; nil if there is no terminal, or none that says.
  static func width(of descriptor: Int32) -> Int? {
    var size = winsize()
    // The request's own type of argument.
    guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return nil
    }
    return Int(size.ws_col)
  }
}
