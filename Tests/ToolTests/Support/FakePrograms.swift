import Foundation
import TestSupport

/// Programs of a desktop that only write down what they are given, alone on the search path.
struct FakePrograms {
  let directory: TemporaryDirectory

  /// Puts programs there that write down what they are given, and end well.
  init(_ names: String..., in directory: TemporaryDirectory) throws {
    self.directory = directory
    for name in names { try add(name) }
  }

  /// Adds a program, which does what the script says besides writing down what it is given.
  func add(_ name: String, _ script: String = "", mode: Int = 0o755) throws {
    let noting = """
      #!/bin/sh
      for word; do printf '%s\\n' "$word"; done > "$HOME/\(name).arguments"
      /bin/cat > "$HOME/\(name).input"
      \(script)

      """
    try add(name, text: noting, mode: mode)
  }

  /// Adds a file among the programs.
  func add(_ name: String, text: String, mode: Int = 0o755) throws {
    let file = try directory.file("bin/\(name)", text)
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
  }

  /// What a program was given; nil if it was not run.
  func input(of name: String) -> String? { directory.text("\(name).input") }

  /// The arguments that a program was given, a line each; nil if it was not run.
  func arguments(of name: String) -> String? { directory.text("\(name).arguments") }

  /// Runs the tool where there are these programs only, and no terminal that takes sequences.
  func run(_ arguments: String..., environment: [String] = []) async throws -> ToolRun {
    let home = directory.url.path
    let session = ["-i", "HOME=\(home)", "PATH=\(home)/bin:.::bin", "TERM=dumb"] + environment
    return try await ToolRun.running(
      URL(filePath: "/usr/bin/env"), session + [Executable.checkoutKey.path] + arguments,
      in: directory)
  }
}
