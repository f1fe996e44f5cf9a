/// Finds the captures in a directory: files that end in `.har` or `.harp`, however deep, in path order.
///
/// The ending may be in any case. Hidden ones are left out, and so are pipes and devices, which might
/// never end. What can't be looked at is found too, because it may be a capture or hold some.
struct DirectorySearch {
  private let directory: FilePath
  /// Where copies are written, which are not searched for.
  private let output: FilePath?
  /// Directories seen so far, so that a symbolic link that leads back up ends there.
  private var visited: Set<FileIdentity> = []
  /// What is still to be looked at, the next one last: directories may be nested deeper than a
  /// thread's stack would bear, and hold more captures than should be remembered.
  private var rest: [FilePath]
  private var isEmpty = true
  /// The captures that were found and can't be read, because they are compressed.
  private(set) var compressed = CompressedCaptures()

  /// - Parameters:
  ///   - directory: is searched.
  ///   - output: is left out, unless it is this very directory.
  init(_ directory: FilePath, besides output: FilePath? = nil) {
    self.directory = directory
    self.output = output
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
    defer { compressed = CompressedCaptures() }
    return Capture(emptyDirectory: directory, hint: compressed.hint)
  }

  private mutating func capture(at path: FilePath) -> Capture? {
    let isCapture = path.isCapture
    do throws(SystemError) {
      switch try path.lookedAt() {
      case .directory: try search(path)
      case .regular where isCapture: return Capture(path)
      case .regular: compressed.add(path)
      case .other: break
      }
      return nil
    } catch {
      // A link that leads nowhere is a capture only by its name.
      return isCapture || !error.isMissing ? Capture(path, unreadable: error) : nil
    }
  }

  private mutating func search(_ directory: FilePath) throws(SystemError) {
    guard let identity = directory.identity, visited.insert(identity).inserted else { return }
    // It may have been made meanwhile.
    if directory != self.directory, identity == output?.identity { return }
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

/// Captures that are compressed, by their names.
struct CompressedCaptures {
  private var count = 0
  private var first: FilePath?

  /// The programs that write what is in a file to standard output.
  private static let programs = [
    "gz": "gunzip -c", "zip": "unzip -p", "br": "brotli -dc", "xz": "xz -dc", "zst": "zstd -dc",
    "bz2": "bunzip2 -c", "lz4": "lz4 -dc", "lzma": "xz -dc", "7z": "7z x -so", "z": "uncompress -c",
  ]

  /// Takes note of a file if it is one of them.
  mutating func add(_ path: FilePath) {
    guard Self.program(for: path) != nil else { return }
    count += 1
    first = first ?? path
  }

  mutating func add(_ others: CompressedCaptures) {
    count += others.count
    first = first ?? others.first
  }

  private static func program(for path: FilePath) -> String? {
    programs.first { ending, _ in
      path.hasExtension(".har." + ending) || path.hasExtension(".harp." + ending)
    }?.value
  }

  /// What to do about them; nil if there are none.
  var hint: String? {
    guard let first, let program = Self.program(for: first) else { return nil }
    let words =
      count == 1
      ? "a compressed capture was not read"
      : "\(count) compressed captures were not read; the first"
    return "\(words): \(program) \(first.shellWord) | checkout-key"
  }
}
