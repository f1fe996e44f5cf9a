import Foundation
import TestSupport

/// The standard streams of one run of a program.
///
/// Both outputs go to files, which take all of them while nobody reads.
final class StandardStreams {
  private let scratch: TemporaryDirectory
  private var handles: [FileHandle] = []
  private var writer: Process?

  /// Connects a process that has not been started.
  init(of process: Process, input: ToolRun.Input, output: ToolRun.Output) throws {
    scratch = try TemporaryDirectory()
    process.standardInput = try source(input)
    process.standardOutput = try target(output)
    process.standardError = try writing(scratch.file("stderr", ""))
  }

  /// What the program wrote, when it has ended.
  func texts() -> (stdout: String, stderr: String) {
    (scratch.text("stdout") ?? "", scratch.text("stderr") ?? "not UTF-8")
  }

  /// Gives the file descriptors back, which a `Process` on Linux holds on to for ever.
  func close() {
    for handle in handles { try? handle.close() }
    writer?.terminate()
  }

  private func reading(_ url: URL) throws -> FileHandle {
    handles.append(try FileHandle(forReadingFrom: url))
    return handles[handles.count - 1]
  }

  private func writing(_ url: URL) throws -> FileHandle {
    handles.append(try FileHandle(forWritingTo: url))
    return handles[handles.count - 1]
  }

  private func source(_ input: ToolRun.Input) throws -> Any {
    switch input {
    case .nothing: return try reading(URL(filePath: "/dev/null"))
    case .text(let text): return try reading(try scratch.file("stdin", text))
    case .file(let url): return try reading(url)
    case .terminal(let terminal): return terminal.programEnd
    case .pipe(let url):
      let cat = Process()
      let pipe = Pipe()
      cat.executableURL = URL(filePath: "/bin/cat")
      cat.arguments = [url.path]
      cat.standardOutput = pipe
      try cat.run()
      writer = cat
      return pipe
    }
  }

  private func target(_ output: ToolRun.Output) throws -> Any {
    switch output {
    case .captured: return try writing(scratch.file("stdout", ""))
    case .closedPipe:
      let pipe = Pipe()
      try pipe.fileHandleForReading.close()
      return pipe
    }
  }
}
