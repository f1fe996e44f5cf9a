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
      (C.rsaMD5, true), (rsaSHA256, true), (nil, false), ("", false),
      ("[fingerprint redacted]", false),
    ] as [(String?, Bool)])
  func fingerprints(fingerprint: String?, isCompared: Bool) throws {
    let key = try Self.key(rsa, fingerprint)
    #expect(key.line == rsa && key.publicKey.bits == 2048 && key.isCompared == isCompared)
    #expect(key.remarks == (isCompared ? [] : [ExtractedKey.notCompared]))
  }

  private static let created = "the key was created, but the"

  @Test(
    "says why a body gives no key",
    arguments: [
      (.missing, .bodyMissing(.missing), "\(created) capture does not hold the response"),
      (.null, .bodyMissing(.null), "\(created) response is null in the capture"),
      (.empty, .bodyMissing(.empty), "\(created) response is empty in the capture"),
      (.elsewhere, .bodyElsewhere, "the capture keeps the response in a file of its own"),
      (.redacted, .bodyRedacted, "a sanitizer has removed the response"),
      (.tooLong, .bodyTooLong, "the response is longer than 1 MiB"),
      (
        .undecodable(.compressed), .bodyUndecodable(.compressed),
        "the response can't be read: it is"
      ),
      (.bytes([]), .bodyInvalid(.cutOff), "the response is cut off"),
      (body(pieces, nil), .inPieces, "the key has spaces or line breaks in it, and there is no"),
      (body("[redacted]", nil), .keyRedacted, "a sanitizer has removed `public_key` from"),
      (body(ed448, "[redacted]"), .unknownKeyType, "the key's type is unknown, and there is no"),
      (body(cut, C.rsaMD5), .notComplete(.truncated(have: 211, need: 279)), "the key stops after"),
    ] as [(HARBody, CheckoutKeyFailure, String)])
  func refuses(body: HARBody, failure: CheckoutKeyFailure, words: String) {
    #expect(throws: failure) { try ExtractedKey(in: body) }
    #expect(failure.description.hasPrefix(words))
  }

  private static let pieces = ed25519.replacing("AAAAC3", with: "AAAA C3")
  private static let cut = String(rsa.dropLast(90))

  @Test("a fingerprint proves a key in pieces, and one of a type that is not known")
  func proved() throws {
    #expect(try Self.key(Self.pieces, C.ed25519MD5).line == ed25519)
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
    let words = "the key's fingerprint is \(C.ed25519MD5), but CircleCI says \(C.rsaMD5)"
    #expect(error?.outcome == .keyInvalid && error?.description == words)
  }

  @Test(
    "warns of keys that Bitbucket Cloud does not accept",
    arguments: [
      (rsa, nil), (ed25519, nil),
      (shortRSA, "Bitbucket Cloud accepts RSA keys of at least 2048 bits; this one has 2040"),
      (securityKey, "Bitbucket Cloud does not accept keys of type sk-ssh-ed25519@openssh.com"),
      (ed448, "Bitbucket Cloud may not accept keys of type ssh-ed448"),
    ] as [(String, String?)])
  func warnings(line: String, warning: String?) throws {
    let key = try PublicKey(parsing: line)
    #expect(BitbucketRules.warnings(for: key) == (warning.map { [$0] } ?? []))
  }

  private static let securityKey =
    "sk-ssh-ed25519@openssh.com AAAAGnNrLXNzaC1lZDI1NTE5QG9wZW5zc2guY29t"
    + "AAAAIAcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHAAAABHNzaDo="
}

extension ExtractedKey {
  /// The key that a request created with this body.
  init(in body: HARBody) throws(CheckoutKeyFailure) {
    try self.init(ResponseBody(in: body), from: .created)
  }
}
