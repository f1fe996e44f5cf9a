import SSHKey

/// The user's next step with a pasted text.
enum Advice {
  /// The text is no whole key.
  static func notWhole(_ error: PublicKeyError) -> String {
    switch error {
    case .privateKey:
      "never paste a private key anywhere; the public key is the one line that begins with its type"
    case .severalKeys: "check one key at a time"
    case .onlyFingerprint, .empty:
      "give the whole key line, as checkout-key prints it from the browser's HAR file"
    default:
      "copy the whole value again, or let checkout-key take it from the browser's HAR file"
    }
  }
}
