import SSHKey
import TestSupport
import Testing

@testable import CheckoutKey

@Suite struct VerificationTests {
  private func verification(of text: String) throws -> Verification {
    try #require(VerifiedLine.lines(of: text).first).result.get()
  }

  @Test func saysAllThatIsKnownOfAKey() throws {
    let verification = try verification(of: "\"\(Captures.ed25519)\\n\"")
    #expect(verification.key.line == Captures.ed25519)
    #expect(verification.key.publicKey.type.rawValue == "ssh-ed25519")
    #expect(verification.key.publicKey.bits == 256)
    #expect(verification.key.publicKey.fingerprint(.md5).description == Captures.ed25519MD5)
    #expect(verification.key.publicKey.fingerprint(.sha256).description.hasPrefix("SHA256:"))
    #expect(verification.key.publicKey.comment == "someone@circleci")
    #expect(
      verification.cleanings == [
        "quotes around the key", "a literal \\n, \\r or ↵ around the key",
      ])
    #expect(verification.objections.isEmpty)
    #expect(!verification.isPasteable)
    #expect(!verification.key.isCompared)
  }

  @Test(
    "refuses what is no whole key, without a word of it",
    arguments: [
      (String(Captures.rsa.dropLast(72)), "the key stops after 225 of 279 bytes"),
      (Captures.rsa + Captures.rsa, "several keys are run together"),
      ("-----BEGIN OPENSSH PRIVATE KEY-----", "this is a private key, which must not be handed on"),
      (Captures.rsaMD5, "this is only a fingerprint, not a key"),
      ("", "there is no key"),
      ("secret", "this is not an OpenSSH public key line"),
    ])
  func refusals(text: String, message: String) throws {
    let refusal = try #require(throws: Verification.Refusal.self) { try verification(of: text) }
    #expect(refusal.description == message)
    #expect(!refusal.hint.words.isEmpty)
  }

  @Test(
    "compares fingerprints in any spelling",
    arguments: [
      (Captures.rsaMD5, true), ("MD5:" + Captures.rsaMD5.uppercased(), true),
      ("SHA256:fu0o123EvzS00YggNbyQxEHFAoHpRzzWUVnnErBjsL8", true),
      ("fu0o123EvzS00YggNbyQxEHFAoHpRzzWUVnnErBjsL8=", true),
      (Captures.ed25519MD5, false), ("10:1e", nil),
    ] as [(String, Bool?)])
  func fingerprints(text: String, expected: Bool?) throws {
    #expect(try verification(of: Captures.rsa).matches(fingerprint: text) == expected)
    #expect(Verification.isFingerprint(text) == (expected != nil))
  }

  @Test(
    "tells a key from a file's name",
    arguments: [
      (Captures.rsa, true), (String(Captures.rsa.dropFirst(8)), true), (Captures.rsaMD5, true),
      ("ssh-ed25519", true), ("\"\(Captures.rsa)\"", true), ("circleci.pub", false),
      ("-----BEGIN", true), (String(Captures.rsa.dropFirst(40).prefix(64)), true),
      (String(Captures.rsa.dropFirst(40).prefix(63)), false),
      ("~/.ssh/id_rsa.pub", false), ("ssh-keys/a.pub", false), ("--fingerprint", false),
      ("my key.pub", false),
    ])
  func kinds(text: String, isKey: Bool) {
    #expect(Verification.looksLikeKey(text) == isKey)
  }
}
