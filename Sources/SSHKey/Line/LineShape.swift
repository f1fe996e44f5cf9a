/// Tells one public key line from the other texts that people paste in its place.
enum LineShape {
  /// How the base64 of every key begins: the three upper bytes of a length are zero.
  private static let blobPrefix = "AAAA"
  /// The base64 of an Ed25519 key, the shortest of all.
  private static let shortestBlob = 68

  /// Checks the words of a text.
  static func check(_ words: [String]) throws(PublicKeyError) {
    guard let first = words.first else { throw .empty }
    if KeyType(rawValue: first) != nil { return }
    if holdsKey(words) { throw .prefix }
    if words.contains(where: { Fingerprint(parsing: $0) != nil }) { throw .onlyFingerprint }
    if first.hasPrefix(blobPrefix) { throw .missingType }
    guard words.count > 1, words[1].hasPrefix(blobPrefix) else { throw .notAPublicKey }
  }

  /// Checks that what follows the base64 is no second key.
  static func check(base64: String, comment: String) throws(PublicKeyError) {
    let types = KeyType.allCases.map(\.rawValue)
    if types.contains(where: { base64.contains(ascii: $0) }) { throw .severalKeys }
    let words = comment.split(separator: " ").map(String.init)
    // A key of a type that is not known here is still a second key.
    let holdsBlob = words.contains { $0.hasPrefix(blobPrefix) && $0.utf8.count >= shortestBlob }
    if holdsBlob || holdsKey(words) { throw .severalKeys }
  }

  /// Whether a key begins in these words, also where its type is stuck to something: `#ssh-rsa AAAA`.
  private static func holdsKey(_ words: [String]) -> Bool {
    zip(words, words.dropFirst()).contains { word, next in
      next.hasPrefix(blobPrefix) && KeyType.allCases.contains { word.hasSuffix($0.rawValue) }
    }
  }
}
