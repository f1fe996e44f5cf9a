import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A capture list that a batch takes from.
final class SharedCaptureList: Sendable {
  private let list: Mutex<CaptureList>
  /// The list as it was at the start.
  private let whole: CaptureList

  /// - Parameters:
  ///   - operands: from the command line.
  ///   - options: where more operands come from.
  /// - Throws: `CaptureListError`, if the file that `--files-from` names can't be opened.
  init(_ operands: [String], _ options: CaptureOptions) throws(CaptureListError) {
    var names: NameReader?
    if let path = options.filesFrom {
      // Left open: the list is read as long as the tool runs.
      let descriptor = path == "-" ? STDIN_FILENO : unsafe open(path, O_RDONLY | O_CLOEXEC)
      if descriptor < 0 { throw .unreadable(SystemError(errno: errno)) }
      names = NameReader(descriptor: descriptor, isNullSeparated: options.isNullSeparated)
    }
    let captures = CaptureList(operands: operands, list: names)
    list = Mutex(captures)
    whole = captures
  }

  /// Whether there is one capture only.
  var isSingle: Bool { whole.isSingle }

  /// How many bytes all captures have; nil if only reading tells.
  var totalBytes: Int? { whole.remainingBytes }

  /// The next capture; nil at the end.
  @Sendable func next() -> Result<Capture?, CaptureListError> {
    list.withLock { list in
      Result { () throws(CaptureListError) in try list.next() }
    }
  }
}
