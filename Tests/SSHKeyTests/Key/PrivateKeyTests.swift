import Foundation
import TestSupport
import Testing

@testable import SSHKey

/// Nothing of a private key goes through either door, in whatever form it comes.
@Suite(.enabled(if: try Machine.has("ssh-keygen"), "ssh-keygen is missing"))
struct PrivateKeyTests {
  @Test(
    "no line of its file is a key, nor a comment",
    arguments: [
      ("rsa", 1024, nil), ("rsa", 1024, "PEM"), ("rsa", 1024, "PKCS8"), ("ed25519", 256, nil),
      ("ecdsa", 256, nil), ("ecdsa", 256, "PEM"), ("ecdsa", 384, "PKCS8"), ("ecdsa", 521, "PEM"),
    ] as [(String, Int, String?)])
  func file(type: String, bits: Int, format: String?) throws {
    let arguments = (format.map { ["-m", $0] } ?? []) + ["-C", "me"]
    let pair = try Keygen.newKeyPair(type, bits: bits, arguments: arguments)
    let line = String(pair.publicKey.split(separator: "\n")[0])
    let type = String(line.prefix { $0 != " " })
    #expect(try PublicKey(parsing: line).line == line)
    #expect(throws: PublicKeyError.privateKey) { try PublicKey(cleaning: pair.privateKey) }
    let literal = pair.privateKey.replacing("\n", with: #"\n"#)
    #expect(throws: PublicKeyError.privateKey) { try PublicKey(cleaning: literal) }
    for text in pair.privateKey.split(separator: "\n") {
      #expect(throws: PublicKeyError.self) { try PublicKey(cleaning: String(text)) }
      #expect(throws: PublicKeyError.self) { try PublicKey(cleaning: "\(type) \(text)") }
      if text.count >= 64 {
        #expect(throws: PublicKeyError.self) { try PublicKey(cleaning: "\(line) \(text)") }
      }
    }
  }

  @Test(
    "as ssh-agent's protocol has it, it is no key, complete or cut off anywhere",
    arguments: [("rsa", 1024), ("ed25519", 256), ("ecdsa", 256), ("ecdsa", 384), ("ecdsa", 521)])
  func agent(key: (type: String, bits: Int)) throws {
    let pair = try Keygen.newKeyPair(key.type, bits: key.bits, arguments: ["-C", "me"])
    let type = String(pair.publicKey.prefix { $0 != " " })
    let blob = try Self.agentForm(ofPrivateKey: pair.privateKey)
    let agent = "\(type) \(Data(blob).base64EncodedString())"
    #expect(throws: PublicKeyError.privateKey) { try PublicKey(cleaning: agent) }
    if agent.hasSuffix("=") {
      #expect(throws: PublicKeyError.privateKey) { try PublicKey(cleaning: agent + " me") }
    }
    // Cut off right behind the public numbers it is the public key, but for RSA.
    let complete = pair.publicKey.split(separator: " ")[1].utf8.count
    for count in stride(from: 0, to: agent.utf8.count, by: 5)
    where count != type.utf8.count + 1 + complete {
      #expect(throws: PublicKeyError.self, "\(count) characters") {
        try PublicKey(cleaning: String(agent.prefix(count)))
      }
    }
  }

  /// The fields of a key as OpenSSH's private file holds them, which is as the agent gets them
  /// (OpenSSH, PROTOCOL.key and PROTOCOL.agent).
  private static func agentForm(ofPrivateKey file: String) throws -> [UInt8] {
    let text = file.split(separator: "\n").dropFirst().dropLast().joined()
    var bytes = Array(try #require(Data(base64Encoded: text)))[...]
    func field() -> ArraySlice<UInt8> {
      let length = bytes.prefix(4).reduce(0) { $0 << 8 | Int($1) }
      defer { bytes = bytes.dropFirst(4 + length) }
      return bytes.dropFirst(4).prefix(length)
    }
    bytes = bytes.dropFirst("openssh-key-v1".utf8.count + 1)
    // The cipher, the key derivation and its options; then how many keys, the public one, and the
    // private one behind two equal numbers.
    for _ in 0..<3 { _ = field() }
    bytes = bytes.dropFirst(4)
    _ = field()
    return Array(field().dropFirst(8))
  }
}
