#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import SSHKey

/// Texts that are no key for a given reason, with nothing of the text that was none for that reason.
enum UnwholeKey {
  /// A text in place of one that must not be shown.
  ///
  /// Where no text is known that fails in the same way, it is another one that is no key.
  static func standIn(for error: PublicKeyError) -> String {
    let text = text(error) ?? unknown
    do throws(PublicKeyError) {
      _ = try PublicKey(cleaning: text)
      return unknown
    } catch let other {
      return other == error ? text : unknown
    }
  }

  private static let unknown = "unreadable"
  /// No key that can be read is longer, in bytes.
  private static let maxLength = 1 << 16

  private static func text(_ error: PublicKeyError) -> String? {
    switch error {
    case .empty: ""
    case .privateKey: "PRIVATE KEY"
    case .otherFormat(.rfc4716): "BEGIN SSH2 PUBLIC KEY"
    case .otherFormat(.pkcs8): "BEGIN PUBLIC KEY"
    case .otherFormat(.pkcs1): "BEGIN RSA PUBLIC KEY"
    case .certificate: "x-cert-v01@openssh.com AAAA"
    case .onlyFingerprint: Array(repeating: "00", count: 16).joined(separator: ":")
    case .severalKeys: "ssh-rsa AAAA ssh-rsa AAAA"
    case .prefix: "x ssh-rsa AAAA"
    case .missingType: "AAAA"
    case .unknownType: "unknown AAAAAXg="
    case .missingBlob: "ssh-rsa"
    case .textTooLong(let count) where (0..<1 << 19).contains(count):
      String(repeating: "x", count: count)
    case .commentTooLong(let count) where (0..<maxLength / 2).contains(count):
      line(.ed25519, zeros(32)) + " " + String(repeating: "x", count: count)
    case .base64InComment:
      line(.ed25519, zeros(32)) + " " + String(repeating: "Aa0", count: 24)
    case .unsafeCharacter(let scalar): "ssh-rsa A\(scalar)A"
    case .invalidBase64(let scalar, let position) where (1..<maxLength / 2).contains(position):
      "ssh-rsa " + String(repeating: "A", count: max(0, position - 1)) + "\(scalar)A"
    case .nonCanonicalBase64: line(.ed25519, zeros(32)) + "A"
    default: damagedBlob(error)
    }
  }

  /// A line whose base64 decodes, to something that is no key of the line's type.
  private static func damagedBlob(_ error: PublicKeyError) -> String? {
    switch error {
    case .truncated(0, need: 4): "ssh-rsa A"
    case .truncated(let have, let need) where (0..<maxLength / 2).contains(have) && need >= 4:
      line(.rsa, blob: Array(length(need - 4).prefix(have)) + zeros(have - 4))
    case .implausibleLength(let count): line(.rsa, blob: length(Int(count)))
    case .typeMismatch(let type, let blob):
      line(type, blob: field(Array((blob?.rawValue ?? "unknown").utf8)))
    case .trailingBytes(let count) where (0..<maxLength / 2).contains(count):
      line(.ed25519, zeros(32), rest: count)
    case .wrongExponent: line(.rsa, [2], [1])
    case .wrongModulus: line(.rsa, [3], [2])
    case .wrongSize(let bits) where bits > 8 && bits < maxLength / 2:
      line(.rsa, [3], modulus(bits))
    case .wrongKeyLength(let count) where (0...4096).contains(count):
      line(.ed25519, zeros(count))
    case .wrongCurve: line(.ecdsaP256, [0], [])
    case .wrongPoint: line(.ecdsaP256, Array("nistp256".utf8), [0])
    case .wrongApplication: line(.skEd25519, zeros(32), [])
    default: nil
    }
  }

  // MARK: - Blobs (RFC 4251 section 5)

  private static func zeros(_ count: Int) -> [UInt8] {
    Array(repeating: 0, count: max(0, count))
  }

  private static func length(_ count: Int) -> [UInt8] {
    (0..<4).reversed().map { UInt8(truncatingIfNeeded: count >> ($0 * 8)) }
  }

  private static func field(_ bytes: [UInt8]) -> [UInt8] { length(bytes.count) + bytes }

  /// An odd number of so many bits.
  private static func modulus(_ bits: Int) -> [UInt8] {
    let first = UInt8(1) << UInt8((bits - 1) % 8)
    return (first >= 0x80 ? [0] : []) + [first] + zeros((bits - 1) / 8 - 1) + [1]
  }

  private static func line(_ type: KeyType, blob: [UInt8]) -> String {
    "\(type.rawValue) \(Data(blob).base64EncodedString())"
  }

  /// A line of these fields, with so many bytes behind them.
  private static func line(_ type: KeyType, _ fields: [UInt8]..., rest: Int = 0) -> String {
    let name = field(Array(type.rawValue.utf8))
    return line(type, blob: fields.reduce(name) { $0 + field($1) } + zeros(rest))
  }
}
