/// Why a text is no complete public key.
///
/// No case carries text of the input, which may be secret.
public enum PublicKeyError: Error, Equatable, Sendable {
  // MARK: Never a public key line, whatever is cleaned

  /// Nothing is left when all that can be cleaned is gone.
  case empty
  /// More text than any key line and what clings to it.
  case textTooLong(bytes: Int)
  /// A private key, in any of its forms.
  case privateKey
  /// A public key that is written in another way, which `ssh-keygen -i` converts.
  case otherFormat(Format)
  /// A certificate, which has a key in it and is none.
  case certificate
  /// What tells a key from others, in place of the key.
  case onlyFingerprint
  /// A second key behind the first.
  case severalKeys
  /// Something before the key type: options, a host, the name of a JSON member.
  case prefix
  /// Anything else that is no key line.
  case notAPublicKey
  /// A key type and base64 with no space between them.
  case missingSpace
  /// Base64 of a key that no key type precedes.
  case missingType
  /// A character that can drive a terminal, or turn the direction of a text.
  case unsafeCharacter(Unicode.Scalar)
  /// A comment that no one would write.
  case commentTooLong(bytes: Int)
  /// A comment with a piece of base64 as long as a line of a private key.
  case base64InComment

  // MARK: A line that is damaged

  /// A word before base64 that can't be a type's name, or is not the one that the blob names.
  case unknownType
  /// A key type and nothing more.
  case missingBlob
  /// A line that has to be cleaned, at the strict entrance; or cleaning that finds no end.
  case notOneLine
  /// A character that is no base64; its position in the base64 counts from 1.
  case invalidBase64(Unicode.Scalar, position: Int)
  /// Base64 that no encoder writes: its length, padding or spare bits are wrong.
  case nonCanonicalBase64
  /// A blob that ends inside a field.
  case truncated(have: Int, need: Int)
  /// A field's length that no key has.
  case implausibleLength(UInt32)
  /// Bytes behind the last field.
  case trailingBytes(Int)
  /// A blob that names another type than the line, which is a known one; nil if the blob's is not.
  case typeMismatch(line: KeyType, blob: KeyType?)

  // MARK: A blob that holds no key of its type

  /// An RSA exponent that is even, negative, under 3 or not minimal.
  case wrongExponent
  /// An RSA modulus that is even, negative or not minimal.
  case wrongModulus
  /// An RSA modulus outside of OpenSSH's limits.
  case wrongSize(bits: Int)
  /// An Ed25519 key that has not 32 bytes.
  case wrongKeyLength(Int)
  /// An ECDSA key that names another curve than its type does.
  case wrongCurve
  /// An ECDSA point that is compressed or not as long as its curve's.
  case wrongPoint
  /// A security key's application that is no text.
  case wrongApplication

  /// How else a public key can be written, by what stands behind `BEGIN`.
  public enum Format: String, CaseIterable, Sendable {
    /// RFC 4716, to `ssh-keygen -m` RFC4716.
    case rfc4716 = "SSH2 PUBLIC KEY"
    /// RFC 7468 section 13, to `ssh-keygen -m` PKCS8.
    case pkcs8 = "PUBLIC KEY"
    /// RFC 8017 appendix A.1.1, to `ssh-keygen -m` PEM.
    case pkcs1 = "RSA PUBLIC KEY"
  }
}

extension PublicKeyError: CustomStringConvertible {
  /// What is wrong, as words that can follow a file's name.
  public var description: String {
    switch self {
    case .empty: "there is no key"
    case .textTooLong(let bytes): "this is not a key line: it has \(bytes) bytes"
    case .privateKey: "this is a private key, which you must never share"
    case .otherFormat(let format):
      "this is a \"BEGIN \(format.rawValue)\" block, not an OpenSSH public key line"
    case .certificate: "this is a certificate, not a key"
    case .onlyFingerprint: "this is only a fingerprint, not a key"
    case .severalKeys: "several keys are run together"
    case .prefix: "something stands before the key type, such as options or a host name"
    case .notAPublicKey: "this is not an OpenSSH public key line"
    case .missingSpace: "the space after the key type is missing"
    case .missingType: "the key type before the base64 is missing"
    case .unsafeCharacter(let scalar):
      "there is a control or bidirectional character (\(Self.codePoint(scalar)))"
    case .commentTooLong(let bytes):
      "the comment has \(bytes) bytes, so it is other text (at most \(KeyMaterial.maxCommentLength))"
    case .base64InComment: "the comment holds base64 that may be part of a private key"
    case .unknownType: "the key type is unknown"
    case .missingBlob: "there is nothing after the key type"
    case .notOneLine: "the line is not in its plain form: type, base64, comment"
    case .invalidBase64(let scalar, let position):
      "character \(position) of the base64 (\(Self.codePoint(scalar))) does not belong there"
    case .nonCanonicalBase64: "the end of the base64 has lost or changed a character"
    case .truncated(let have, let need): "the key stops after \(have) of \(need) bytes"
    case .implausibleLength(let length): "a field claims to have \(length) bytes"
    case .trailingBytes(1): "1 more byte follows the end of the key"
    case .trailingBytes(let count): "\(count) more bytes follow the end of the key"
    case .typeMismatch(let line, let blob):
      "the line says \(line.rawValue) but the key is \(blob?.rawValue ?? "of another type")"
    case .wrongExponent: "the RSA exponent is not valid"
    case .wrongModulus: "the RSA modulus is not valid"
    case .wrongSize(let bits): "an RSA key can't have \(bits) bits"
    case .wrongKeyLength(let count): "the Ed25519 key has \(count) bytes, not 32"
    case .wrongCurve: "the ECDSA curve is not the one of the key type"
    case .wrongPoint: "the ECDSA point is not an uncompressed one of its curve's length"
    case .wrongApplication: "the security key's application is not valid"
    }
  }

  private static func codePoint(_ scalar: Unicode.Scalar) -> String {
    let hex = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
  }
}
