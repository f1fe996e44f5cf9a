/// A type of OpenSSH public key, by its name on the line.
///
///     KeyType.ed25519.rawValue                     // "ssh-ed25519"
///     KeyType(rawValue: "ssh-ed448")?.isKnown      // false: a name, but what its keys hold is not known
///     KeyType(rawValue: "ssh-rsa-cert-v01@openssh.com")   // nil: a certificate is no key
public struct KeyType: RawRepresentable, Hashable, Sendable {
  /// RFC 4253 section 6.6.
  public static let rsa = KeyType("ssh-rsa")
  /// RFC 8709.
  public static let ed25519 = KeyType("ssh-ed25519")
  /// RFC 5656, curve P-256.
  public static let ecdsaP256 = KeyType("ecdsa-sha2-nistp256")
  /// RFC 5656, curve P-384.
  public static let ecdsaP384 = KeyType("ecdsa-sha2-nistp384")
  /// RFC 5656, curve P-521.
  public static let ecdsaP521 = KeyType("ecdsa-sha2-nistp521")
  /// A security key's (OpenSSH, PROTOCOL.u2f).
  public static let skEd25519 = KeyType("sk-ssh-ed25519@openssh.com")
  /// A security key's (OpenSSH, PROTOCOL.u2f).
  public static let skECDSAP256 = KeyType("sk-ecdsa-sha2-nistp256@openssh.com")

  /// What the fields of a key hold behind the type's name, for every type that is known.
  static let fields: [KeyType: [KeyField]] = [
    .rsa: [.exponent, .modulus],
    .ed25519: [.ed25519],
    .ecdsaP256: [.curve("nistp256"), .point(bits: 256)],
    .ecdsaP384: [.curve("nistp384"), .point(bits: 384)],
    .ecdsaP521: [.curve("nistp521"), .point(bits: 521)],
    .skEd25519: [.ed25519, .application],
    .skECDSAP256: [.curve("nistp256"), .point(bits: 256), .application],
  ]

  /// How the names of OpenSSH's certificates end (OpenSSH, PROTOCOL.certkeys).
  static let certificateSuffix = "-cert-v01@openssh.com"

  /// The name.
  public let rawValue: String

  /// A name as RFC 4251 section 6 has it: printable ASCII without comma and space, at most 64
  /// characters; nil for anything else, and for a certificate's.
  public init?(rawValue: String) {
    let isName = rawValue.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: ",") }
    guard isName, (1...64).contains(rawValue.utf8.count),
      !rawValue.hasSuffix(Self.certificateSuffix)
    else { return nil }
    self.rawValue = rawValue
  }

  private init(_ name: String) {
    rawValue = name
  }

  /// Whether it is one of the types above, so that what its keys hold can be checked.
  public var isKnown: Bool { Self.fields[self] != nil }
}

/// What one field of a key holds.
enum KeyField {
  /// RSA's (RFC 4253 section 6.6).
  case exponent, modulus
  /// 32 bytes (RFC 8709 section 4).
  case ed25519
  /// The name of an ECDSA key's curve (RFC 5656 section 3.1).
  case curve(String)
  /// An ECDSA key's point (RFC 5656 section 3.1), uncompressed (SEC 1 section 2.3.3).
  ///
  /// That the point lies on the curve is not checked.
  case point(bits: Int)
  /// What a security key is for: a text such as `ssh:` (OpenSSH, PROTOCOL.u2f).
  case application

  /// Checks a field.
  ///
  /// - Returns: the key's size in bits, if this is the field that tells it.
  /// - Throws: `PublicKeyError`.
  func bits(of field: ArraySlice<UInt8>) throws(PublicKeyError) -> Int? {
    switch self {
    case .exponent:
      guard let e = Self.odd(field), e.count > 1 || e.first ?? 0 >= 3 else { throw .wrongExponent }
      return nil
    case .modulus:
      guard let n = Self.odd(field), let first = n.first else { throw .wrongModulus }
      let bits = n.count * 8 - first.leadingZeroBitCount
      // OpenSSH's limits: SSH_RSA_MINIMUM_MODULUS_SIZE in sshkey.h, SSHBUF_MAX_BIGNUM in sshbuf.h.
      guard (1024...16384).contains(bits) else { throw .wrongSize(bits: bits) }
      return bits
    case .ed25519:
      guard field.count == 32 else { throw .wrongKeyLength(field.count) }
      return 256
    case .curve(let name):
      guard field.elementsEqual(name.utf8) else { throw .wrongCurve }
      return nil
    case .point(let bits):
      guard field.first == 4, field.count == 1 + 2 * ((bits + 7) / 8) else { throw .wrongPoint }
      return bits
    case .application:
      guard !field.isEmpty, field.allSatisfy({ (0x20...0x7E).contains($0) }) else {
        throw .wrongApplication
      }
      return nil
    }
  }

  /// A positive, odd integer (RFC 4251 section 5, mpint) without its sign byte; nil for any other, and
  /// for one that is not minimal.
  private static func odd(_ field: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let first = field.first, first < 0x80, let last = field.last, last % 2 == 1 else {
      return nil
    }
    if first > 0 { return field }
    let magnitude = field.dropFirst()
    return magnitude.first ?? 0 >= 0x80 ? magnitude : nil
  }
}
