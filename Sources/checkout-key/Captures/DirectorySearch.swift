/// Finds the captures in a directory: files that end in `.har`, however deep, in path order.
///
/// The ending may be in any case. Hidden ones are left out, and so are pipes and devices, which might
/// never end. What can't be looked at is found too, because it may be a capture or hold some.
struct DirectorySearch {
  private let directory: FilePath
  /// Directories seen so far, so that a symbolic link that leads back up ends there.
  private var visited: Set<FileIdentity> = []
  /// What is still to be looked at, the next one last: directories may be nested deeper than a
  /// thread's stack would bear, and hold more captures than should be remembered.
  private var rest: [FilePath]
  private var isEmpty = true

  init(_ directory: FilePath) {
    self.directory = directory
    rest = [directory]
  }

  /// The next capture; nil at the end.
  ///
  /// Of a directory without captures there is one that says so.
  mutating func next() -> Capture? {
    while let path = rest.popLast() {
      if let capture = capture(at: path) {
        isEmpty = false
        return capture
      }
    }
    if !isEmpty { return nil }
    isEmpty = false
    return Capture(emptyDirectory: directory)
  }

  private mutating func capture(at path: FilePath) -> Capture? {
    let isCapture = path.isCapture
    do throws(SystemError) {
      switch try path.lookedAt() {
      case .directory: try search(path)
      case .regular where isCapture: return Capture(path)
      case .regular, .other: break
      }
      return nil
    } catch {
      // A link that leads nowhere is a capture only by its name.
      return isCapture || !error.isMissing ? Capture(path, unreadable: error) : nil
    }
  }

  private mutating func search(_ directory: FilePath) throws(SystemError) {
    guard let identity = directory.identity, visited.insert(identity).inserted else { return }
    let names = try directory.directoryEntries().filter { !$0.isHidden }
    // Without permission to enter the directory nothing in it can be looked at: that is said once.
    if let first = names.first,
      case .failure(let error) = Result(catching: {
        () throws(SystemError) in try directory.appending(first).lookedAt()
      }), error.isRefusal, directory.appending(".").kind == nil
    {
      throw error
    }
    rest += names.reversed().map(directory.appending)
  }
}
