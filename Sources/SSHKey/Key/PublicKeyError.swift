/// Why a text is no whole public key.
///
/// No case carries text of the input, which may be secret; a position counts characters from 1.
public enum PublicKeyError: Error, Equatable, Sendable {
  // Never a public key line, whatever is cleaned.
  case empty
  case privateKey
  case ssh2Block
  case onlyFingerprint
  case severalKeys
  case prefix
  case notAPublicKey
  case missingType
  case unsafeCharacter(Unicode.Scalar)

  // A line that is damaged.
  case unknownType
  case missingBlob
  case notOneLine
  case invalidBase64(Unicode.Scalar, position: Int)
  case nonCanonicalBase64
  case truncated(have: Int, need: Int)
  case implausibleLength(Int)
  case trailingBytes(Int)
  case typeMismatch(line: KeyType, blob: KeyType?)

  // A blob that holds no key of its type.
  case wrongExponent
  case wrongModulus
  case wrongSize(bits: Int, type: KeyType)
  case wrongKeyLength(Int)
  case wrongCurve
  case wrongPoint
  case wrongApplication
}

extension PublicKeyError: CustomStringConvertible {
  /// What is wrong, as words that can follow a capture's name.
  public var description: String {
    switch self {
    case .empty: "there is no key"
    case .privateKey: "this is a private key, which must not be handed on"
    case .ssh2Block: "this is an SSH2 block (RFC 4716), not an OpenSSH public key line"
    case .onlyFingerprint: "this is only a fingerprint, not a key"
    case .severalKeys: "several keys are run together"
    case .prefix: "something stands before the key type, such as options or a host name"
    case .notAPublicKey: "this is not an OpenSSH public key line"
    case .missingType: "the key type before the base64 is missing"
    case .unsafeCharacter(let scalar):
      "there is a control or bidirectional character (\(Self.codePoint(scalar)))"
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
    case .wrongSize(let bits, let type): "a key of type \(type.rawValue) can't have \(bits) bits"
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
