import Foundation
import TestSupport
import Testing

/// What the built `checkout-key` did with some arguments.
///
///     let run = try await ToolRun("--format", "ndjson", "a.har", in: directory)
///     #expect(run == ToolRun(stdout: "…", stderr: "", 0))
struct ToolRun: Equatable {
  var stdout: String
  var stderr: String
  var ending: Ending

  /// How a process ended.
  enum Ending: Equatable, ExpressibleByIntegerLiteral {
    case status(Int32)
    case signal(Int32)
    /// It hung, and the test ended it.
    case timeout

    init(integerLiteral status: Int32) { self = .status(status) }
  }

  /// Where the tool's standard input comes from.
  enum Input {
    case nothing
    case text(String)
    case file(URL)
  }

  /// What is expected of a run.
  init(stdout: String = "", stderr: String = "", _ ending: Ending) {
    (self.stdout, self.stderr, self.ending) = (stdout, stderr, ending)
  }

  /// Runs the tool.
  init(
    _ arguments: String..., input: Input = .nothing, in directory: TemporaryDirectory? = nil
  ) async throws {
    try await self.init(arguments: arguments, input: input, in: directory)
  }

  /// Runs the tool with arguments from a table.
  init(
    arguments: [String], input: Input = .nothing, in directory: TemporaryDirectory? = nil
  ) async throws {
    self = try await Self.running(Executable.checkoutKey, arguments, input: input, in: directory)
  }

  /// Runs a shell script in which `$0` is the tool, for what only a shell can set up.
  init(
    shell script: String, _ arguments: [String] = [], through turnstile: Turnstile = .processes,
    in directory: TemporaryDirectory
  ) async throws {
    let words = ["-c", script, Executable.checkoutKey.path] + arguments
    self = try await Self.running(
      URL(filePath: "/bin/sh"), words, through: turnstile, in: directory)
  }

  /// Runs Python over a script, with the tool's path as its first argument.
  ///
  /// Without what is installed beside Python, unless it is asked for, as it takes long to be found.
  init(
    python script: String, _ arguments: [String] = [], withPackages: Bool = false,
    in directory: TemporaryDirectory
  ) async throws {
    let options = (withPackages ? [] : ["-I", "-S"]) + ["-c", script, Executable.checkoutKey.path]
    self = try await Self.running(
      try #require(Executable.python), options + arguments, in: directory)
  }

  /// Runs any program.
  static func running(
    _ program: URL, _ arguments: [String], input: Input = .nothing,
    through turnstile: Turnstile = .processes, in directory: TemporaryDirectory?
  ) async throws -> ToolRun {
    try await turnstile.pass {
      let scratch = try TemporaryDirectory()
      let source =
        switch input {
        case .nothing: URL(filePath: "/dev/null")
        case .text(let text): try scratch.file("stdin", text)
        case .file(let url): url
        }
      // Files take all of the output while nobody reads.
      let outputs = try ["stdout", "stderr"].map {
        try FileHandle(forWritingTo: scratch.file($0, ""))
      }
      let streams = [try FileHandle(forReadingFrom: source)] + outputs
      // A `Process` on Linux holds on to them for ever.
      defer { for stream in streams { try? stream.close() } }
      let process = Process()
      (process.executableURL, process.arguments) = (program, arguments)
      process.currentDirectoryURL = directory?.url
      (process.standardInput, process.standardOutput) = (streams[0], streams[1])
      process.standardError = streams[2]
      let ending = try await process.runToEnd()
      let (stdout, stderr) = (scratch.text("stdout"), scratch.text("stderr"))
      return ToolRun(stdout: stdout ?? "", stderr: stderr ?? "not UTF-8", ending)
    }
  }

  /// The same without the closing line of a batch, which has a time in it.
  var withoutSummary: ToolRun {
    let lines = stderr.split(separator: "\n", omittingEmptySubsequences: false)
    let kept = lines.filter { !$0.contains(#/^checkout-key: \d+ keys? from \d+ captures[,;] /#) }
    return ToolRun(stdout: stdout, stderr: kept.joined(separator: "\n"), ending)
  }

  /// The lines of standard error.
  var messages: [String] { stderr.split(separator: "\n").map(String.init) }
}

/// Lets only so many through at a time, and the others wait without blocking a thread.
///
/// Swift Testing starts every case of every table at once, and each open process takes several of
/// the 256 file descriptors that macOS gives.
actor Turnstile {
  /// For every program that a test runs.
  static let processes = Turnstile(places: 8)
  /// For those instead that mostly wait, so that they take no place from those that have work to do.
  static let waits = Turnstile(places: 6)

  private var places: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  init(places: Int) {
    self.places = places
  }

  nonisolated func pass(_ run: () async throws -> ToolRun) async throws -> ToolRun {
    await enter()
    let result: Result<ToolRun, any Error>
    do { result = .success(try await run()) } catch { result = .failure(error) }
    await leave()
    return try result.get()
  }

  private func enter() async {
    if places > 0 {
      places -= 1
    } else {
      await withCheckedContinuation { waiting.append($0) }
    }
  }

  /// Gives the place to whoever waits longest.
  private func leave() {
    if waiting.isEmpty {
      places += 1
    } else {
      waiting.removeFirst().resume()
    }
  }
}
