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

  @Test(
    "a known key's bits and fingerprints are ssh-keygen's, also a security key's",
    arguments: SampleKey.all)
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
    let judgement = Keygen.Judgement(bits: 256, fingerprint: SampleKey.ed25519SHA256)
    let judgements = try Keygen.judgements(of: lines.joined(separator: "\n") + "\n")
    #expect(judgements == lines.map { _ in judgement })
  }

  @Test("what ssh-keygen lets through is refused here", arguments: stricter)
  func tolerated(refusal: Refusal) throws {
    #expect(try Keygen.judgements(of: refusal.text) != [])
    #expect(throws: refusal.error) { try PublicKey(parsing: refusal.text) }
  }

  private static let stricter: [Refusal] = [
    Refusal(.prefix, #"command="/bin/true" $K"#), Refusal(.prefix, "bitbucket.org $K"),
    Refusal(.prefix, "# a note\n$K\n"), Refusal(.severalKeys, "$K\n$K\n"),
    Refusal(.notOneLine, "$K me\r\n"), Refusal(.notOneLine, #"$K \n"#),
    Refusal(.unsafeCharacter("\u{1B}"), "$K \u{1B}[2J"),
    Refusal(.unknownType, "rsa-sha2-256 \(SampleKey.rsa.base64)"),
    Refusal(.wrongExponent, Blob.rsa(e: [2]).line("ssh-rsa")),
    Refusal(.wrongModulus, Blob.rsa(n: [0, 0] + Blob.modulus(bits: 1024)).line("ssh-rsa")),
  ]

  @Test(
    "what a paste often brings and ssh-keygen refuses is cleaned here",
    arguments: [
      "\u{FEFF}$K", "$T\u{A0}$B", "$T $1\u{200B}$2", "\"$K\"", "“$K”", "$K\",", #"$K\n"#,
      "$T $1\n$2",
    ])
  func mended(template: String) throws {
    let text = Paste.filled(template)
    #expect(try Keygen.judgements(of: text) == [])
    #expect(try PublicKey(cleaning: text).line == SampleKey.ed25519.line)
  }

  @Test("what is damaged is refused by ssh-keygen too", arguments: Refusal.damaged)
  func refusedByBoth(refusal: Refusal) throws {
    #expect(try Keygen.judgements(of: refusal.text) == [])
  }
}
