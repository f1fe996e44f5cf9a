import Foundation

/// The built binary, run as a process.
enum Tool {
  /// What a run came to.
  struct Run {
    let output: String
    let errors: String
    /// The exit status; negative if a signal ended the process.
    let status: Int32

    /// Standard error, a line each.
    var errorLines: [String] {
      errors.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    }
  }

  /// What a process is given as standard input.
  enum Input {
    case nothing
    case text(String)
    case file(String)
  }

  struct TimedOut: Error {}

  /// The executable stands beside the bundle of the tests.
  static let path: String = {
    let directories = [Bundle.main.bundleURL] + Bundle.allBundles.map(\.bundleURL)
    let candidates = directories.flatMap { directory in
      [directory, directory.deletingLastPathComponent()].map { $0.appending(path: "checkout-key") }
    }
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0.path) }?.path
      ?? "checkout-key is not built"
  }()

  /// Runs the tool and waits for its end.
  static func run(
    _ arguments: [String], input: Input = .nothing, directory: String? = nil
  ) throws -> Run {
    try run(path, arguments, input: input, directory: directory)
  }

  /// Lets a shell run a command line in which `$TOOL` is the tool.
  static func shell(_ command: String, directory: String? = nil) throws -> Run {
    try run(
      "/bin/sh", ["-c", command], environment: ["TOOL": path, "SAMPLES": Samples.directory.path],
      directory: directory)
  }

  /// Runs any program; one that hangs is ended and fails the test.
  static func run(
    _ program: String, _ arguments: [String], input: Input = .nothing,
    environment: [String: String] = [:], directory: String? = nil
  ) throws -> Run {
    let scratch = try TemporaryDirectory()
    // Files instead of pipes: nothing can fill up and block.
    let output = try FileHandle(forWritingTo: URL(filePath: scratch.write("", to: "output")))
    let errors = try FileHandle(forWritingTo: URL(filePath: scratch.write("", to: "errors")))
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    if let directory { process.currentDirectoryURL = URL(filePath: directory) }
    process.standardOutput = output
    process.standardError = errors
    switch input {
    case .nothing: process.standardInput = FileHandle.nullDevice
    case .text(let text):
      process.standardInput = try FileHandle(
        forReadingFrom: URL(filePath: scratch.write(text, to: "input")))
    case .file(let path):
      process.standardInput = try FileHandle(forReadingFrom: URL(filePath: path))
    }
    try process.run()
    let deadline = Date.now + 120
    while process.isRunning {
      if Date.now > deadline {
        process.terminate()
        throw TimedOut()
      }
      usleep(2000)
    }
    let isSignal = process.terminationReason == .uncaughtSignal
    return Run(
      output: scratch.read("output") ?? "not UTF-8", errors: scratch.read("errors") ?? "not UTF-8",
      status: isSignal ? -process.terminationStatus : process.terminationStatus)
  }

  /// Whether a program is installed.
  static func has(_ program: String, _ arguments: String...) -> Bool {
    (try? run("/usr/bin/env", [program] + arguments))?.status == 0
  }
}
