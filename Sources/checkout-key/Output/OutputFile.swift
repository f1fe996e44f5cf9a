/// A file that is there whole or not at all: written under another name, and renamed at the end.
///
/// What is no regular file, such as `/dev/null` or a named pipe, is written as it is.
struct OutputFile: Sendable {
  let stream: OutputStream
  private let path: FilePath
  private let temporaryPath: FilePath?
  private let overwrites: Bool

  /// Whether a path given for output stands for many files: a directory, there or meant.
  static func isDirectory(_ path: FilePath) -> Bool {
    path.endsInSlash || path.kind == .directory
  }

  /// Says that a directory is missing before anything is read for it.
  static func checkDirectory(_ path: FilePath) throws(OutputError) {
    if path.kind == nil { throw .failed(.noSuchFile, path: path) }
  }

  /// Writes a whole file.
  ///
  /// - Parameters:
  ///   - text: what will be in it.
  ///   - path: where the file will be.
  ///   - overwrites: whether it may take the place of another.
  ///   - isPrivate: whether only its owner may read it.
  /// - Throws: `OutputError`; then there is no file.
  static func write(_ text: String, to path: FilePath, overwrites: Bool, isPrivate: Bool = false)
    throws(OutputError)
  {
    let file = try OutputFile(path: path, overwrites: overwrites, isPrivate: isPrivate)
    do throws(OutputError) {
      try file.stream.write(text)
    } catch {
      file.discard()
      throw error
    }
    try file.commit()
  }

  /// Begins a file.
  ///
  /// - Parameters:
  ///   - path: where the file will be.
  ///   - overwrites: whether it may take the place of another.
  ///   - isPrivate: whether only its owner may read it.
  /// - Throws: `OutputError`.
  init(path: FilePath, overwrites: Bool, isPrivate: Bool = false) throws(OutputError) {
    let kind = path.kind
    if case .regular = kind, !overwrites { throw .exists(path: path) }
    self.overwrites = overwrites
    // A link stays one, and what it leads to is replaced.
    let path = path.resolved
    self.path = path
    let isSpecial = kind == .other
    temporaryPath = isSpecial ? nil : Self.temporaryPath(beside: path)
    func make(_ name: FilePath, _ access: FileDescriptor.Access) throws(OutputError)
      -> FileDescriptor
    {
      do throws(SystemError) {
        return try FileDescriptor.open(name, for: access)
      } catch {
        throw .failed(error, path: path)
      }
    }
    let descriptor: FileDescriptor
    if let temporaryPath {
      descriptor = try Interruption.shared.beginFile(temporaryPath, for: path) {
        () throws(OutputError) in
        try make(temporaryPath, .creating(isPrivate: isPrivate))
      }
    } else {
      descriptor = try make(path, .writing)
    }
    stream = OutputStream(descriptor: descriptor, path: path)
  }

  /// Gives the file its name.
  ///
  /// - Throws: `OutputError`; then there is no file.
  func commit() throws(OutputError) {
    do throws(OutputError) {
      try stream.close()
      guard let temporaryPath else { return }
      let error = Interruption.shared.endFile { takeName(from: temporaryPath) }
      if let error { throw error }
    } catch {
      discard()
      throw error
    }
  }

  /// Takes back what has been written.
  func discard() {
    guard let temporaryPath else { return }
    Interruption.shared.endFile { temporaryPath.remove() }
  }

  /// Renames the file, or removes it if that fails.
  private func takeName(from temporaryPath: FilePath) -> OutputError? {
    defer { temporaryPath.remove() }
    if !overwrites {
      do throws(SystemError) {
        // Unlike rename(2), a link never takes the place of a file that came up in the meantime.
        try temporaryPath.link(to: path)
        return nil
      } catch {
        // Some file systems have no links.
        if error == .fileExists || path.kind != nil { return .exists(path: path) }
      }
    }
    do throws(SystemError) {
      try temporaryPath.rename(to: path)
      return nil
    } catch {
      return .failed(error, path: path)
    }
  }

  /// A hidden name in the same directory, so that renaming is possible and never copies.
  ///
  /// It is a random one: what a run that was killed has left is in nobody's way.
  private static func temporaryPath(beside path: FilePath) -> FilePath {
    let number = String(UInt64.random(in: 0...UInt64.max), radix: 36)
    return FilePath(path.directory.bytes + Array(".checkout-key-\(number).tmp".utf8))
  }
}
