/// Finds the captures in a directory: files that end in `.har`, however deep, in path order.
///
/// The ending may be in any case. Hidden ones are left out, and so are pipes and devices, which might
/// never end. What can't be looked at is found too, because it may be a capture or hold some.
struct DirectorySearch {
  /// What was found.
  private(set) var captures: [Capture] = []
  /// Directories seen so far, so that a symbolic link that leads back up ends there.
  private var visited: Set<FileIdentity> = []
  /// What is still to be looked at, the next one last: directories may be nested deeper than a
  /// thread's stack would bear.
  private var rest: [FilePath]

  static func captures(in directory: FilePath) -> [Capture] {
    var search = DirectorySearch(rest: [directory])
    while let path = search.rest.popLast() { search.look(at: path) }
    return search.captures
  }

  private init(rest: [FilePath]) {
    self.rest = rest
  }

  private mutating func look(at path: FilePath) {
    let isCapture = path.hasExtension(".har")
    do throws(SystemError) {
      switch try path.lookedAt() {
      case .directory: try search(path)
      case .regular where isCapture: captures.append(Capture(path))
      case .regular, .other: break
      }
    } catch {
      // A link that leads nowhere is a capture only by its name.
      if isCapture || !error.isMissing { captures.append(Capture(path, unreadable: error)) }
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
