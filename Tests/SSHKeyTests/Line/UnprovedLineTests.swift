import Foundation
import Testing

@testable import SSHKey

/// Which lines may be shown though they are not proved: none that may hold a private key.
@Suite struct UnprovedLineTests {
  private static func isShown(_ text: String) -> Bool {
    (try? CleanedLine(cleaning: text))?.mayBeShownUnproved ?? false
  }

  @Test("a key that is cut off behind its type may be shown", arguments: SampleKey.all)
  func cut(sample: SampleKey) {
    // A length of four bytes and the type's name, in base64.
    let beginning = ((4 + sample.type.rawValue.utf8.count) * 8 + 5) / 6
    for count in 1...sample.base64.count {
      let line = "\(sample.type.rawValue) \(sample.base64.prefix(count))"
      #expect(Self.isShown(line) == (count >= beginning), "\(line)")
      #expect(Self.isShown(line + " me") == (count >= beginning))
    }
  }

  @Test("a byte more may not", arguments: SampleKey.all)
  func more(sample: SampleKey) throws {
    let blob = Blob().raw(try PublicKey(parsing: sample.line).blob)
    for count in [1, 2, 3, 4, 5, 36, 68, 300] {
      for byte in [0, 0x41, 0xFF] as [UInt8] {
        let line = blob.raw(Array(repeating: byte, count: count)).line(sample.type.rawValue)
        #expect(!Self.isShown(line))
      }
    }
  }

  @Test(
    "a damaged key may be shown if nothing can hide behind the damage",
    arguments: [
      ("$T $1X$2", false, "a letter more"),
      ("$T $B=", true, "padding more"), ("$T $1…", true, "an ellipsis in place of the end"),
      ("$T AAAAC3NzaC1lZDI1NTE5…", false, "one in place of what says how long the key is"),
      ("$T AAAAC3NzaC1lZDI1NTE5…$B", false, "one, and then anything"),
      ("ssh-rsa $B", false, "another type's label"), ("ssh-dss AAAAB3NzaC1kc3M=", false, "DSA"),
      ("ssh-unknown AAAAC3NzaC11bmtub3du", false, "a type that is not known"),
      ("$T", false, "a type alone"), ("$T \\n", false, "and its tail"), ("$T x", false, "no key"),
      ("$T AAAA", false, "a length"), ("$K me", true, "a whole key"), ("$K\n$K", false, "two"),
    ])
  func damaged(template: String, isShown: Bool, what: String) {
    #expect(Self.isShown(Paste.filled(template)) == isShown)
  }

  @Test(
    "nothing of a private key is ever shown, in whatever form it comes",
    .enabled(if: Keygen.isInstalled, "ssh-keygen is missing (Debian: openssh-client)"),
    arguments: [("rsa", 2048), ("ed25519", 256), ("ecdsa", 256), ("ecdsa", 384), ("ecdsa", 521)])
  func privateKey(key: (type: String, bits: Int)) throws {
    let pair = try Keygen.newKeyPair(key.type, bits: key.bits, arguments: ["-C", "me"])
    let line = String(pair.publicKey.split(separator: "\n")[0])
    let type = String(line.prefix { $0 != " " })
    #expect(Self.isShown(line))
    for text in pair.privateKey.split(separator: "\n") {
      #expect(!Self.isShown(String(text)))
      #expect(!Self.isShown("\(type) \(text)"))
      if text.count >= 64 { #expect(!Self.isShown("\(line) \(text)")) }
    }
    // As ssh-agent's protocol has it, whole and cut off anywhere behind the public numbers.
    let blob = try Self.agentForm(ofPrivateKey: pair.privateKey)
    let agent = "\(type) \(Data(blob).base64EncodedString())"
    #expect(throws: PublicKeyError.privateKey) { try PublicKey(cleaning: agent) }
    for count in stride(from: line.utf8.count - " me".count + 1, to: agent.utf8.count, by: 3) {
      #expect(!Self.isShown(String(agent.prefix(count))), "\(count) characters")
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
