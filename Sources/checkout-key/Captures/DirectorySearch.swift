#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Finds the captures in a directory: regular files that end in `.har`, however deep and in any
/// case, in path order; what is hidden is left out.
struct DirectorySearch {
  /// Directories seen so far, so that a symbolic link that leads back up ends there.
  private var visited: Set<String> = []

  static func captures(in directory: String) -> [Capture] {
    var search = DirectorySearch()
    return search.captures(in: directory)
  }

  private mutating func captures(in directory: String) -> [Capture] {
    let resolved = URL(filePath: directory).resolvingSymlinksInPath().path
    guard visited.insert(resolved).inserted else { return [] }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: directory) else {
      // What can't be listed can't be read either: as a capture it gets its line and its status.
      return [.file(path: directory)]
    }
    var captures: [Capture] = []
    for name in names.sorted() where !name.hasPrefix(".") {
      let path = directory.hasSuffix("/") ? directory + name : directory + "/" + name
      switch FileKind(path: path) {
      case .directory: captures += self.captures(in: path)
      case .regular where name.lowercased().hasSuffix(".har"):
        captures.append(.file(path: path))
      default: break
      }
    }
    return captures
  }
}
