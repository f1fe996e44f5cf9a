import HAR
import SSHKey
import TestSupport
import Testing

@testable import CheckoutKey

@Suite struct ExtractedKeyTests {
  private typealias C = Captures

  private static func key(_ key: String, _ fingerprint: String?) throws -> ExtractedKey {
    try ExtractedKey(in: body(key, fingerprint))
  }

  private static func body(_ key: String, _ fingerprint: String?) -> HARBody {
    .bytes(Array(C.body(key, fingerprint: fingerprint).utf8))
  }

  @Test(
    "proves a key by its fingerprint, and says so where it has none",
    arguments: [
      (C.rsaMD5, true), ("SHA256:fu0o123EvzS00YggNbyQxEHFAoHpRzzWUVnnErBjsL8", true), (nil, false),
      ("", false), ("[fingerprint redacted]", false),
    ] as [(String?, Bool)])
  func fingerprints(fingerprint: String?, isCompared: Bool) throws {
    let key = try Self.key(rsa, fingerprint)
    #expect(key.line == rsa && key.publicKey.bits == 2048 && key.isCompared == isCompared)
    #expect(key.remarks == (isCompared ? [] : [ExtractedKey.notCompared]))
  }

  @Test("a fingerprint proves a key in pieces")
  func pieces() throws {
    let key = try Self.key(ed25519.replacing("AAAAC3", with: "AAAA C3"), C.ed25519MD5)
    #expect(key.line == ed25519)
  }

  private static let created = "the key was created, but"

  @Test(
    "says why a body gives no key",
    arguments: [
      (.missing, .bodyMissing(.missing), "\(created) the capture does not hold the response"),
      (.null, .bodyMissing(.null), "\(created) the response is null in the capture"),
      (.empty, .bodyMissing(.empty), "\(created) the response is empty in the capture"),
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
        body(ed25519.replacing("AAAAC3", with: "AAAA C3"), nil), .inPieces,
        "the key has spaces or line breaks in it, and there is no fingerprint to prove that nothing is missing"
      ),
      (
        body("[public_key redacted]", nil), .keyRedacted,
        "a sanitizer has removed `public_key` from the response"
      ),
      (
        body(ed448, "[redacted]"), .unknownKeyType,
        "the key's type is unknown, and there is no fingerprint to prove that the key is complete"
      ),
      (
        body(String(rsa.dropLast(90)), C.rsaMD5), .notComplete(.truncated(have: 211, need: 279)),
        "the key stops after 211 of 279 bytes"
      ),
    ] as [(HARBody, CheckoutKeyFailure, String)])
  func refuses(body: HARBody, failure: CheckoutKeyFailure, message: String) {
    #expect(throws: failure) { try ExtractedKey(in: body) }
    #expect(failure.description == message)
  }

  @Test("gives a key of a type that is not known only if its fingerprint was reported")
  func unknownType() throws {
    let own = try PublicKey(parsing: ed448)
    for algorithm in [Fingerprint.Algorithm.md5, .sha256] {
      let key = try Self.key(ed448, own.fingerprint(algorithm).description)
      #expect(key.line == ed448 && key.isCompared)
      #expect(key.remarks == [.warning("Bitbucket Cloud may not accept keys of type ssh-ed448")])
    }
  }

  @Test("refuses a key with another fingerprint")
  func otherFingerprint() {
    let error = #expect(throws: CheckoutKeyFailure.self) { try Self.key(ed25519, C.rsaMD5) }
    #expect(error?.outcome == .keyInvalid)
    #expect(
      error?.description
        == "the key's fingerprint is \(C.ed25519MD5), but CircleCI says \(C.rsaMD5)")
  }
}

extension ExtractedKey {
  /// The key that a request created with this body.
  init(in body: HARBody) throws(CheckoutKeyFailure) {
    try self.init(ResponseBody(in: body), from: .created)
  }
}
