import SSHKey

/// What Bitbucket Cloud accepts as an access key.
///
/// Source: Bitbucket Cloud's support page "Supported SSH key types": Ed25519, ECDSA of 256 bits
/// and more, RSA of 2048 bits and more; `sk-` types are not listed there.
enum BitbucketRules {
  static let minRSABits = 2048

  /// What Bitbucket does not accept of a complete key.
  static func warnings(for key: PublicKey) -> [String] {
    if key.type == .rsa, let bits = key.bits, bits < minRSABits {
      return [
        "Bitbucket Cloud accepts RSA keys of at least \(minRSABits) bits; this one has \(bits)"
      ]
    }
    return switch key.type {
    case .skEd25519, .skECDSAP256:
      ["Bitbucket Cloud does not accept keys of type \(key.type.rawValue)"]
    case let type where !type.isKnown:
      ["Bitbucket Cloud may not accept keys of type \(type.rawValue)"]
    default: []
    }
  }
}
