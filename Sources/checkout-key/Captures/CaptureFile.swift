import CheckoutKey

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// One capture to read: a file, or standard input under the name `-`.
struct CaptureFile: Equatable {
  /// The path as the user gave it or as it was found, or `-`.
  let name: String

  /// Opens and reads the capture.
  func records(_ extraction: Extraction) -> [Record] {
    if name == "-" {
      return extraction.records(fromFileDescriptor: STDIN_FILENO, named: name)
    }
    let descriptor = unsafe open(name, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      return [
        Record(
          capture: name, outcome: .unreadable,
          message: "cannot be opened: \(SystemError(errno: errno))")
      ]
    }
    defer { close(descriptor) }
    return extraction.records(fromFileDescriptor: descriptor, named: name)
  }
}
