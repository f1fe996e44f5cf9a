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
    for count in [1, 5] {
      Self.expect(.trailingBytes(count), of: Blob().raw(blob + Self.zeros(count)), sample.type)
    }
    let ed25519 = try PublicKey(parsing: SampleKey.ed25519.line).blob
    Self.expect(.severalKeys, of: Blob().raw(ed25519 + blob), .ed25519)
    for type in KeyType.fields.keys where type != sample.type {
      Self.expect(.typeMismatch(line: type, blob: sample.type), of: Blob().raw(blob), type)
    }
  }

  @Test(
    "what no key has is called by its name",
    arguments: rsa.map { ($0, .rsa, $1, $2) } + lengths + curves + applications)
  func wrong(blob: Blob, type: KeyType, error: PublicKeyError, what: String) {
    Self.expect(error, of: blob, type)
  }

  private static let unknown = PublicKeyError.typeMismatch(line: .rsa, blob: nil)
  private static let rsa: [(Blob, PublicKeyError, String)] = [
    (Blob().field("ssh-dss"), unknown, "a type"), (Blob().field("ssh-rsa\0"), unknown, "another"),
    (Blob().field("ssh-rsa").raw([0, 0, 0x10, 1]), .implausibleLength(4097), "a length"),
    (Blob().field("ssh-rsa").raw([0, 0, 0x10, 0]), .truncated(have: 15, need: 4111), "a long one"),
    (.rsa(bits: 8), .wrongSize(bits: 8), "a byte"),
    (.rsa(bits: 1023), .wrongSize(bits: 1023), "too small"),
    (.rsa(bits: 16385), .wrongSize(bits: 16385), "too large"),
    (.rsa(e: []), .wrongExponent, "e = 0"), (.rsa(e: [1]), .wrongExponent, "e = 1"),
    (.rsa(e: [2]), .wrongExponent, "e = 2"), (.rsa(e: [1, 0, 0]), .wrongExponent, "an even e"),
    (.rsa(e: [0x81]), .wrongExponent, "a negative e"),
    (.rsa(e: [0]), .wrongExponent, "e = 0, not minimal"),
    (.rsa(e: [0, 1, 0, 1]), .wrongExponent, "e = 65537, not minimal"),
    (.rsa(n: []), .wrongModulus, "n = 0"), (.rsa(n: [0]), .wrongModulus, "n = 0, not minimal"),
    (.rsa(n: Blob.modulus(bits: 1024)), .wrongModulus, "a negative n"),
    (.rsa(n: [0, 0] + Blob.modulus(bits: 1024)), .wrongModulus, "an n with two sign bytes"),
    (.rsa(n: [0] + Blob.modulus(bits: 1023)), .wrongModulus, "a sign byte that nothing asks for"),
    (.rsa(n: [0] + Blob.modulus(bits: 1024).dropLast() + [0x5A]), .wrongModulus, "an even n"),
  ]

  private static let lengths: [(Blob, KeyType, PublicKeyError, String)] = [0, 31, 33].map {
    (Blob().field("ssh-ed25519").field(zeros($0)), .ed25519, .wrongKeyLength($0), "\($0) bytes")
  }

  // A curve that is not the type's own, a point that is not as long as its curve's or not uncompressed;
  // and behind P-256's point a private number, or what is left of one.
  private static let curves: [(Blob, KeyType, PublicKeyError, String)] = [
    (.ecdsa(.ecdsaP256, [4] + zeros(64), curve: "nistp384"), .ecdsaP256, .wrongCurve, "another"),
    (.ecdsa(.ecdsaP256, [4] + zeros(64), curve: "NISTP256"), .ecdsaP256, .wrongCurve, "capitals"),
    (.ecdsa(.ecdsaP256, []), .ecdsaP256, .wrongPoint, "no point"),
    (.ecdsa(.ecdsaP256, [4] + zeros(63)), .ecdsaP256, .wrongPoint, "a byte too few"),
    (.ecdsa(.ecdsaP256, [4] + zeros(65)), .ecdsaP256, .wrongPoint, "a byte too many"),
    (.ecdsa(.ecdsaP256, [2] + zeros(64)), .ecdsaP256, .wrongPoint, "a compressed point's form"),
    (.ecdsa(.ecdsaP384, [4] + zeros(64)), .ecdsaP384, .wrongPoint, "another curve's length"),
    (.ecdsa(.ecdsaP521, [4] + zeros(130)), .ecdsaP521, .wrongPoint, "521 bits rounded down"),
    (p256.field(zeros(27)), .ecdsaP256, .trailingBytes(31), "27 bytes behind it"),
    (p256.field(zeros(28)), .ecdsaP256, .privateKey, "28 bytes behind it"),
  ]

  private static let p256 = Blob.ecdsa(.ecdsaP256, [4] + zeros(64))

  private static let applications: [(Blob, KeyType, PublicKeyError, String)] =
    ["", "ssh:\u{1F}", "é", "\u{7F}"].map {
      (application($0), .skEd25519, .wrongApplication, $0.debugDescription)
    }

  private static func application(_ text: String) -> Blob {
    Blob().field("sk-ssh-ed25519@openssh.com").field(zeros(32)).field(text)
  }

  private static func zeros(_ count: Int) -> [UInt8] { Array(repeating: 0, count: count) }

  @Test("what a key just may have is right")
  func right() throws {
    for bits in [1024, 1025, 1031, 16384] {
      #expect(try KeyBlob.bits(of: Blob.rsa(bits: bits).bytes, type: .rsa) == bits)
    }
    for e in [[3], [0, 0x81], [0x7F, 0xFF, 0xFF, 0xFF, 0xFF]] as [[UInt8]] {
      #expect(try KeyBlob.bits(of: Blob.rsa(e: e).bytes, type: .rsa) == 1024)
    }
    #expect(try KeyBlob.bits(of: Self.application(" ~").bytes, type: .skEd25519) == 256)
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
