import Foundation
import TestSupport
import Testing

/// A fault that the tool meets in its calls of the system.
///
///     try await ToolRun("a.har", fault: Fault(in: "read", of: "a.har", at: 2, .failing(EIO)))
///
/// From the second `read` of a file whose path ends in `a.har`, all fail.
struct Fault: CustomTestStringConvertible, Sendable {
  /// As the variable `FAULT` has it.
  let testDescription: String

  /// Where it happens.
  struct Call: CustomTestStringConvertible, Sendable {
    let testDescription: String

    /// A call by its name, the end of the file's path, and the number of the first that it befalls.
    init(_ name: String, of file: String, at number: Int = 1) {
      testDescription = "\(name) \(file) \(number)"
    }
  }

  /// What happens at a call.
  struct Effect: Sendable {
    fileprivate let description: String

    /// It fails, and so do those behind it.
    static func failing(_ number: Int32) -> Effect { Effect(description: "fail \(number)") }
    /// Every other one is interrupted by a signal that ends nothing.
    static let interrupted = Effect(description: "interrupt")
    /// Only one byte is read or written, however many were asked for.
    static let oneByte = Effect(description: "one")
    /// Only this many bytes are written; then the disk is full.
    static func full(after count: Int) -> Effect { Effect(description: "full \(count)") }
    /// Before the call, this happens to the file.
    static func behind(shell: String) -> Effect { Effect(description: "run \(shell)") }
    /// Before the call, a signal comes that should end the tool there.
    static func ending(signal: Int32) -> Effect { Effect(description: "end \(signal)") }
    /// Before the call, a signal comes, and the call goes on.
    static func during(signal: Int32) -> Effect { Effect(description: "signal \(signal)") }
  }

  init(at call: Call, _ effect: Effect) {
    testDescription = "\(call.testDescription) \(effect.description)"
  }

  init(in name: String, of file: String, at number: Int = 1, _ effect: Effect) {
    self.init(at: Call(name, of: file, at: number), effect)
  }

  /// What `env(1)` has to set for a program.
  var environment: [String] {
    // A sanitizer may have a library of its own.
    let others = ProcessInfo.processInfo.environment["LD_PRELOAD"] ?? ""
    return ["LD_PRELOAD=\(Self.library?.path ?? "") \(others)", "FAULT=\(testDescription)"]
  }

  /// Whether faults can be made here; macOS loads libraries in another way.
  static var canBeMade: Bool {
    get throws { try Machine.isLinux && Machine.has("a C compiler", library != nil) }
  }

  private static let directory: TemporaryDirectory? = {
    atexit { if let url = Fault.directory?.url { try? FileManager.default.removeItem(at: url) } }
    return try? TemporaryDirectory()
  }()

  /// The compiled library; nil where there is no C compiler for Linux.
  private static let library: URL? = {
    let source = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "fault.c")
    guard Machine.isLinux, let library = directory?.path("fault.so") else { return nil }
    let words = ["-shared", "-fPIC", "-O1", "-o", library.path, source.path, "-ldl"]
    return ["cc", "clang", "gcc"].contains { Executable.runs([$0] + words) } ? library : nil
  }()
}

extension ToolRun {
  /// Runs the tool, which meets a fault.
  init(arguments: [String], fault: Fault, in directory: TemporaryDirectory) async throws {
    self = try await Self.running(
      URL(filePath: "/usr/bin/env"),
      fault.environment + [Executable.checkoutKey.path] + arguments, in: directory)
  }
}
