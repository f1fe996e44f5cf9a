import Foundation
import Testing

/// Programs that the tests run.
enum Executable {
  /// The tool as it was built together with these tests.
  static let checkoutKey: URL = {
    // The package's products lie side by side. On macOS the tests are a bundle beside the tool; on
    // Linux they are an executable whose main bundle is the directory.
    let directories = [
      Bundle(for: Anchor.self).bundleURL.deletingLastPathComponent(), Bundle.main.bundleURL,
    ]
    let candidates = directories.map { $0.appending(path: "checkout-key") }
    guard let tool = candidates.first(where: isExecutable) else {
      fatalError("checkout-key is in none of \(directories.map(\.path))")
    }
    return tool
  }()

  /// OpenSSH's own judge of keys, if the machine has it.
  static let sshKeygen = ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"]
    .map { URL(filePath: $0).appending(path: "ssh-keygen") }
    .first(where: isExecutable)

  /// Whether Python is there, for what is awkward in a shell.
  static let python = runs("python3", "-c", "import pty")

  /// Whether a program is there and runs well with these arguments.
  static func runs(_ arguments: String...) -> Bool { runs(arguments) }

  /// Whether a program is there and runs well with these arguments.
  static func runs(_ arguments: [String]) -> Bool {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }

  private static func isExecutable(_ url: URL) -> Bool {
    FileManager.default.isExecutableFile(atPath: url.path)
  }

  /// A class of the test bundle's own, by which Foundation finds the bundle.
  private final class Anchor {}
}
