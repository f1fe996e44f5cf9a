/// A public key line without what a browser, a clipboard or a double encoding added to it.
///
///     try CleanedLine(cleaning: "\"ssh-rsa AAAAB3Nz\naC1yc2… \\n\"").text   // "ssh-rsa AAAAB3NzaC1yc2…"
///
/// Cleaned are: quotes, white space, invisible characters and literal `\n` and `\r` at the ends;
/// special and repeated spaces between the fields; line breaks, literal or not, and invisible
/// characters inside the base64, because a proof follows. What could only be guessed is left as it
/// is, so that the proof fails: a changed letter, a missing piece, URL-safe base64.
///
/// The line is not proved; `PublicKey(parsing:)` does that.
public struct CleanedLine: Equatable, Sendable {
  /// Key type, base64 and perhaps a comment, with single spaces between them, on one line.
  public let text: String
  /// What was cleaned, in the order in which it was first met.
  public let cleanings: [Cleaning]

  /// Cleans a text.
  ///
  /// - Parameter text: what is meant to be one public key line.
  /// - Throws: `PublicKeyError`, for what must not be shown or used even unproved: a private key,
  ///   several keys, options before the key, unsafe characters, or no key at all.
  public init(cleaning text: String) throws(PublicKeyError) {
    var text = text
    var cleanings: [Cleaning] = []
    // What goes may have kept apart what must go too: a zero-width space in a literal `\n`. So a
    // second round cleans what the first brought together, and a third sees that nothing is left.
    for _ in 1...3 {
      try Self.refuseOtherFormats(text)
      var cleaner = LineCleaner(text)
      text = try cleaner.line()
      if cleaner.cleanings.isEmpty {
        self.text = text
        self.cleanings = cleanings
        return
      }
      cleanings += cleaner.cleanings.filter { !cleanings.contains($0) }
    }
    throw .notOneLine
  }

  /// Refuses what is a key, or part of one, in another form.
  private static func refuseOtherFormats(_ text: String) throws(PublicKeyError) {
    // Never look further into a private key (RFC 7468 section 10 and 13; PuTTY's PPK).
    // The last is base64 of `openssh-key-v1`, with which an OpenSSH private key begins.
    let marks = ["PRIVATE KEY", "PuTTY-User-Key-File", "b3BlbnNzaC1rZXkt"]
    // Bytes are compared: a combining character would make another letter of a mark's last one.
    if marks.contains(where: { text.utf8.contains($0.utf8) }) { throw .privateKey }
    if text.utf8.contains("BEGIN SSH2 PUBLIC KEY".utf8) { throw .ssh2Block }
  }
}
