import Foundation

/// A terminal that nobody sits at.
struct PseudoTerminal {
  /// The end that a program takes for its terminal.
  let programEnd: FileHandle
  /// The end where somebody would sit; the terminal hangs up when it is closed.
  private let personEnd: FileHandle

  init() throws {
    var (person, program): (Int32, Int32) = (-1, -1)
    // Both descriptors are written before the call returns; the other three may be null.
    guard unsafe openpty(&person, &program, nil, nil, nil) == 0 else {
      throw CocoaError(.fileNoSuchFile)
    }
    personEnd = FileHandle(fileDescriptor: person, closeOnDealloc: true)
    programEnd = FileHandle(fileDescriptor: program, closeOnDealloc: true)
  }
}
