/// Tells one public key line from the other texts that people paste in its place.
enum LineShape {
  /// The longest comment that is taken, in bytes.
  ///
  /// A comment names a person and a machine. What is longer is other text that was copied along, and
  /// would be handed on with the key, and shown wherever the key's comment is.
  static let maxCommentLength = 1024
  /// The base64 of an Ed25519 key, the shortest of all.
  private static let shortestBlob = 68

  /// Checks the words of a text.
  static func check(_ words: [String]) throws(PublicKeyError) {
    guard let first = words.first else { throw .empty }
    if words.contains(where: KeyMaterial.isPrivateKey) { throw .privateKey }
    if KeyType(rawValue: first) != nil { return }
    if holdsKey(words) { throw .prefix }
    if words.contains(where: { Fingerprint(parsing: $0) != nil }) { throw .onlyFingerprint }
    if first.hasPrefix(KeyMaterial.blobPrefix) { throw .missingType }
    guard words.count > 1, words[1].hasPrefix(KeyMaterial.blobPrefix) else { throw .notAPublicKey }
  }

  /// Checks that what follows the base64 is no second key, nor part of a private one.
  static func check(base64: String, comment: String) throws(PublicKeyError) {
    // Every type has a hyphen, which base64 has not.
    let types = base64.utf8.contains(UInt8(ascii: "-")) ? KeyType.allCases : []
    if types.contains(where: { base64.utf8.contains($0.rawValue.utf8) }) { throw .severalKeys }
    let words = comment.unicodeScalars.split(separator: " ").map(String.init)
    // A key of a type that is not known here is still a second key.
    let holdsBlob = words.contains {
      $0.hasPrefix(KeyMaterial.blobPrefix) && $0.utf8.count >= shortestBlob
    }
    if holdsBlob || holdsKey(words) { throw .severalKeys }
    if words.contains(where: KeyMaterial.isLongBase64) { throw .base64InComment }
    let length = comment.utf8.count
    guard length <= maxCommentLength else { throw .commentTooLong(bytes: length) }
  }

  /// Whether a key begins in these words, also where its type is stuck to something: `#ssh-rsa AAAA`.
  private static func holdsKey(_ words: [String]) -> Bool {
    zip(words, words.dropFirst()).contains { word, next in
      next.hasPrefix(KeyMaterial.blobPrefix)
        && KeyType.allCases.contains { word.hasSuffix($0.rawValue) }
    }
  }
}
