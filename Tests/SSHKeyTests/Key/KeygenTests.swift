import Foundation
import SSHKey
import TestSupport
import Testing

/// What `ssh-keygen` says of a key is what we say of it, but for what we refuse on purpose.
@Suite(.enabled(if: try Machine.has("ssh-keygen"), "ssh-keygen is missing"))
struct KeygenTests {
  @Test(
    "a new key has ssh-keygen's bits and fingerprints",
    arguments: [
      ("rsa", 1024, ""), ("ed25519", 256, "me you"), ("ecdsa", 384, "CircleCI"), ("ecdsa", 521, ""),
    ])
  func new(type: String, bits: Int, comment: String) throws {
    let file = try Keygen.newKeyPair(type, bits: bits, arguments: ["-C", comment]).publicKey
    let line = file.trimmingCharacters(in: .whitespacesAndNewlines)
    let parsed = try PublicKey(parsing: line)
    #expect(parsed.line == line)
    #expect(parsed.comment == comment)
    #expect(parsed.bits == bits)
    #expect(try PublicKey(cleaning: file).line == line)
    try expectJudgement(of: parsed)
  }

  @Test("a known key has them too, also a security key's", arguments: SampleKey.all)
  func known(sample: SampleKey) throws {
    try expectJudgement(of: PublicKey(parsing: sample.line))
  }

  private func expectJudgement(of key: PublicKey) throws {
    let bits = try #require(key.bits)
    let md5 = Keygen.Judgement(bits: bits, fingerprint: "MD5:\(key.fingerprint(.md5))")
    #expect(try Keygen.judgements(of: key.line + "\n", digest: "md5") == [md5])
    let sha256 = Keygen.Judgement(bits: bits, fingerprint: key.fingerprint(.sha256).description)
    #expect(try Keygen.judgements(of: key.line + "\n", digest: "sha256") == [sha256])
  }

  @Test(
    "RSA's limits are OpenSSH's",
    arguments: [(1023, false), (1024, true), (16384, true), (16385, false)])
  func limits(bits: Int, isAccepted: Bool) throws {
    let line = Blob.rsa(bits: bits).line("ssh-rsa")
    #expect(try Keygen.judgements(of: line).isEmpty != isAccepted)
    #expect(((try? PublicKey(parsing: line)) != nil) == isAccepted)
  }

  @Test("whatever is cleaned out of a paste, ssh-keygen accepts the rest")
  func cleaned() throws {
    // It judges each line of a file.
    let lines = try Paste.cleaned.map { try PublicKey(cleaning: $0.text).line }
    let judgement = Keygen.Judgement(bits: 256, fingerprint: SampleKey.ed25519.sha256)
    let judgements = try Keygen.judgements(of: lines.joined(separator: "\n") + "\n")
    #expect(judgements == lines.map { _ in judgement })
  }
}
