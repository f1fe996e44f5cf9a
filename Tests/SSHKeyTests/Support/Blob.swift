import Foundation
import SSHKey

/// Builds key blobs field by field, whole or damaged.
struct Blob {
  private(set) var bytes: [UInt8] = []

  /// A length-prefixed field (RFC 4251 section 5).
  func field(_ content: some Sequence<UInt8>) -> Blob {
    let content = Array(content)
    let length = (0..<4).reversed().map { UInt8(truncatingIfNeeded: content.count >> ($0 * 8)) }
    return raw(length + content)
  }

  func field(_ text: String) -> Blob { field(text.utf8) }

  /// Bytes as they are, without a length.
  func raw(_ more: [UInt8]) -> Blob {
    var blob = self
    blob.bytes += more
    return blob
  }

  func line(_ type: String) -> String { "\(type) \(Data(bytes).base64EncodedString())" }
}

extension Blob {
  /// An RSA key: by default one that is right, its modulus 128 bytes behind a sign byte.
  static func rsa(e: [UInt8] = [1, 0, 1], n: [UInt8] = [0] + modulus(bits: 1024)) -> Blob {
    Blob().field("ssh-rsa").field(e).field(n)
  }

  /// One whose modulus has this many bits, with a sign byte where it needs one.
  static func rsa(bits: Int) -> Blob {
    .rsa(n: (bits % 8 == 0 ? [0] : []) + modulus(bits: bits))
  }

  /// A key of this type, with a curve's name that is its own or another.
  static func ecdsa(_ type: KeyType, _ point: [UInt8], curve: String? = nil) -> Blob {
    let name = type.rawValue
    return Blob().field(name).field(curve ?? String(name.suffix(8))).field(point)
  }

  /// An odd number of this many bits.
  static func modulus(bits: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0x5A, count: (bits + 7) / 8)
    bytes[0] = 1 << UInt8((bits - 1) % 8)
    bytes[bytes.count - 1] |= 1
    return bytes
  }
}
