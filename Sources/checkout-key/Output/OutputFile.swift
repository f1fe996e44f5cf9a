#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file that is there whole or not at all: written under another name, and renamed at the end.
///
/// What is no regular file, such as `/dev/null` or a named pipe, is written as it is.
struct OutputFile {
  let stream: OutputStream
  private let path: String
  private let temporaryPath: String?
  private let overwrites: Bool

  /// Whether a path given for output stands for many files: a directory, there or meant.
  static func isDirectory(_ path: String) -> Bool {
    path.hasSuffix("/") || FileKind(path: path) == .directory
  }

  /// Says that a directory is missing before anything is read for it.
  static func checkDirectory(_ path: String) throws(OutputError) {
    if FileKind(path: path) == nil {
      throw .failed(SystemError(errno: ENOENT), path: path)
    }
  }

  /// Writes a whole file.
  ///
  /// - Parameters:
  ///   - text: what will be in it.
  ///   - path: where the file will be.
  ///   - overwrites: whether it may take the place of another.
  ///   - isPrivate: whether only its owner may read it.
  /// - Throws: `OutputError`; then there is no file.
  static func write(_ text: String, to path: String, overwrites: Bool, isPrivate: Bool = false)
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
  init(path: String, overwrites: Bool, isPrivate: Bool = false) throws(OutputError) {
    let kind = FileKind(path: path)
    if case .regular = kind, !overwrites { throw .exists(path: path) }
    self.overwrites = overwrites
    // A link stays one, and what it leads to is replaced.
    let path = kind == nil ? path : URL(filePath: path).resolvingSymlinksInPath().path
    self.path = path
    let isSpecial = kind == .other
    let name = isSpecial ? path : Self.temporaryPath(beside: path)
    let flags = isSpecial ? O_WRONLY : O_WRONLY | O_CREAT | O_EXCL
    temporaryPath = isSpecial ? nil : name
    func make() throws(OutputError) -> Int32 {
      let descriptor = unsafe open(name, flags | O_CLOEXEC, isPrivate ? 0o600 : 0o666)
      if descriptor < 0 { throw .failed(SystemError(errno: errno), path: path) }
      return descriptor
    }
    let descriptor =
      isSpecial ? try make() : try Interruption.shared.beginFile(name, for: path, make)
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
    Interruption.shared.endFile { _ = unsafe unlink(temporaryPath) }
  }

  /// Renames the file, or removes it if that fails.
  private func takeName(from temporaryPath: String) -> OutputError? {
    defer { unsafe unlink(temporaryPath) }
    if !overwrites {
      // Unlike rename(2), a link never takes the place of a file that came up in the meantime.
      if unsafe link(temporaryPath, path) == 0 { return nil }
      // Some file systems have no links.
      if errno == EEXIST || FileKind(path: path) != nil { return .exists(path: path) }
    }
    let isRenamed = unsafe rename(temporaryPath, path) == 0
    return isRenamed ? nil : .failed(SystemError(errno: errno), path: path)
  }

  /// A hidden name in the same directory, so that renaming is possible and never copies.
  ///
  /// It is a random one: what a run that was killed has left is in nobody's way.
  private static func temporaryPath(beside path: String) -> String {
    let slash = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    let number = UInt64.random(in: 0...UInt64.max)
    return path[..<slash] + ".checkout-key-\(String(number, radix: 36)).tmp"
  }
}
