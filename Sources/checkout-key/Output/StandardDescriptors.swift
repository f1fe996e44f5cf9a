#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Keeps the descriptors 0, 1 and 2 from becoming those of other files.
enum StandardDescriptors {
  /// Takes the place of standard streams that were closed before the start.
  ///
  /// Otherwise the next file that is opened gets the number, and a message for a closed standard
  /// error would be written into a file of keys. Reading and writing still fail as they would have.
  static func occupy() {
    for (descriptor, uselessMode) in [(0, O_WRONLY), (1, O_RDONLY), (2, O_RDONLY)]
      as [(Int32, Int32)]
    where fcntl(descriptor, F_GETFD) == -1 {
      // Descriptors are given out from the lowest, so this one gets the number that is free.
      _ = unsafe open("/dev/null", uselessMode)
    }
  }
}
