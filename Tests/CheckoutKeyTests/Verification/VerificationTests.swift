import CheckoutKey
import TestSupport
import Testing

@Suite struct VerificationTests {
  @Test func saysAllThatIsKnownOfAKey() throws {
    let verification = try Verification(of: "\"\(Captures.ed25519)\\n\"")
    #expect(verification.line == Captures.ed25519)
    #expect(verification.keyType == "ssh-ed25519")
    #expect(verification.bits == 256)
    #expect(verification.md5Fingerprint == Captures.ed25519MD5)
    #expect(verification.sha256Fingerprint.hasPrefix("SHA256:"))
    #expect(verification.comment == "someone@circleci")
    #expect(
      verification.cleanings == [
        "quotes around the key", "a literal \\n, \\r or ↵ around the key",
      ])
    #expect(verification.objections.isEmpty)
    #expect(!verification.isPasteable)
    #expect(verification.reportedFingerprint == nil)
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
    let refusal = try #require(throws: Verification.Refusal.self) { try Verification(of: text) }
    #expect(refusal.description == message)
    #expect(refusal.hint?.isEmpty == false)
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
    #expect(try Verification(of: Captures.rsa).matches(fingerprint: text) == expected)
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
