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
    #expect(!verification.isPasteable && verification.isAccepted)
    #expect(!verification.key.isCompared)
  }

  @Test(
    "refuses what is no whole key, without a word of it",
    arguments: [
      (String(Captures.rsa.dropLast(72)), "the key stops after 225 of 279 bytes"),
      (Captures.rsa + Captures.rsa, "several keys are run together"),
      ("-----BEGIN OPENSSH PRIVATE KEY-----", "this is a private key, which you must never share"),
      (Captures.rsaMD5, "this is only a fingerprint, not a key"),
      ("", "the input is empty"), ("\"\"", "there is no key"),
      (
        Captures.ed25519.replacing("ed25519 AAAA", with: "ed25519AAAA"),
        "the space after the key type is missing"
      ),
      ("secret", "this is not an OpenSSH public key line"),
    ])
  func refusals(text: String, message: String) throws {
    let refusal = try #require(throws: Verification.Refusal.self) { try verification(of: text) }
    #expect(refusal.description == message)
    #expect(!refusal.hint.words.isEmpty)
  }

  private static let sha256 = "SHA256:fu0o123EvzS00YggNbyQxEHFAoHpRzzWUVnnErBjsL8"

  @Test(
    "compares fingerprints in any spelling",
    arguments: [
      (Captures.rsaMD5, true), ("MD5:" + Captures.rsaMD5.uppercased(), true), (sha256, true),
      ("fu0o123EvzS00YggNbyQxEHFAoHpRzzWUVnnErBjsL8=", true),
      (Captures.rsaMD5.replacing(":", with: ""), true),
      ("2048 MD5:\(Captures.rsaMD5) me (RSA)", true), ("2048 \(sha256) no comment (RSA)\n", true),
      (Captures.ed25519MD5, false), ("10:1e", nil), (String(repeating: "x", count: 32), nil),
      ("key \(sha256)", nil), ("2048 RSA", nil),
    ] as [(String, Bool?)])
  func fingerprints(text: String, expected: Bool?) throws {
    let fingerprint = Verification.fingerprint(in: text)
    #expect(try fingerprint.map(verification(of: Captures.rsa).matches) == expected)
  }

  @Test(
    "tells a key from a file's name",
    arguments: [
      (Captures.rsa, true), (String(Captures.rsa.dropFirst(8)), true), (Captures.rsaMD5, true),
      ("ssh-ed25519", true), ("ssh-ed25519AAAAC3", true), ("ssh-ed25519-AAAA.pub", false),
      ("\"\(Captures.rsa)\"", true), ("circleci.pub", false),
      ("-----BEGIN", true), (String(Captures.rsa.dropFirst(40).prefix(64)), true),
      (String(Captures.rsa.dropFirst(40).prefix(63)), false),
      ("~/.ssh/id_rsa.pub", false), ("ssh-keys/a.pub", false), ("--fingerprint", false),
      ("my key.pub", false),
    ])
  func kinds(text: String, isKey: Bool) {
    #expect(Verification.looksLikeKey(text) == isKey)
  }
}
