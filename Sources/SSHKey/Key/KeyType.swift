/// A type of OpenSSH public key, by its name on the line.
public enum KeyType: String, CaseIterable, Sendable {
  /// RFC 4253 section 6.6.
  case rsa = "ssh-rsa"
  /// RFC 8709.
  case ed25519 = "ssh-ed25519"
  /// RFC 5656, curve P-256.
  case ecdsaP256 = "ecdsa-sha2-nistp256"
  /// RFC 5656, curve P-384.
  case ecdsaP384 = "ecdsa-sha2-nistp384"
  /// RFC 5656, curve P-521.
  case ecdsaP521 = "ecdsa-sha2-nistp521"
  /// A security key's (OpenSSH, PROTOCOL.u2f).
  case skEd25519 = "sk-ssh-ed25519@openssh.com"
  /// A security key's (OpenSSH, PROTOCOL.u2f).
  case skECDSAP256 = "sk-ecdsa-sha2-nistp256@openssh.com"
}
