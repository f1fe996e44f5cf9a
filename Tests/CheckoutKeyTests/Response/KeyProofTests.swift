import HAR
import SSHKey
import Testing

@testable import CheckoutKey

@Suite struct KeyProofTests {
  static func body(_ key: String, _ fingerprint: String?) -> HARBody {
    .bytes(Array(Captures.body(key, fingerprint: fingerprint).utf8))
  }

  /// The RSA key with one letter of its modulus changed: still a key, but another one.
  static let changed = Captures.rsa.replacing("rgrv", with: "rgrw")

  @Test func provesAKeyByItsFingerprint() throws {
    let proof = try KeyProof(body: Self.body(Captures.rsa, Captures.rsaMD5), verify: true)
    #expect(proof.line == Captures.rsa)
    #expect(proof.key?.bits == 2048)
    #expect(proof.warnings == [])
  }

  @Test(
    "takes every form of the fingerprint",
    arguments: [
      "MD5:" + Captures.rsaMD5, Captures.rsaMD5.uppercased(),
      "SHA256:" + sha256, sha256, sha256 + "=",
    ])
  func fingerprintForms(fingerprint: String) throws {
    let proof = try KeyProof(body: Self.body(Captures.rsa, fingerprint), verify: true)
    #expect(proof.warnings == [])
  }

  static var sha256: String {
    let key = try? PublicKey(parsing: Captures.rsa)
    return String(key?.sha256Fingerprint.description.dropFirst("SHA256:".count) ?? "")
  }

  @Test(
    "gives a key that nothing can be compared with, and says so",
    arguments: [nil, "", "[fingerprint redacted]"])
  func noFingerprint(fingerprint: String?) throws {
    let proof = try KeyProof(body: Self.body(Captures.rsa, fingerprint), verify: true)
    #expect(
      proof.warnings == ["the response has no fingerprint, so a changed letter would go unnoticed"])
  }

  @Test(
    "says why a body gives no key",
    arguments: [
      (.missing, .bodyMissing, "the response has no body"),
      (.null, .bodyMissing, "the response's body is null"),
      (.empty, .bodyMissing, "the response's body is empty"),
      (.elsewhere, .bodyElsewhere, "the response's body is in another file"),
      (.redacted, .bodyRedacted, "a sanitizer took the response's body out"),
      (.tooLong, .bodyInvalid, "the response's body is longer than 1 MiB"),
      (
        .undecodable(.notBase64), .bodyInvalid,
        "the body can't be decoded: its text is marked as base64 but is not base64"
      ),
      (.bytes([]), .bodyInvalid, "the body is not JSON"),
      (body("[public_key redacted]", nil), .bodyRedacted, "a sanitizer took `public_key` out"),
      (
        body(changed, Captures.rsaMD5), .keyInvalid,
        "the key's fingerprint is fd:a8:9c:29:9c:7d:be:28:79:90:c0:57:52:5a:90:b1 but CircleCI "
          + "reported \(Captures.rsaMD5)"
      ),
      (
        body(Captures.rsa, "23:72:42"), .keyInvalid,
        "the key can't be compared with CircleCI's fingerprint, which has an unknown form"
      ),
      (
        body(String(Captures.rsa.dropLast(90)), Captures.rsaMD5), .keyInvalid,
        PublicKeyError.truncated(have: 211, need: 279).description
      ),
    ] as [(HARBody, Outcome, String)])
  func refuses(body: HARBody, outcome: Outcome, message: String) {
    #expect(throws: NoKey(outcome: outcome, message: message)) {
      try KeyProof(body: body, verify: true)
    }
  }

  @Test(
    "gives a line that is not proved only when asked",
    arguments: [
      (String(Captures.rsa.dropLast(90)), Captures.rsaMD5), (changed, Captures.rsaMD5),
      (Captures.rsa, "23:72:42"),
    ])
  func unproved(key: String, fingerprint: String) throws {
    let proof = try KeyProof(body: Self.body(key, fingerprint), verify: false)
    #expect(proof.line == key)
    #expect(proof.key == nil)
    #expect(proof.warnings.count == 1)
    #expect(proof.warnings.first?.hasPrefix("printed without proof (--no-verify): ") == true)
  }

  @Test(
    "never gives what must not be printed",
    arguments: [
      "-----BEGIN OPENSSH PRIVATE KEY-----\nSECRET\n-----END OPENSSH PRIVATE KEY-----",
      "command=\"SECRET\" \(Captures.ed25519)", Captures.ed25519 + "\u{1B}[2J",
      Captures.ed25519 + "\u{202E}SECRET",
    ], [true, false])
  func neverPrinted(key: String, verify: Bool) {
    let error = #expect(throws: NoKey.self) {
      try KeyProof(body: Self.body(key, nil), verify: verify)
    }
    #expect(error?.outcome == .keyInvalid)
    #expect(error?.message.contains("SECRET") == false)
  }
}
