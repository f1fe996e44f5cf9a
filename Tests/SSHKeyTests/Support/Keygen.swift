import Foundation
import TestSupport

/// The judge of keys: OpenSSH's own `ssh-keygen`.
enum Keygen {
  /// What `ssh-keygen -l` prints of one key.
  struct Judgement: Equatable {
    let bits: Int
    let fingerprint: String
  }

  /// What is printed of each key in a text; empty if the text is refused.
  static func judgements(of text: String, digest: String = "sha256") throws -> [Judgement] {
    let directory = try TemporaryDirectory()
    let file = try directory.file("key.pub", text)
    let output = try Executable.output(of: ["ssh-keygen", "-l", "-E", digest, "-f", file.path])
    return (output ?? "").split(separator: "\n").compactMap { line in
      // A comment may begin with a combining character, which takes Swift's space before it.
      let words = line.unicodeScalars.split(separator: " ").map(String.init)
      return Int(words[0]).map { Judgement(bits: $0, fingerprint: words[1]) }
    }
  }

  /// The two files of a new key pair.
  static func newKeyPair(_ type: String, bits: Int, arguments: [String]) throws -> (
    publicKey: String, privateKey: String
  ) {
    let directory = try TemporaryDirectory()
    let file = directory.path("key").path
    let words = ["ssh-keygen", "-q", "-t", type, "-b", "\(bits)", "-N", "", "-f", file]
    guard try Executable.output(of: words + arguments) != nil,
      let publicKey = directory.text("key.pub"), let privateKey = directory.text("key")
    else { throw CocoaError(.executableLoad) }
    return (publicKey, privateKey)
  }
}
