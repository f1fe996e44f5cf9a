/// A second check of public key lines, which shares no code with the first and is written in the
/// most obvious way.
enum NaiveKey {
  /// Whether a line is a key type, a space, base64 of a complete blob, and perhaps a comment.
  static func accepts(_ line: String) -> Bool {
    // A space and a combining character behind it make one of Swift's characters.
    let words = line.unicodeScalars
      .split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
    guard isHarmless(line), words.count >= 2, words.count < 3 || !words[2].isEmpty,
      let blob = decodedBase64(String(words[1])), let fields = fields(of: blob)
    else { return false }
    let type = String(words[0])
    guard fields.first == Array(type.utf8) else { return false }
    let lengths = fields.map(\.count)
    return switch type {
    // Exponent and modulus, where a sign byte may come first.
    case "ssh-rsa": fields.count == 3 && lengths[1] > 0 && (128...2049).contains(lengths[2])
    case "ssh-ed25519": lengths.dropFirst() == [32]
    case "ecdsa-sha2-nistp256": lengths.dropFirst() == [8, 65]
    case "ecdsa-sha2-nistp384": lengths.dropFirst() == [8, 97]
    case "ecdsa-sha2-nistp521": lengths.dropFirst() == [8, 133]
    case "sk-ssh-ed25519@openssh.com": lengths.dropFirst().dropLast() == [32]
    case "sk-ecdsa-sha2-nistp256@openssh.com": lengths.dropFirst().dropLast() == [8, 65]
    default:
      isName(type) && fields.count > 1 && !fields.dropFirst().contains { beginsKey($0, type) }
    }
  }

  private static let known = [
    "ssh-rsa", "ssh-ed25519", "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521",
    "sk-ssh-ed25519@openssh.com", "sk-ecdsa-sha2-nistp256@openssh.com",
  ]

  /// Whether a field begins another key.
  private static func beginsKey(_ field: [UInt8], _ type: String) -> Bool {
    (known + [type]).contains { field == Array($0.utf8) }
  }

  /// Whether a word can be a key type's name (RFC 4251 section 6).
  private static func isName(_ word: String) -> Bool {
    word.utf8.count <= 64 && word.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x2C }
      && !word.hasSuffix("-cert-v01@openssh.com")
  }

  /// The blob's fields; nil if the last one does not end where the blob does.
  private static func fields(of blob: [UInt8]) -> [[UInt8]]? {
    var fields: [[UInt8]] = []
    var rest = blob
    while !rest.isEmpty {
      guard rest.count >= 4 else { return nil }
      let length = Int(rest[0]) << 24 + Int(rest[1]) << 16 + Int(rest[2]) << 8 + Int(rest[3])
      guard rest.count >= 4 + length else { return nil }
      fields.append(Array(rest[4..<4 + length]))
      rest = Array(rest[(4 + length)...])
    }
    return fields
  }

  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// The bytes of standard, padded base64 (RFC 4648 section 4); nil for anything else.
  private static func decodedBase64(_ text: String) -> [UInt8]? {
    guard text.utf8.count % 4 == 0 else { return nil }
    let letters = Array(text.utf8.prefix { $0 != UInt8(ascii: "=") })
    let padding = text.utf8.dropFirst(letters.count)
    guard padding.count <= 2, padding.allSatisfy({ $0 == UInt8(ascii: "=") }) else { return nil }
    var bits: [Int] = []
    for letter in letters {
      guard let value = alphabet.firstIndex(of: letter) else { return nil }
      for shift in (0..<6).reversed() { bits.append(value >> shift & 1) }
    }
    let byteCount = bits.count / 8
    // The bits that fill up the last letter are zero.
    guard !bits[(byteCount * 8)...].contains(1) else { return nil }
    return (0..<byteCount).map { byte in
      bits[byte * 8..<byte * 8 + 8].reduce(0) { $0 << 1 | UInt8($1) }
    }
  }
}
