import Foundation

/// One run of a command of the machine's.
struct Run {
  let status: Int32
  let output: String

  /// Runs a command to its end; what it prints must fit in a pipe's buffer only on stderr.
  init(_ name: String, _ arguments: [String], input: String = "") throws {
    guard let path = tool(name) else { throw CocoaError(.fileNoSuchFile) }
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    let (stdin, stdout) = (Pipe(), Pipe())
    process.standardInput = stdin
    process.standardOutput = stdout
    process.standardError = FileHandle.nullDevice
    try process.run()
    try stdin.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try stdin.fileHandleForWriting.close()
    output = String(decoding: try stdout.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    status = process.terminationStatus
  }
}

/// Where a command is, in the directories of `PATH`.
func tool(_ name: String) -> String? {
  let directories = ProcessInfo.processInfo.environment["PATH"] ?? ""
  return directories.split(separator: ":").map { "\($0)/\(name)" }
    .first(where: FileManager.default.isExecutableFile(atPath:))
}
