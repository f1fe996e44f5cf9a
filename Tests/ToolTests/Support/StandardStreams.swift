import Foundation
import TestSupport

/// The standard streams of one run of a program.
///
/// Both outputs go to files, which take all of them while nobody reads.
final class StandardStreams {
  private let scratch: TemporaryDirectory
  private let stdout: URL
  private let stderr: URL
  private var handles: [FileHandle] = []
  private var writer: Process?

  /// Connects a process that has not been started.
  init(of process: Process, input: ToolRun.Input, output: ToolRun.Output) throws {
    scratch = try TemporaryDirectory()
    stdout = try scratch.file("stdout", "")
    stderr = try scratch.file("stderr", "")
    process.standardInput = try source(input)
    process.standardOutput = try target(output)
    process.standardError = opened(try FileHandle(forWritingTo: stderr))
  }

  /// What the program wrote, when it has ended.
  func texts() throws -> (stdout: String, stderr: String) {
    (
      try String(contentsOf: stdout, encoding: .utf8),
      try String(contentsOf: stderr, encoding: .utf8)
    )
  }

  /// Gives the file descriptors back, which a `Process` on Linux holds on to for ever.
  func close() {
    for handle in handles { try? handle.close() }
    writer?.terminate()
  }

  private func opened(_ handle: FileHandle) -> FileHandle {
    handles.append(handle)
    return handle
  }

  private func source(_ input: ToolRun.Input) throws -> Any {
    switch input {
    case .nothing: return opened(try FileHandle(forReadingFrom: URL(filePath: "/dev/null")))
    case .text(let text):
      return opened(try FileHandle(forReadingFrom: try scratch.file("stdin", text)))
    case .file(let url): return opened(try FileHandle(forReadingFrom: url))
    case .terminal(let terminal): return terminal.programEnd
    case .pipe(let url):
      let pipe = Pipe()
      let cat = Process()
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
    case .captured: return opened(try FileHandle(forWritingTo: stdout))
    case .file(let url): return opened(try FileHandle(forWritingTo: url))
    case .closedPipe:
      let pipe = Pipe()
      try pipe.fileHandleForReading.close()
      return pipe
    }
  }
}
