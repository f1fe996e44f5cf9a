/// Tells one public key line from the other texts that people paste in its place.
enum LineShape {
  /// How the base64 of every key begins: the three upper bytes of a length are zero.
  private static let blobPrefix = "AAAA"

  /// Checks the words of a text.
  static func check(_ words: [String]) throws(PublicKeyError) {
    guard let first = words.first else { throw .empty }
    if KeyType(rawValue: first) != nil { return }
    if words.contains(where: { KeyType(rawValue: $0) != nil }) { throw .prefix }
    if words.contains(where: { Fingerprint(parsing: $0) != nil }) { throw .onlyFingerprint }
    if first.hasPrefix(blobPrefix) { throw .missingType }
    guard words.count > 1, words[1].hasPrefix(blobPrefix) else { throw .notAPublicKey }
  }

  /// Checks that what follows the base64 is no second key.
  static func check(base64: String, comment: String) throws(PublicKeyError) {
    if KeyType.allCases.contains(where: { base64.contains($0.rawValue) }) { throw .severalKeys }
    let words = comment.split(separator: " ")
    for (word, next) in zip(words, words.dropFirst())
    where KeyType(rawValue: String(word)) != nil && next.hasPrefix(blobPrefix) {
      throw .severalKeys
    }
  }
}
