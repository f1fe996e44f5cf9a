/// Tells a public key line from the other texts that people paste in its place, by its looks alone.
package enum KeyMaterial {
  /// The longest comment that is accepted, in bytes.
  ///
  /// A comment names a person and a machine. What is longer is other text that was copied along, and
  /// would be shown wherever the key's comment is.
  static let maxCommentLength = 1024
  /// How the base64 of every key begins: the three upper bytes of a length are zero.
  package static let blobPrefix = "AAAA"
  /// The base64 of an Ed25519 key, the shortest of those that are known.
  private static let shortestBlob = 68
  /// How long a line of a private key's base64 is at least (RFC 7468 section 2); the base64 of an
  /// Ed25519 key (RFC 8410), the shortest, has as many letters.
  private static let lineLength = 64

  // MARK: - Any text

  /// Whether a word of a text is more like a key, or part of one, than like a file's name.
  package static func isLikely(in text: String) -> Bool {
    text.split(whereSeparator: \.isWhitespace).map(String.init).contains { word in
      word.hasPrefix(blobPrefix) || word.hasPrefix("---") || isKnownType(word)
        || beginsWithoutSpace(word) || Fingerprint(parsing: word) != nil
        // The folders of a path are letters and slashes, too, but mostly have no digits.
        || isLongBase64(word) && word.contains(where: \.isNumber)
    }
  }

  /// Refuses what says of itself that it is a key in another form.
  package static func refuseOtherFormats(_ text: String) throws(PublicKeyError) {
    // By bytes: a combining mark would hide the word that it follows from a search by characters.
    // The standard library's search of one collection in another takes five times as long as all else
    // that is done with a key.
    let bytes = Array(text.utf8)
    func holds(_ mark: String) -> Bool {
      let mark = Array(mark.utf8)
      let (first, last) = (mark[0], bytes.count - mark.count)
      var start = 0
      while start <= last {
        if bytes[start] == first, bytes[start...].starts(with: mark) { return true }
        start += 1
      }
      return false
    }
    // Never look further into a private key (RFC 7468 sections 10 and 11; PuTTY's PPK).
    // The last is base64 of `openssh-key-v1`, with which an OpenSSH private key begins.
    if ["PRIVATE KEY", "PuTTY-User-Key-File", "b3BlbnNzaC1rZXkt"].contains(where: holds) {
      throw .privateKey
    }
    let formats = PublicKeyError.Format.allCases
    if let format = formats.first(where: { holds("BEGIN \($0.rawValue)") }) {
      throw .otherFormat(format)
    }
  }

  // MARK: - The words of one line

  /// Checks that the words of a text can be a key line's.
  static func checkLine(_ words: [String]) throws(PublicKeyError) {
    guard let first = words.first else { throw .empty }
    if words.contains(where: isPrivateKey) { throw .privateKey }
    if isKnownType(first) { return }
    if beginsWithoutSpace(first) { throw .missingSpace }
    if holdsKey(words) { throw .prefix }
    if first.hasSuffix(KeyType.certificateSuffix) { throw .certificate }
    if first.hasPrefix(blobPrefix) { throw .missingType }
    // A type that is not known. Its base64 may be in pieces.
    if words.dropFirst().prefix(blobPrefix.count).joined().hasPrefix(blobPrefix) { return }
    if words.contains(where: { Fingerprint(parsing: $0) != nil }) { throw .onlyFingerprint }
    throw .notAPublicKey
  }

  /// Checks that the words of a comment hold no second key, nor part of a private one.
  static func checkComment(_ words: [String]) throws(PublicKeyError) {
    // A key of a type that is not known here is still a second key.
    let holdsBlob = words.contains {
      $0.hasPrefix(blobPrefix) && $0.utf8.count >= shortestBlob
    }
    if holdsBlob || holdsKey(words) { throw .severalKeys }
    if words.contains(where: isLongBase64) { throw .base64InComment }
  }

  /// Whether a key begins in these words, also where its type is stuck to something: `#ssh-rsa AAAA`.
  private static func holdsKey(_ words: [String]) -> Bool {
    zip(words, words.dropFirst()).contains { word, next in
      next.hasPrefix(blobPrefix) && KeyType.fields.keys.contains { word.hasSuffix($0.rawValue) }
    }
  }

  /// Whether a word is a type that is known and, right behind it, how a key's base64 begins.
  private static func beginsWithoutSpace(_ word: String) -> Bool {
    KeyType.fields.keys.contains { word.hasPrefix($0.rawValue + blobPrefix) }
  }

  /// Whether a word is the name of a type that is known.
  package static func isKnownType(_ word: String) -> Bool {
    KeyType(rawValue: word)?.isKnown == true
  }

  /// Whether a word is how the base64 of a private key begins, without the line before it that says
  /// so: DER of a sequence whose first element is a version, a number of one byte (RFC 8017 appendix
  /// A.1.2, RFC 5208 section 5, RFC 5915 section 3).
  private static func isPrivateKey(_ word: String) -> Bool {
    guard word.utf8.count >= lineLength, let head = Base64.decoded(word.prefix(12)),
      head.count == 9, head[0] == 0x30
    else { return false }
    // The length takes one byte, or as many more as that one says.
    let content = head[1] < 0x80 ? 2 : 2 + Int(head[1] & 0x7F)
    return content < 8 && head[content] == 2 && head[content + 1] == 1
  }

  /// Whether a word is as long as a line of a private key at least, and has capitals, small letters and
  /// nothing that is not base64 but backslashes, which literal line breaks leave.
  ///
  /// A hash has letters of one case. One in 50,000 lines of a key has no digit, so none is asked for.
  private static func isLongBase64(_ word: String) -> Bool {
    let kinds: [ClosedRange<Unicode.Scalar>] = ["A"..."Z", "a"..."z"]
    let scalars = word.unicodeScalars
    return word.utf8.count >= lineLength
      && scalars.allSatisfy { Base64.isLetter($0) || $0 == "=" || $0 == "\\" }
      && kinds.allSatisfy { kind in scalars.contains { kind.contains($0) } }
  }
}
