/// A file that is there whole or not at all: written under another name, and renamed at the end.
///
/// What is no regular file, such as `/dev/null` or a named pipe, is written as it is.
struct OutputFile: Sendable {
  let stream: OutputStream
  /// As it was given, for messages.
  private let path: FilePath
  /// What it leads to: a link stays one, and what is there is replaced.
  private let target: FilePath
  private let temporaryPath: FilePath?
  private let overwrites: Bool

  /// Whether a path given for output stands for many files: a directory, there or meant.
  static func isDirectory(_ path: FilePath) -> Bool {
    path.endsInSlash || path.kind == .directory
  }

  /// Says that no directory can be where one is meant before anything is read for it.
  static func checkDirectory(_ path: FilePath) throws(OutputError) {
    if let kind = path.kind, kind != .directory { throw .failed(.notADirectory, path: path) }
    // A slash behind a file's name makes it a path at which nothing is.
    if path.withoutLastSlashes.kind != nil, path.kind == nil {
      throw .failed(.notADirectory, path: path)
    }
  }

  /// The path of a file that is to be written in a directory under a name of ours.
  ///
  /// - Throws: `OutputError`, if a pipe stands there, which would wait for a reader, or a device.
  static func path(of name: FilePath, in directory: FilePath) throws(OutputError) -> FilePath {
    let path = directory.appending(name)
    if path.kind == .other { throw .failed(.fileExists, path: path) }
    return path
  }

  /// What became of a file.
  enum Effect: String {
    case written, unchanged
    case failed = "not written"
  }

  /// Writes a whole file, and makes the directories above it that are missing.
  ///
  /// - Parameters:
  ///   - text: what will be in it.
  ///   - path: where the file will be.
  ///   - overwrites: whether it may take the place of another.
  ///   - isPrivate: whether only its owner may read it.
  /// - Returns: whether it was there already.
  /// - Throws: `OutputError`; then there is no file.
  static func write(_ text: String, to path: FilePath, overwrites: Bool, isPrivate: Bool = false)
    throws(OutputError) -> Effect
  {
    do throws(SystemError) {
      try path.directory.makeDirectories()
    } catch {
      throw .failed(error, path: path)
    }
    let file = try OutputFile(path: path, overwrites: overwrites, isPrivate: isPrivate)
    do throws(OutputError) {
      try file.stream.write(text)
    } catch {
      file.discard()
      throw error
    }
    return try file.commit()
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
    self.overwrites = overwrites
    self.path = path
    target = path.resolved
    let isSpecial = kind == .other
    temporaryPath = isSpecial ? nil : Self.temporaryPath(beside: target)
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

  /// Gives the file its name, unless a file with the same content has it already.
  ///
  /// - Returns: whether that is so.
  /// - Throws: `OutputError`; then there is no file.
  @discardableResult
  func commit() throws(OutputError) -> Effect {
    do throws(OutputError) {
      try stream.close()
      guard let temporaryPath else { return .written }
      if temporaryPath.hasSameContent(as: target) {
        discard()
        return .unchanged
      }
      let error = Interruption.shared.endFile { takeName(from: temporaryPath) }
      if let error { throw error }
      return .written
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
        try temporaryPath.link(to: target)
        return nil
      } catch {
        // Some file systems have no links.
        if error == .fileExists || target.kind != nil { return .exists(path: path) }
      }
    }
    do throws(SystemError) {
      try temporaryPath.rename(to: target)
      return nil
    } catch {
      return .failed(error, path: path)
    }
  }

  /// A hidden name in the same directory, so that renaming is possible and never copies.
  private static func temporaryPath(beside path: FilePath) -> FilePath {
    FilePath(path.directory.bytes + FilePath.temporaryName.bytes)
  }
}
