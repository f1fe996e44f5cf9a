/// A key blob (RFC 4253 section 6.6) that is proved to hold exactly one whole key.
struct KeyBlob {
  /// The key's size in bits, as `ssh-keygen -l` prints it.
  let bits: Int

  /// Reads a blob from its first field to its last, and checks that it ends there.
  ///
  /// - Throws: `PublicKeyError`, for the first field that is wrong.
  init(provingWhole bytes: [UInt8], type: KeyType) throws(PublicKeyError) {
    var reader = BlobReader(bytes: bytes)
    let name = try reader.field()
    guard name.elementsEqual(type.rawValue.utf8) else {
      throw .typeMismatch(line: type, blob: KeyType(blobName: name))
    }
    bits = try reader.key(type)
    try reader.end()
  }
}

/// Reads the length-prefixed fields of a blob (RFC 4251 section 5).
private struct BlobReader {
  /// Twice what the modulus of the longest RSA key takes; a longer field is damage.
  private static let maxFieldLength = 4096

  private let bytes: [UInt8]
  private var index = 0

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func key(_ type: KeyType) throws(PublicKeyError) -> Int {
    switch type {
    case .rsa: return try rsa()
    case .ed25519: return try ed25519()
    case .ecdsaP256: return try ecdsa("nistp256", bits: 256)
    case .ecdsaP384: return try ecdsa("nistp384", bits: 384)
    case .ecdsaP521: return try ecdsa("nistp521", bits: 521)
    case .skEd25519:
      let bits = try ed25519()
      try application()
      return bits
    case .skECDSAP256:
      let bits = try ecdsa("nistp256", bits: 256)
      try application()
      return bits
    }
  }

  // MARK: - What each type holds

  /// RFC 4253 section 6.6: the exponent e and the modulus n.
  private mutating func rsa() throws(PublicKeyError) -> Int {
    let e = try integer()
    let n = try integer()
    // ssh-agent's form of a private key has the modulus first, and more numbers behind the exponent.
    if let e, let n, e.count > 9, n.count <= 9, index < bytes.count { throw .privateKey }
    guard let e, e.count > 1 || e.first ?? 0 >= 3, Self.isOdd(e) else { throw .wrongExponent }
    guard let n, Self.isOdd(n), let first = n.first else { throw .wrongModulus }
    let bits = n.count * 8 - first.leadingZeroBitCount
    // The limits of OpenSSH's sshkey.h: SSH_RSA_MINIMUM_MODULUS_SIZE, SSHBUF_MAX_BIGNUM.
    guard (1024...16384).contains(bits) else { throw .wrongSize(bits: bits, type: .rsa) }
    return bits
  }

  /// RFC 8709 section 4: 32 bytes.
  private mutating func ed25519() throws(PublicKeyError) -> Int {
    let key = try field()
    guard key.count == 32 else { throw .wrongKeyLength(key.count) }
    return 256
  }

  /// RFC 5656 section 3.1: the curve's name and an uncompressed point (SEC 1 section 2.3.3).
  ///
  /// That the point lies on the curve is not checked.
  private mutating func ecdsa(_ curve: String, bits: Int) throws(PublicKeyError) -> Int {
    guard try field().elementsEqual(curve.utf8) else { throw .wrongCurve }
    let point = try field()
    guard point.first == 4, point.count == 1 + 2 * ((bits + 7) / 8) else { throw .wrongPoint }
    return bits
  }

  /// OpenSSH, PROTOCOL.u2f: a text such as `ssh:`.
  private mutating func application() throws(PublicKeyError) {
    let text = try field()
    guard !text.isEmpty, text.allSatisfy({ (0x20...0x7E).contains($0) }) else {
      throw .wrongApplication
    }
  }

  // MARK: - Fields

  mutating func field() throws(PublicKeyError) -> ArraySlice<UInt8> {
    let prefix = try take(4)
    return try take(prefix.reduce(0) { $0 << 8 | Int($1) })
  }

  /// A positive integer without its sign byte; nil if it is not positive or not minimal.
  private mutating func integer() throws(PublicKeyError) -> ArraySlice<UInt8>? {
    let bytes = try field()
    guard let first = bytes.first, first < 0x80 else { return nil }
    if first > 0 { return bytes }
    let magnitude = bytes.dropFirst()
    return magnitude.first ?? 0 >= 0x80 ? magnitude : nil
  }

  private mutating func take(_ count: Int) throws(PublicKeyError) -> ArraySlice<UInt8> {
    guard count <= Self.maxFieldLength else { throw .implausibleLength(count) }
    let end = index + count
    guard end <= bytes.count else { throw .truncated(have: bytes.count, need: end) }
    defer { index = end }
    return bytes[index..<end]
  }

  /// Nothing may follow the last field: that is how text appended to a key shows.
  mutating func end() throws(PublicKeyError) {
    let rest = bytes.count - index
    if rest == 0 { return }
    if let next = try? field() {
      if KeyType(blobName: next) != nil { throw .severalKeys }
      // A private number of P-256, the shortest, has 32 bytes, or fewer if it begins with zeros.
      if next.count >= 28 { throw .privateKey }
    }
    throw .trailingBytes(rest)
  }

  private static func isOdd(_ integer: ArraySlice<UInt8>) -> Bool {
    integer.last.map { $0 % 2 == 1 } ?? false
  }
}

extension KeyType {
  /// The type that a blob's first field names.
  fileprivate init?(blobName name: ArraySlice<UInt8>) {
    guard let type = Self.allCases.first(where: { name.elementsEqual($0.rawValue.utf8) }) else {
      return nil
    }
    self = type
  }
}
