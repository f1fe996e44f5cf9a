import Testing

@testable import SSHKey

@Suite struct KeyBlobTests {
  @Test(
    "a complete blob gives the key's bits, and every missing byte is named",
    arguments: SampleKey.all)
  func truncated(sample: SampleKey) throws {
    let blob = try PublicKey(parsing: sample.line).blob
    #expect(try KeyBlob.bits(of: blob, type: sample.type) == sample.bits)
    for count in blob.indices {
      let error = #expect(throws: PublicKeyError.self) {
        try KeyBlob.bits(of: Array(blob.prefix(count)), type: sample.type)
      }
      guard case .truncated(count, let need) = error else {
        Issue.record("\(count) bytes: \(String(describing: error))")
        continue
      }
      #expect((count + 1...blob.count).contains(need))
    }
  }

  @Test("what is appended is noticed: bytes, another key, another label", arguments: SampleKey.all)
  func appended(sample: SampleKey) throws {
    let blob = try PublicKey(parsing: sample.line).blob
    for count in 1...5 {
      Self.expect(
        .trailingBytes(count), of: Blob().raw(blob + Array(repeating: 0, count: count)), sample.type
      )
    }
    let ed25519 = try PublicKey(parsing: SampleKey.ed25519.line).blob
    Self.expect(.severalKeys, of: Blob().raw(ed25519 + blob), .ed25519)
    for type in KeyType.fields.keys where type != sample.type {
      Self.expect(.typeMismatch(line: type, blob: sample.type), of: Blob().raw(blob), type)
    }
  }

  @Test(
    "a type that is not known is not quoted",
    arguments: ["ssh-dss", "rsa-sha2-256", "", "ssh-rsa\0", "SSH-RSA", "ssh-ed25519 "])
  func unknown(name: String) {
    Self.expect(.typeMismatch(line: .rsa, blob: nil), of: Blob().field(name), .rsa)
  }

  @Test(
    "a length that no key has is no demand for more bytes",
    arguments: [
      (4097, .implausibleLength(4097), "a byte too many"),
      (0xFFFF_FFFF, .implausibleLength(0xFFFF_FFFF), "the largest of all"),
      (4096, .truncated(have: 11 + 4, need: 11 + 4 + 4096), "the longest field"),
    ] as [(UInt32, PublicKeyError, String)])
  func implausible(length: UInt32, error: PublicKeyError, what: String) {
    let prefix = (0..<4).reversed().map { UInt8(truncatingIfNeeded: length >> ($0 * 8)) }
    Self.expect(error, of: Blob().field("ssh-rsa").raw(prefix), .rsa)
  }

  @Test(
    "RSA exponents that are right",
    arguments: [[3], [1, 0, 1], [0, 0x81], [0x7F, 0xFF, 0xFF, 0xFF, 0xFF]] as [[UInt8]])
  func exponent(e: [UInt8]) throws {
    #expect(try KeyBlob.bits(of: Blob.rsa(e: e).bytes, type: .rsa) == 1024)
  }

  @Test("RSA sizes within OpenSSH's limits", arguments: [1024, 1025, 1031, 2048, 16384])
  func size(bits: Int) throws {
    #expect(try KeyBlob.bits(of: Blob.rsa(bits: bits).bytes, type: .rsa) == bits)
  }

  @Test("RSA sizes outside of them", arguments: [8, 1016, 1023, 16385, 16392, 32000])
  func wrongSize(bits: Int) {
    Self.expect(.wrongSize(bits: bits), of: Blob.rsa(bits: bits), .rsa)
  }

  @Test(
    "RSA numbers that are wrong",
    arguments: [
      (.rsa(e: []), .wrongExponent, "e = 0"), (.rsa(e: [1]), .wrongExponent, "e = 1"),
      (.rsa(e: [2]), .wrongExponent, "e = 2"), (.rsa(e: [1, 0, 0]), .wrongExponent, "an even e"),
      (.rsa(e: [0x81]), .wrongExponent, "a negative e"),
      (.rsa(e: [0]), .wrongExponent, "e = 0, not minimal"),
      (.rsa(e: [0, 1, 0, 1]), .wrongExponent, "e = 65537, not minimal"),
      (.rsa(e: [0, 0, 0x81]), .wrongExponent, "an e with two sign bytes"),
      (.rsa(n: []), .wrongModulus, "n = 0"), (.rsa(n: [0]), .wrongModulus, "n = 0, not minimal"),
      (.rsa(n: Blob.modulus(bits: 1024)), .wrongModulus, "a negative n"),
      (.rsa(n: [0, 0] + Blob.modulus(bits: 1024)), .wrongModulus, "an n with two sign bytes"),
      (.rsa(n: [0] + Blob.modulus(bits: 1023)), .wrongModulus, "a sign byte that nothing asks for"),
      (.rsa(n: [0] + Blob.modulus(bits: 1024).dropLast() + [0x5A]), .wrongModulus, "an even n"),
    ] as [(Blob, PublicKeyError, String)])
  func wrongNumber(blob: Blob, error: PublicKeyError, what: String) {
    Self.expect(error, of: blob, .rsa)
  }

  @Test("an Ed25519 key has 32 bytes", arguments: [0, 31, 33, 64])
  func wrongKeyLength(count: Int) {
    let key = [UInt8](repeating: 7, count: count)
    Self.expect(.wrongKeyLength(count), of: Blob().field("ssh-ed25519").field(key), .ed25519)
    let securityKey = Blob().field("sk-ssh-ed25519@openssh.com").field(key).field("ssh:")
    Self.expect(.wrongKeyLength(count), of: securityKey, .skEd25519)
  }

  @Test("an ECDSA key names its own curve", arguments: ["", "nistp384", "NISTP256", "nistp256 "])
  func wrongCurve(curve: String) {
    let blob = Blob().field("ecdsa-sha2-nistp256").field(curve).field(Blob.point(4, 64))
    Self.expect(.wrongCurve, of: blob, .ecdsaP256)
  }

  @Test(
    "an ECDSA point is uncompressed and as long as its curve's",
    arguments: [
      (.ecdsaP256, [], "none"), (.ecdsaP256, [4], "no coordinates"),
      (.ecdsaP256, Blob.point(4, 63), "a byte too few"),
      (.ecdsaP256, Blob.point(4, 65), "a byte too many"),
      (.ecdsaP256, Blob.point(2, 32), "a compressed point"),
      (.ecdsaP256, Blob.point(2, 64), "a compressed point's first byte"),
      (.ecdsaP384, Blob.point(4, 64), "another curve's length"),
      (.ecdsaP521, Blob.point(4, 130), "521 bits rounded down"),
    ] as [(KeyType, [UInt8], String)])
  func wrongPoint(type: KeyType, point: [UInt8], what: String) {
    let curve = String(type.rawValue.suffix(8))
    Self.expect(.wrongPoint, of: Blob().field(type.rawValue).field(curve).field(point), type)
  }

  @Test(
    "a private number behind the public ones is told from other bytes: P-256's, or what is left of it",
    arguments: [(27, .trailingBytes(31)), (28, .privateKey), (32, .privateKey)]
      as [(Int, PublicKeyError)])
  func privateNumber(count: Int, error: PublicKeyError) {
    let key = Blob().field("ecdsa-sha2-nistp256").field("nistp256").field(Blob.point(4, 64))
    Self.expect(error, of: key.field(Array(repeating: 1, count: count)), .ecdsaP256)
  }

  @Test(
    "a security key's application is a printable text",
    arguments: [
      ("", false), ("ssh:\n", false), ("ssh:\u{1F}", false), ("é", false), ("\u{7F}", false),
      ("ssh:", true), ("ssh:a b~", true), (" ", true),
    ])
  func application(text: String, isRight: Bool) throws {
    let blob = Blob().field("sk-ssh-ed25519@openssh.com").field(Blob.point(7, 31)).field(text)
    if isRight {
      #expect(try KeyBlob.bits(of: blob.bytes, type: .skEd25519) == 256)
    } else {
      Self.expect(.wrongApplication, of: blob, .skEd25519)
    }
  }

  private static func expect(
    _ error: PublicKeyError, of blob: Blob, _ type: KeyType,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(throws: error, sourceLocation: sourceLocation) {
      try KeyBlob.bits(of: blob.bytes, type: type)
    }
  }
}
