import HAR
import SSHKey
import TestSupport
import Testing

@testable import CheckoutKey

@Suite struct ExtractedKeyTests {
  static func body(_ key: String, _ fingerprint: String?) -> HARBody {
    .bytes(Array(Captures.body(key, fingerprint: fingerprint).utf8))
  }

  /// The RSA key with one letter of its modulus changed: still a key, but another one.
  static let changed = Captures.rsa.replacing("rgrv", with: "rgrw")

  @Test func provesAKeyByItsFingerprint() throws {
    let key = try ExtractedKey(in: Self.body(Captures.rsa, Captures.rsaMD5))
    #expect(key.line == Captures.rsa)
    #expect(key.publicKey.bits == 2048)
    #expect(key.remarks == [])
  }

  @Test(
    "takes every form of the fingerprint",
    arguments: [
      "MD5:" + Captures.rsaMD5, Captures.rsaMD5.uppercased(),
      "SHA256:" + sha256, sha256, sha256 + "=",
    ])
  func fingerprintForms(fingerprint: String) throws {
    let key = try ExtractedKey(in: Self.body(Captures.rsa, fingerprint))
    #expect(key.remarks == [])
  }

  static var sha256: String {
    let key = try? PublicKey(parsing: Captures.rsa)
    return String(key?.fingerprint(.sha256).description.dropFirst("SHA256:".count) ?? "")
  }

  @Test(
    "gives a key that nothing can be compared with, and says so",
    arguments: [nil, "", "[fingerprint redacted]", "23:72:42"])
  func noFingerprint(fingerprint: String?) throws {
    let key = try ExtractedKey(in: Self.body(Captures.rsa, fingerprint))
    #expect(key.remarks == [ExtractedKey.notCompared])
  }

  @Test(
    "says why a body gives no key",
    arguments: [
      (
        .missing, .bodyMissing(.missing),
        "the key was created, but the capture does not hold the response"
      ),
      (.null, .bodyMissing(.null), "the key was created, but the response is null in the capture"),
      (
        .empty, .bodyMissing(.empty),
        "the key was created, but the response is empty in the capture"
      ),
      (.elsewhere, .bodyElsewhere, "the capture keeps the response in a file of its own"),
      (.redacted, .bodyRedacted, "a sanitizer has removed the response"),
      (
        .tooLong, .bodyTooLong,
        "the response is longer than 1 MiB, which no answer of CircleCI's is"
      ),
      (
        .undecodable(.compressed), .bodyUndecodable(.compressed),
        "the response can't be read: it is still compressed (gzip)"
      ),
      (.bytes([]), .bodyInvalid(.cutOff), "the response is cut off"),
      (
        body(Captures.ed25519.replacing("AAAAC3", with: "AAAA C3"), nil), .inPieces,
        "the key has spaces or line breaks in it, and there is no fingerprint to prove that nothing is missing"
      ),
      (
        body("[public_key redacted]", nil), .keyRedacted,
        "a sanitizer has removed `public_key` from the response"
      ),
      (body("***", nil), .keyRedacted, "a sanitizer has removed `public_key` from the response"),
      (
        body(String(Captures.rsa.dropLast(90)), Captures.rsaMD5),
        .notComplete(.truncated(have: 211, need: 279)), "the key stops after 211 of 279 bytes"
      ),
    ] as [(HARBody, CheckoutKeyFailure, String)])
  func refuses(body: HARBody, failure: CheckoutKeyFailure, message: String) {
    #expect(throws: failure) { try ExtractedKey(in: body) }
    #expect(failure.description == message)
  }

  @Test func refusesAKeyWithAnotherFingerprint() throws {
    let error = #expect(throws: CheckoutKeyFailure.self) {
      try ExtractedKey(in: Self.body(Self.changed, Captures.rsaMD5))
    }
    #expect(error?.outcome == .keyInvalid)
    #expect(
      error?.description
        == "the key's fingerprint is fd:a8:9c:29:9c:7d:be:28:79:90:c0:57:52:5a:90:b1, but CircleCI "
        + "says \(Captures.rsaMD5)")
  }

  /// A key of a type that has no fields in the table.
  static let unknown = "ssh-ed448 AAAACXNzaC1lZDQ0OAAAAAgBAgMEBQYHCA=="

  @Test("gives a key of a type that is not known if its fingerprint is the one that was reported")
  func unknownType() throws {
    let own = try PublicKey(parsing: Self.unknown)
    for algorithm in [Fingerprint.Algorithm.md5, .sha256] {
      let fingerprint = own.fingerprint(algorithm).description
      let key = try ExtractedKey(in: Self.body(Self.unknown, fingerprint))
      #expect(key.line == Self.unknown && key.isCompared)
      #expect(key.remarks == [.warning("Bitbucket Cloud may not accept keys of type ssh-ed448")])
    }
    let other = #expect(throws: CheckoutKeyFailure.self) {
      try ExtractedKey(in: Self.body(Self.unknown, Captures.rsaMD5))
    }
    #expect(other?.description.contains("CircleCI says \(Captures.rsaMD5)") == true)
  }

  @Test("but not without one", arguments: [nil, "", "[redacted]", "23:72:42"])
  func unknownTypeAlone(fingerprint: String?) {
    #expect(throws: CheckoutKeyFailure.unknownKeyType) {
      try ExtractedKey(in: Self.body(Self.unknown, fingerprint))
    }
    #expect(CheckoutKeyFailure.unknownKeyType.outcome == .keyInvalid)
  }

  @Test(
    "never gives what must not be printed",
    arguments: [
      "-----BEGIN OPENSSH PRIVATE KEY-----\nSECRET\n-----END OPENSSH PRIVATE KEY-----",
      "command=\"SECRET\" \(Captures.ed25519)", Captures.ed25519 + "\u{1B}[2J",
      Captures.ed25519 + "\u{202E}SECRET",
    ])
  func neverPrinted(key: String) {
    let error = #expect(throws: CheckoutKeyFailure.self) {
      try ExtractedKey(in: Self.body(key, nil))
    }
    #expect(error?.outcome == .keyInvalid)
    #expect(error?.description.contains("SECRET") == false)
  }
}

extension ExtractedKey {
  /// The key that a request created with this body.
  init(in body: HARBody) throws(CheckoutKeyFailure) {
    try self.init(ResponseBody(in: body), from: .created)
  }
}
