/// Tells one public key line from the other texts that people paste in its place.
enum LineShape {
  /// How the base64 of every key begins: the three upper bytes of a length are zero.
  private static let blobPrefix = "AAAA"
  /// The base64 of an Ed25519 key, the shortest of all.
  private static let shortestBlob = 68

  /// Refuses what is a key, or part of one, in another form.
  static func refuseOtherFormats(_ text: String) throws(PublicKeyError) {
    // By bytes: a combining mark would hide the word that it follows from a search by characters.
    func holds(_ mark: String) -> Bool { text.utf8.contains(mark.utf8) }
    // Never look further into a private key (RFC 7468 section 10 and 13; PuTTY's PPK).
    // The last is base64 of `openssh-key-v1`, with which an OpenSSH private key begins.
    if ["PRIVATE KEY", "PuTTY-User-Key-File", "b3BlbnNzaC1rZXkt"].contains(where: holds) {
      throw .privateKey
    }
    if holds("BEGIN SSH2 PUBLIC KEY") { throw .ssh2Block }
  }

  /// Checks the words of a text.
  static func check(_ words: [String]) throws(PublicKeyError) {
    guard let first = words.first else { throw .empty }
    if words.contains(where: isPrivateKey) { throw .privateKey }
    if KeyType(rawValue: first) != nil { return }
    if holdsKey(words) { throw .prefix }
    if words.contains(where: { Fingerprint(parsing: $0) != nil }) { throw .onlyFingerprint }
    if first.hasPrefix(blobPrefix) { throw .missingType }
    guard words.count > 1, words[1].hasPrefix(blobPrefix) else { throw .notAPublicKey }
  }

  /// Checks that what follows the base64 is no second key.
  static func check(base64: String, comment: String) throws(PublicKeyError) {
    // Every type has a hyphen, which base64 has not.
    let types = base64.utf8.contains(UInt8(ascii: "-")) ? KeyType.allCases : []
    if types.contains(where: { base64.utf8.contains($0.rawValue.utf8) }) { throw .severalKeys }
    let words = comment.unicodeScalars.split(separator: " ").map(String.init)
    // A key of a type that is not known here is still a second key.
    let holdsBlob = words.contains { $0.hasPrefix(blobPrefix) && $0.utf8.count >= shortestBlob }
    if holdsBlob || holdsKey(words) { throw .severalKeys }
  }

  /// Whether a word is how the base64 of a private key begins, without the line before it that says
  /// so: DER of a sequence whose first element is a version, a number of one byte (RFC 8017 appendix
  /// A.1.2, RFC 5208 section 5, RFC 5915 section 3).
  private static func isPrivateKey(_ word: String) -> Bool {
    // The shortest, an Ed25519 key (RFC 8410), has 48 bytes.
    guard word.utf8.count >= 64, let head = Base64.decoded(word.prefix(12)),
      head.count == 9, head[0] == 0x30
    else { return false }
    // The length takes one byte, or as many more as that one says.
    let content = head[1] < 0x80 ? 2 : 2 + Int(head[1] & 0x7F)
    return content < 8 && head[content] == 2 && head[content + 1] == 1
  }

  /// Whether a key begins in these words, also where its type is stuck to something: `#ssh-rsa AAAA`.
  private static func holdsKey(_ words: [String]) -> Bool {
    zip(words, words.dropFirst()).contains { word, next in
      next.hasPrefix(blobPrefix) && KeyType.allCases.contains { word.hasSuffix($0.rawValue) }
    }
  }
}
