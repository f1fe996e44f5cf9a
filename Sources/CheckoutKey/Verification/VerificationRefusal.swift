public import SSHKey

extension Verification {
  /// Why a text is no whole key that can be pasted, cleaned or not.
  ///
  /// Nothing of the text is in it.
  public enum Refusal: Error, Equatable, Sendable {
    /// More text than is looked at.
    case tooLong
    /// A whole capture, or the beginning of one: a file that holds a key in another way.
    case capture
    /// JSON without the member `public_key`, or damaged.
    case unreadableJSON
    /// No public key line, or one that is damaged.
    case notWhole(PublicKeyError)
    /// The response holds another fingerprint than its key has.
    case otherFingerprint(own: Fingerprint, reported: Fingerprint)
    /// The response holds a fingerprint that is none.
    case unreadableFingerprint
  }
}

extension Verification.Refusal: CustomStringConvertible {
  /// What is wrong, as words that can follow a file's name.
  public var description: String {
    switch self {
    case .tooLong: "this is longer than 1 MiB, so it is no key"
    case .capture: "this is a capture (a HAR file), not a key"
    case .unreadableJSON: "this is JSON, but not a response with a `public_key`"
    case .notWhole(let error): error.description
    case .otherFingerprint(let own, let reported):
      "the key's fingerprint is \(own) but CircleCI reported \(reported)"
    case .unreadableFingerprint:
      "the key can't be compared with CircleCI's fingerprint, which has an unknown form"
    }
  }

  /// The user's next step; nil for a capture, from which the tool itself takes the key.
  public var hint: String? {
    switch self {
    case .capture: nil
    case .tooLong: "give the one line that begins with the key type"
    case .unreadableJSON: "copy the response's JSON as a whole, or the value of its `public_key`"
    case .notWhole(let error): Advice.notWhole(error)
    case .otherFingerprint: "a letter of the key has changed: copy the whole response again"
    case .unreadableFingerprint: "copy the whole response again"
    }
  }
}

/// The user's next step with a pasted text.
enum Advice {
  /// The text is no whole key.
  static func notWhole(_ error: PublicKeyError) -> String {
    switch error {
    case .privateKey:
      "never paste a private key anywhere; the public key is the one line that begins with its type"
    case .severalKeys: "check one key at a time"
    case .onlyFingerprint, .empty:
      "give the whole key line, as it is taken from the browser's HAR file"
    default:
      "copy the whole value again, or take it from the browser's HAR file"
    }
  }
}
