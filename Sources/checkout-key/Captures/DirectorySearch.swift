#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Finds the captures in a directory: files that end in `.har`, however deep, in path order.
///
/// The ending may be in any case. Hidden ones are left out, and so are pipes and devices, which might
/// never end.
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
      // What can't be seen, such as the target of a dangling link, gets its line and status too.
      case .regular where Self.isCapture(name), nil where Self.isCapture(name):
        captures.append(.file(path: path))
      default: break
      }
    }
    return captures
  }

  private static func isCapture(_ name: String) -> Bool {
    name.lowercased().hasSuffix(".har")
  }
}
