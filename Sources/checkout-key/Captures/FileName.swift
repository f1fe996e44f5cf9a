import CheckoutKey

/// The name of a file, as a user gives it.
enum FileName {
  /// Whether a text is the beginning or a part of a capture or a key, and no file's name.
  ///
  /// No message may show it, as it would the name of a file that is not there.
  static func isContent(_ text: String) -> Bool {
    // In UTF-16 a letter has a NUL beside it, and the first a byte-order mark before it.
    let scalars = text.unicodeScalars.filter { !["\0", "\u{FEFF}", "\u{FFFD}"].contains($0) }
    let content = String(String.UnicodeScalarView(scalars))
    let isContent =
      ["{", "["].contains(content.first { !$0.isWhitespace }) || content.contains("\"")
      || Verification.looksLikeKey(content)
    return isContent && FileKind(path: text) == nil
  }
}
