/// A public key line without what a browser, a clipboard or a double encoding added to it.
///
///     try CleanedLine(cleaning: "\"ssh-rsa AAAAB3Nz\naC1yc2… \\n\"").text   // "ssh-rsa AAAAB3NzaC1yc2…"
///
/// Cleaned are: quotes, white space, invisible characters and literal `\n` and `\r` at the ends;
/// special and repeated spaces between the fields; line breaks, literal or not, and invisible
/// characters inside the base64, because a proof follows. What could only be guessed is left as it
/// is, so that the proof fails: a changed letter, a missing piece, URL-safe base64.
///
/// The line is not proved; `PublicKey(proving:)` does that.
package struct CleanedLine: Equatable, Sendable {
  /// Key type, base64 and perhaps a comment, with single spaces between them, on one line.
  package let text: String
  /// What was cleaned, in the order in which it was first met.
  package let cleanings: [Cleaning]

  /// The longest text that is looked at, in bytes: the longest key and comment have under 4 KiB, so
  /// this leaves room for whatever is to be cleaned.
  private static let maxLength = 1 << 16

  /// Cleans a text, in time that is linear in its length.
  ///
  /// - Parameter text: what is meant to be one public key line.
  /// - Throws: `PublicKeyError`, for what is no key line whatever is cleaned: a private key,
  ///   several keys, options before the key, unsafe characters, or no key at all.
  package init(cleaning text: String) throws(PublicKeyError) {
    try KeyMaterial.refuseOtherFormats(text)
    let length = text.utf8.count
    guard length <= Self.maxLength else { throw .textTooLong(bytes: length) }
    var text = text
    var cleanings: [Cleaning] = []
    // What goes may have kept apart what must go too: a zero-width space in a literal `\n`. So a
    // second round cleans what the first brought together, and a third sees that nothing is left.
    for _ in 1...3 {
      var cleaner = LineCleaner(text)
      text = try cleaner.line()
      if cleaner.cleanings.isEmpty {
        self.text = text
        self.cleanings = cleanings
        return
      }
      // What is left may look like another format only now.
      try KeyMaterial.refuseOtherFormats(text)
      cleanings += cleaner.cleanings.filter { !cleanings.contains($0) }
    }
    throw .notOneLine
  }

  /// What stands between the spaces; empty where there is nothing.
  var fields: (type: String, base64: String, comment: String) {
    // By scalars: a comment may begin with a combining mark, which makes one character of the space.
    let fields = text.unicodeScalars.split(separator: " ", maxSplits: 2).map { String($0) }
    return (
      fields[0], fields.count > 1 ? fields[1] : "", fields.count > 2 ? fields[2] : ""
    )
  }
}
