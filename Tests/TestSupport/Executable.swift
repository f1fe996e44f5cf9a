package import Foundation

/// Programs of the machine's, which set up tests and judge what comes of them.
package enum Executable {
  /// Python, for what is awkward in a shell.
  ///
  /// The interpreter itself: `python3` may be a script that takes longer than Python does to find it
  /// (pyenv's, Xcode's).
  package static let python: URL? = {
    let program = "import pty, sys; print(sys.executable, end='')"
    return (try? output(of: ["python3", "-c", program])).flatMap { $0.map { URL(filePath: $0) } }
  }()

  /// Finds a program in the directories of `PATH`; nil if it is in none.
  package static func url(of name: String) -> URL? {
    let directories = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return directories.split(separator: ":").map { "\($0)/\(name)" }
      .first(where: FileManager.default.isExecutableFile(atPath:)).map { URL(filePath: $0) }
  }

  /// Whether a program is there and runs well with these arguments.
  package static func runs(_ words: String...) -> Bool { runs(words) }

  /// Whether a program is there and runs well with these arguments.
  package static func runs(_ words: [String]) -> Bool {
    (try? output(of: words)) ?? nil != nil
  }

  /// What a program prints, without input; what it says on standard error is dropped.
  ///
  /// - Returns: nil if it does not end well.
  /// - Throws: if there is no such program.
  package static func output(of words: [String]) throws -> String? {
    guard let name = words.first, let url = url(of: name) else { throw CocoaError(.fileNoSuchFile) }
    let process = Process()
    process.executableURL = url
    process.arguments = Array(words.dropFirst())
    let stdout = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = stdout
    process.standardError = FileHandle.nullDevice
    try process.run()
    let output = try stdout.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? String(decoding: output, as: UTF8.self) : nil
  }
}
