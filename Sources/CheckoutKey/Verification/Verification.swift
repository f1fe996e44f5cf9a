import SSHKey

/// One pasted key line, checked.
///
///     let verification = try Verification(of: "ssh-ed25519 AAAAC3Nz… CircleCI\n")
///     verification.md5Fingerprint   // "10:1e:…"
///     verification.isPasteable      // true: a line break at the end does no harm
public struct Verification: Sendable {
  /// The key line, without what came with it.
  public let line: String
  /// What was cleaned, in words.
  public let cleanings: [String]
  /// Whether Bitbucket takes the text as it is: nothing but white space around the line was cleaned.
  ///
  /// A byte-order mark is more than that, as `ssh-keygen` refuses a line with one.
  public let isPasteable: Bool
  /// `ssh-rsa` and the like.
  public let keyType: String
  /// Whether the key's type is known; if not, a fingerprint is the only proof.
  public let isTypeKnown: Bool
  /// The key's size in bits; nil if its type is not known.
  public let bits: Int?
  /// 16 colon-separated pairs of hex digits.
  public let md5Fingerprint: String
  /// `SHA256:` and unpadded base64.
  public let sha256Fingerprint: String
  /// The key line's comment; often empty.
  public let comment: String
  /// The fingerprint that the pasted response holds, which is this key's; nil if it holds none.
  public let reportedFingerprint: String?
  /// What Bitbucket would have against the key.
  public let objections: [String]
  private let key: PublicKey

  /// Cleans a text and proves it one whole key.
  ///
  /// - Parameter text: what is about to be pasted: a key line, or the JSON of CircleCI's response,
  ///   whole or only its member `public_key`.
  /// - Throws: `Refusal`.
  public init(of text: String) throws(Refusal) {
    try Self.refuseWhole(text)
    if let response = try PastedResponse(text) {
      try self.init(response)
    } else {
      try self.init(cleaning: text)
    }
  }

  init(cleaning text: String) throws(Refusal) {
    let (key, cleanings) = try Self.key(in: text)
    self.init(
      key, cleanings: cleanings.map(\.description), isPasteable: cleanings.allSatisfy(\.isHarmless),
      reported: nil)
  }

  init(_ response: PastedResponse) throws(Refusal) {
    let (key, cleanings) = try Self.key(in: response.publicKey)
    var reported: Fingerprint?
    if let text = response.fingerprint {
      guard let fingerprint = Fingerprint(parsing: text) else { throw .unreadableFingerprint }
      let own = key.fingerprint(fingerprint.algorithm)
      guard own == fingerprint else {
        throw .otherFingerprint(own: own, reported: fingerprint)
      }
      reported = fingerprint
    }
    self.init(
      key, cleanings: ["JSON around the key"] + cleanings.map(\.description),
      isPasteable: false, reported: reported)
  }

  private init(_ key: PublicKey, cleanings: [String], isPasteable: Bool, reported: Fingerprint?) {
    self.key = key
    self.cleanings = cleanings
    self.isPasteable = isPasteable
    line = key.line
    keyType = key.type.rawValue
    isTypeKnown = key.type.isKnown
    bits = key.bits
    md5Fingerprint = key.fingerprint(.md5).description
    sha256Fingerprint = key.fingerprint(.sha256).description
    comment = key.comment
    reportedFingerprint = reported?.description
    objections = BitbucketRules.warnings(for: key)
  }

  private static func key(in text: String) throws(Refusal) -> (PublicKey, [Cleaning]) {
    var cleanings: [Cleaning] = []
    do throws(PublicKeyError) {
      return (try PublicKey(cleaning: text) { cleanings.append($0) }, cleanings)
    } catch {
      throw .notWhole(error)
    }
  }

  /// Compares with the fingerprint that CircleCI or Bitbucket shows.
  ///
  /// - Parameter text: MD5 or SHA-256, in any of the usual spellings.
  /// - Returns: whether it is this key's; nil if the text is no fingerprint.
  public func matches(fingerprint text: String) -> Bool? {
    Fingerprint(parsing: text).map { key.fingerprint($0.algorithm) == $0 }
  }

  /// Whether a text is a fingerprint.
  package static func isFingerprint(_ text: String) -> Bool {
    Fingerprint(parsing: text) != nil
  }

  /// Whether a word is the key type with which a key line begins.
  package static func isKeyType(_ word: String) -> Bool {
    KeyMaterial.isKnownType(word)
  }

  /// Whether a word of a text is more like a key, or part of one, than like a file's name.
  ///
  /// A private key is one too; it must not be shown as the name of a file that is not there.
  package static func looksLikeKey(_ text: String) -> Bool {
    KeyMaterial.isLikely(in: text)
  }
}
