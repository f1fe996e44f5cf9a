import Foundation
import TestSupport

extension TemporaryDirectory {
  /// A directory with files of these names and texts.
  convenience init(_ files: KeyValuePairs<String, String>) throws {
    try self.init()
    for (name, text) in files { try file(name, text) }
  }

  /// A directory with two captures that give a key, of two projects, and an empty directory `out`.
  static func ofTwoCaptures() throws -> TemporaryDirectory {
    let directory = try TemporaryDirectory([
      "a.har": Captures.capture(of: Captures.rsa),
      "b.har": Captures.capture(of: Captures.ed25519, project: "bitbucket/acme/api"),
    ])
    try directory.directory("out")
    return directory
  }

  func directory(_ name: String, mode: Int = 0o755) throws {
    try FileManager.default.createDirectory(
      at: path(name), withIntermediateDirectories: false, attributes: [.posixPermissions: mode])
  }

  func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: path(name).path, withDestinationPath: target)
  }
}

extension ToolRun {
  private static let name = "checkout-key: "

  /// What is expected of a run that says these lines, each behind the tool's name.
  init(stdout: String = "", says lines: [String], _ ending: Ending) {
    self.init(stdout: stdout, stderr: lines.map { Self.name + $0 + "\n" }.joined(), ending)
  }

  /// The lines of standard error without the tool's name.
  var said: [String] {
    messages.map { $0.hasPrefix(Self.name) ? String($0.dropFirst(Self.name.count)) : $0 }
  }

  /// The same without hints.
  var saidButHints: [String] { said.filter { !$0.hasPrefix("hint: ") } }

  /// The records of `--format ndjson`.
  var records: [NDJSONRecord] {
    get throws { try stdout.split(separator: "\n").map { try NDJSONRecord(line: $0 + "\n") } }
  }
}
