import SSHKey

/// One pasted key line, checked.
///
///     let verification = try Verification(of: "ssh-ed25519 AAAAC3Nz… CircleCI\n")
///     verification.md5Fingerprint   // "10:1e:…"
public struct Verification: Sendable {
  /// The key line, without what came with it.
  public let line: String
  /// What was cleaned, in words.
  public let cleanings: [String]
  /// `ssh-rsa` and the like.
  public let keyType: String
  /// The key's size in bits.
  public let bits: Int
  /// 16 colon-separated pairs of hex digits.
  public let md5Fingerprint: String
  /// `SHA256:` and unpadded base64.
  public let sha256Fingerprint: String
  /// The key line's comment; often empty.
  public let comment: String
  /// What Bitbucket would have against the key.
  public let objections: [String]
  private let key: PublicKey

  /// Why a text is no whole key.
  public struct Refusal: Error, Equatable {
    /// What is wrong; nothing of the text is in it.
    public let message: String
    /// The user's next step.
    public let hint: String
  }

  /// Cleans a text and proves it one whole key.
  ///
  /// - Parameter text: what is about to be pasted.
  /// - Throws: `Refusal`.
  public init(of text: String) throws(Refusal) {
    do throws(PublicKeyError) {
      let cleaned = try CleanedLine(cleaning: text)
      line = cleaned.text
      cleanings = cleaned.cleanings.map(\.description)
      key = try PublicKey(parsing: cleaned.text)
    } catch {
      throw Refusal(message: error.description, hint: Advice.notWhole(error))
    }
    keyType = key.type.rawValue
    bits = key.bits
    md5Fingerprint = key.md5Fingerprint.description
    sha256Fingerprint = key.sha256Fingerprint.description
    comment = key.comment
    objections = BitbucketRules.warnings(for: key)
  }

  /// Compares with the fingerprint that CircleCI or Bitbucket shows.
  ///
  /// - Parameter text: MD5 or SHA-256, in any of the usual spellings.
  /// - Returns: whether it is this key's; nil if the text is no fingerprint.
  public func matches(fingerprint text: String) -> Bool? {
    Fingerprint(parsing: text).map { key.fingerprint(like: $0) == $0 }
  }

  /// Whether a text is a fingerprint.
  public static func isFingerprint(_ text: String) -> Bool {
    Fingerprint(parsing: text) != nil
  }

  /// Whether a word is the key type with which a key line begins.
  public static func isKeyType(_ word: String) -> Bool {
    KeyType(rawValue: word) != nil
  }

  /// Whether a word of a text is more like a key, or part of one, than like a file's name.
  ///
  /// A private key is one too; it must not be shown as the name of a file that is not there.
  public static func looksLikeKey(_ text: String) -> Bool {
    text.split(whereSeparator: \.isWhitespace).map(String.init).contains { word in
      word.hasPrefix("AAAA") || word.hasPrefix("---") || isKeyType(word) || isFingerprint(word)
        || isLongBase64(word)
    }
  }

  /// Whether a text is as long as a line of a key at least, and has every kind of base64's letters and
  /// nothing else.
  private static func isLongBase64(_ text: String) -> Bool {
    let kinds: [ClosedRange<Unicode.Scalar>] = ["A"..."Z", "a"..."z", "0"..."9"]
    let scalars = text.unicodeScalars
    return scalars.count >= 64
      && kinds.allSatisfy { kind in scalars.contains { kind.contains($0) } }
      && scalars.allSatisfy { scalar in
        "+/=\\".unicodeScalars.contains(scalar) || kinds.contains { $0.contains(scalar) }
      }
  }
}
