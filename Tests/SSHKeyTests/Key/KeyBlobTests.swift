import Testing

@testable import SSHKey

@Suite struct KeyBlobTests {
  @Test("a whole blob gives the key's bits", arguments: SampleKey.all)
  func whole(sample: SampleKey) throws {
    let blob = try PublicKey(parsing: sample.line).blob
    #expect(try KeyBlob.bits(of: blob, type: sample.type) == sample.bits)
  }

  @Test("every missing byte is named", arguments: SampleKey.all)
  func truncated(sample: SampleKey) throws {
    let blob = try PublicKey(parsing: sample.line).blob
    for count in blob.indices {
      let error = #expect(throws: PublicKeyError.self) {
        try KeyBlob.bits(of: Array(blob.prefix(count)), type: sample.type)
      }
      guard case .truncated(let have, let need) = error else {
        Issue.record("\(count) bytes: \(String(describing: error))")
        continue
      }
      #expect(have == count)
      #expect((count + 1...blob.count).contains(need))
    }
  }

  @Test("every appended byte is noticed", arguments: SampleKey.all, 1...5)
  func trailing(sample: SampleKey, count: Int) throws {
    let blob = try PublicKey(parsing: sample.line).blob + Array(repeating: 0, count: count)
    #expect(throws: PublicKeyError.trailingBytes(count)) {
      try KeyBlob.bits(of: blob, type: sample.type)
    }
  }

  @Test("a second key's blob behind the first is told from other bytes", arguments: SampleKey.all)
  func second(sample: SampleKey) throws {
    let first = try PublicKey(parsing: SampleKey.ed25519.line).blob
    let second = try PublicKey(parsing: sample.line).blob
    #expect(throws: PublicKeyError.severalKeys) {
      try KeyBlob.bits(of: first + second, type: .ed25519)
    }
  }

  @Test(
    "a private number behind the public ones is told from other bytes: P-256's, or what is left of it",
    arguments: [(27, PublicKeyError.trailingBytes(31)), (28, .privateKey), (32, .privateKey)])
  func privateNumber(count: Int, error: PublicKeyError) {
    let blob = Blob().field("ecdsa-sha2-nistp256").field("nistp256").field(Self.point(4, 64))
    let bytes = blob.field(Array(repeating: 1, count: count)).bytes
    #expect(throws: error) {
      try KeyBlob.bits(of: bytes, type: .ecdsaP256)
    }
  }

  @Test(
    "the type of the line and of the blob must be one", arguments: SampleKey.all,
    SampleKey.all.map(\.type))
  func mismatch(sample: SampleKey, type: KeyType) throws {
    let blob = try PublicKey(parsing: sample.line).blob
    guard type != sample.type else { return }
    #expect(throws: PublicKeyError.typeMismatch(line: type, blob: sample.type)) {
      try KeyBlob.bits(of: blob, type: type)
    }
  }

  @Test(
    "a type that is not known is not quoted",
    arguments: ["ssh-dss", "rsa-sha2-256", "", "ssh-rsa\0", "SSH-RSA", "ssh-ed25519 "])
  func unknown(name: String) {
    #expect(throws: PublicKeyError.typeMismatch(line: .rsa, blob: nil)) {
      try KeyBlob.bits(of: Blob().field(name).bytes, type: .rsa)
    }
  }

  @Test(
    "a length that no key has is no demand for more bytes",
    arguments: [
      (4097, .implausibleLength(4097), "a byte too many"),
      (0x7FFF_FFFF, .implausibleLength(0x7FFF_FFFF), "the largest positive one"),
      (0xFFFF_FFFF, .implausibleLength(0xFFFF_FFFF), "the largest of all"),
      (4096, .truncated(have: 11 + 4, need: 11 + 4 + 4096), "the longest field"),
    ] as [(UInt32, PublicKeyError, String)])
  func implausible(length: UInt32, error: PublicKeyError, what: String) {
    let prefix = (0..<4).reversed().map { UInt8(truncatingIfNeeded: length >> ($0 * 8)) }
    #expect(throws: error) {
      try KeyBlob.bits(of: Blob().field("ssh-rsa").raw(prefix).bytes, type: .rsa)
    }
  }

  @Test(
    "RSA exponents that are right",
    arguments: [
      ([3], "the smallest"), ([1, 0, 1], "everybody's"), ([0, 0x81], "one with a sign byte"),
      ([0x7F, 0xFF, 0xFF, 0xFF, 0xFF], "a long one"),
    ] as [([UInt8], String)])
  func exponent(e: [UInt8], what: String) throws {
    #expect(try KeyBlob.bits(of: Blob.rsa(e: e).bytes, type: .rsa) == 1024)
  }

  @Test(
    "RSA exponents that are wrong",
    arguments: [
      ([], "0"), ([1], "1"), ([2], "2"), ([1, 0, 0], "an even one"), ([0x81], "a negative one"),
      ([0], "0, not minimal"), ([0, 1], "1, not minimal"), ([0, 3], "3, not minimal"),
      ([0, 1, 0, 1], "65537, not minimal"), ([0, 0, 0x81], "two sign bytes"),
      ([0xFF, 1, 0, 1], "a negative one, not minimal"),
    ] as [([UInt8], String)])
  func wrongExponent(e: [UInt8], what: String) {
    #expect(throws: PublicKeyError.wrongExponent) {
      try KeyBlob.bits(of: Blob.rsa(e: e).bytes, type: .rsa)
    }
  }

  @Test(
    "RSA sizes within OpenSSH's limits", arguments: [1024, 1025, 1031, 2047, 2048, 3072, 16384])
  func size(bits: Int) throws {
    #expect(try KeyBlob.bits(of: Self.rsa(bits: bits).bytes, type: .rsa) == bits)
  }

  @Test("RSA sizes outside of them", arguments: [8, 512, 1016, 1023, 16385, 16392, 32000])
  func wrongSize(bits: Int) {
    #expect(throws: PublicKeyError.wrongSize(bits: bits)) {
      try KeyBlob.bits(of: Self.rsa(bits: bits).bytes, type: .rsa)
    }
  }

  /// With a sign byte where the modulus needs one.
  private static func rsa(bits: Int) -> Blob {
    .rsa(n: (bits % 8 == 0 ? [0] : []) + Blob.modulus(bits: bits))
  }

  @Test(
    "RSA moduli that are wrong",
    arguments: [
      ([], "0"), ([0], "0, not minimal"), (Blob.modulus(bits: 1024), "a negative one"),
      ([0, 0] + Blob.modulus(bits: 1024), "two sign bytes"),
      ([0] + Blob.modulus(bits: 1023), "a sign byte that nothing asks for"),
      ([0xFF] + Blob.modulus(bits: 1024), "a negative one, not minimal"),
      ([0] + Blob.modulus(bits: 1024).dropLast() + [0x5A], "an even one"),
    ] as [([UInt8], String)])
  func wrongModulus(n: [UInt8], what: String) {
    #expect(throws: PublicKeyError.wrongModulus) {
      try KeyBlob.bits(of: Blob.rsa(n: n).bytes, type: .rsa)
    }
  }

  @Test("an Ed25519 key has 32 bytes", arguments: [0, 31, 33, 64])
  func wrongKeyLength(count: Int) {
    let key = [UInt8](repeating: 7, count: count)
    #expect(throws: PublicKeyError.wrongKeyLength(count)) {
      try KeyBlob.bits(of: Blob().field("ssh-ed25519").field(key).bytes, type: .ed25519)
    }
    let securityKey = Blob().field("sk-ssh-ed25519@openssh.com").field(key).field("ssh:")
    #expect(throws: PublicKeyError.wrongKeyLength(count)) {
      try KeyBlob.bits(of: securityKey.bytes, type: .skEd25519)
    }
  }

  @Test("an ECDSA key names its own curve", arguments: ["", "nistp384", "NISTP256", "nistp256 "])
  func wrongCurve(curve: String) {
    let blob = Blob().field("ecdsa-sha2-nistp256").field(curve).field(Self.point(4, 64))
    #expect(throws: PublicKeyError.wrongCurve) {
      try KeyBlob.bits(of: blob.bytes, type: .ecdsaP256)
    }
  }

  @Test(
    "an ECDSA point is uncompressed and as long as its curve's",
    arguments: [
      ("ecdsa-sha2-nistp256", [], "none"), ("ecdsa-sha2-nistp256", [4], "no coordinates"),
      ("ecdsa-sha2-nistp256", point(4, 63), "a byte too few"),
      ("ecdsa-sha2-nistp256", point(4, 65), "a byte too many"),
      ("ecdsa-sha2-nistp256", point(4, 96), "another curve's length"),
      ("ecdsa-sha2-nistp256", point(2, 32), "a compressed point"),
      ("ecdsa-sha2-nistp256", point(2, 64), "a compressed point's first byte"),
      ("ecdsa-sha2-nistp256", point(0, 64), "a point at infinity's first byte"),
      ("ecdsa-sha2-nistp384", point(4, 64), "another curve's length"),
      ("ecdsa-sha2-nistp521", point(4, 130), "521 bits rounded down"),
    ] as [(String, [UInt8], String)])
  func wrongPoint(name: String, point: [UInt8], what: String) throws {
    let type = try #require(KeyType(rawValue: name))
    let blob = Blob().field(name).field(String(name.suffix(8))).field(point)
    #expect(throws: PublicKeyError.wrongPoint) {
      try KeyBlob.bits(of: blob.bytes, type: type)
    }
  }

  /// A point's form and this many bytes of coordinates.
  private static func point(_ form: UInt8, _ count: Int) -> [UInt8] {
    [form] + Array(repeating: 7, count: count)
  }

  @Test(
    "a security key's application is a text",
    arguments: ["", "ssh:\n", "ssh:\u{1B}[2J", "é", "\u{7F}"])
  func wrongApplication(text: String) {
    let blob = Blob().field("sk-ssh-ed25519@openssh.com").field(Self.point(7, 31)).field(text)
    #expect(throws: PublicKeyError.wrongApplication) {
      try KeyBlob.bits(of: blob.bytes, type: .skEd25519)
    }
  }

  @Test("a security key's application may have any name", arguments: ["ssh:", "ssh:a b~", " "])
  func application(text: String) throws {
    let blob = Blob().field("sk-ssh-ed25519@openssh.com").field(Self.point(7, 31)).field(text)
    #expect(try KeyBlob.bits(of: blob.bytes, type: .skEd25519) == 256)
  }
}
