/// The result for one key, or for a capture or project that has none.
public struct Record: Equatable, Sendable {
  /// The capture's name, as the user gave it.
  public var capture: String
  /// The index in `log.entries` of the entry that this is about.
  public var entry: Int?
  /// What became of it.
  public var outcome: Outcome
  /// The project's slug.
  public var project: String?
  /// The key line.
  public var publicKey: String?
  /// `ssh-rsa` and the like.
  public var keyType: String?
  /// The key's size in bits.
  public var bits: Int?
  /// The key line's comment.
  public var comment: String?
  /// 16 colon-separated pairs of hex digits.
  public var fingerprintMD5: String?
  /// `SHA256:` and unpadded base64.
  public var fingerprintSHA256: String?
  /// CircleCI's type of the key: `bitbucket-user-key`, `deploy-key` and so on.
  public var checkoutKeyType: String?
  /// When CircleCI made the key, as it says itself.
  public var createdAt: String?
  /// The request's URL without its query.
  public var url: String?
  /// What is wrong, where the outcome is no key.
  public var message: String?
  /// What the user should know of a result that was given all the same.
  public var warnings: [String] = []
  /// The user's next step; for people only, so no machine format holds it.
  public var hint: String?
  /// Whether the capture holds cookies or tokens besides; for people only.
  public var holdsCredentials = false

  /// A record that holds nothing but an outcome.
  ///
  /// - Parameters:
  ///   - capture: the capture's name.
  ///   - outcome: what became of it.
  ///   - message: what is wrong.
  ///   - hint: the user's next step.
  public init(capture: String, outcome: Outcome, message: String? = nil, hint: String? = nil) {
    self.capture = capture
    self.outcome = outcome
    self.message = message
    self.hint = hint
  }
}
