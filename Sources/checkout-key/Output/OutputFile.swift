/// A file that is there whole or not at all: written under another name, and renamed at the end.
///
/// What is no regular file, such as `/dev/null`, a named pipe or an open descriptor, is written as it is.
struct OutputFile: Sendable {
  let stream: OutputStream
  /// As it was given, for messages.
  private let path: FilePath
  /// What it leads to: a link stays one, and what is there is replaced.
  private let target: FilePath
  private let temporaryPath: FilePath?
  private let overwrites: Bool
  private let isPrivate: Bool

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
    try path.attempt { () throws(SystemError) in try path.directory.makeDirectories() }
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
    self.path = path
    self.overwrites = overwrites
    self.isPrivate = isPrivate
    let target = try path.attempt { () throws(SystemError) in try path.followed() }
    self.target = target
    let isSpecial = path.kind == .other || target.descriptor != nil
    temporaryPath = isSpecial ? nil : Self.temporaryPath(beside: target)
    let descriptor: FileDescriptor
    if let temporaryPath {
      // Of a file that is private nothing may be seen before it has the rights of what it replaces.
      let isHidden = isPrivate || target.kind != nil
      descriptor = try Interruption.shared.beginFile(temporaryPath, for: path) {
        () throws(OutputError) in
        try target.attempt { () throws(SystemError) in
          try FileDescriptor.open(temporaryPath, for: .creating(isPrivate: isHidden))
        }
      }
    } else {
      descriptor = try path.attempt { () throws(SystemError) in
        // Opened by its name, a file would be written from its beginning.
        if let open = target.descriptor { return try open.duplicate() }
        return try FileDescriptor.open(path, for: .writing)
      }
    }
    stream = OutputStream(descriptor: descriptor, path: path)
  }

  /// Gives the file its name, unless a file with the same content has it already.
  ///
  /// - Returns: whether that is so.
  /// - Throws: `OutputError`; then there is no file.
  @discardableResult
  func commit() throws(OutputError) -> Effect {
    guard let temporaryPath else {
      try stream.close()
      return .written
    }
    do throws(OutputError) {
      let isUnchanged = temporaryPath.hasSameContent(as: target)
      if !isUnchanged { try path.attempt(keepRights) }
      try stream.close()
      if !isUnchanged {
        let error = Interruption.shared.endFile { takeName(from: temporaryPath) }
        if let error { throw error }
        return .written
      }
      discard()
      if isPrivate { try path.attempt(makePrivate) }
      return .unchanged
    } catch {
      discard()
      throw error
    }
  }

  /// Gives the file the rights of the one that it replaces.
  private func keepRights() throws(SystemError) {
    guard overwrites, let rights = target.rights else { return }
    try (isPrivate ? rights.forOwnerOnly : rights).apply(to: stream.descriptor)
  }

  /// Takes a file that is there from all but its owner.
  private func makePrivate() throws(SystemError) {
    guard let rights = target.rights, rights != rights.forOwnerOnly else { return }
    let file = try FileDescriptor.open(target, for: .reading)
    defer { try? file.close() }
    try rights.forOwnerOnly.apply(to: file)
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

extension FilePath {
  /// Makes a call for a file of this path, whose error is the output's.
  fileprivate func attempt<Result>(_ call: () throws(SystemError) -> Result) throws(OutputError)
    -> Result
  {
    do throws(SystemError) {
      return try call()
    } catch {
      throw .failed(error, path: self)
    }
  }
}
