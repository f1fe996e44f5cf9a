import Foundation

/// The judge of keys: OpenSSH's own `ssh-keygen`.
enum Keygen {
  /// What `ssh-keygen -l` prints of one key.
  struct Judgement: Equatable {
    let bits: Int
    let fingerprint: String
  }

  static let isInstalled = tool("ssh-keygen") != nil

  /// What is printed of each key in a text; empty if the text is refused.
  static func judgements(of text: String, digest: String = "sha256") throws -> [Judgement] {
    try inNewDirectory { directory in
      let file = directory.appending(path: "key.pub")
      try Data(text.utf8).write(to: file)
      let run = try Run("ssh-keygen", ["-l", "-E", digest, "-f", file.path])
      guard run.status == 0 else { return [] }
      return run.output.split(separator: "\n").compactMap { line in
        // A comment may begin with a combining character, which takes Swift's space before it.
        let words = line.unicodeScalars.split(separator: " ").map(String.init)
        return Int(words[0]).map { Judgement(bits: $0, fingerprint: words[1]) }
      }
    }
  }

  /// The line of a new key, as `ssh-keygen` writes it.
  static func newKey(_ type: String, bits: Int, comment: String) throws -> String {
    try newKeyPair(type, bits: bits, arguments: ["-C", comment]).publicKey
  }

  /// The two files of a new key pair.
  static func newKeyPair(_ type: String, bits: Int, arguments: [String]) throws -> (
    publicKey: String, privateKey: String
  ) {
    try inNewDirectory { directory in
      let file = directory.appending(path: "key").path
      let run = try Run(
        "ssh-keygen", ["-q", "-t", type, "-b", "\(bits)", "-N", "", "-f", file] + arguments)
      guard run.status == 0 else { throw CocoaError(.executableLoad) }
      return (
        try String(contentsOfFile: file + ".pub", encoding: .utf8),
        try String(contentsOfFile: file, encoding: .utf8)
      )
    }
  }

  private static func inNewDirectory<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let directory = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    return try body(directory)
  }
}
