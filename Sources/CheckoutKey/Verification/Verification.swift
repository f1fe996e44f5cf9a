import SSHKey

/// One pasted key line, checked.
///
///     for line in VerifiedLine.lines(of: "ssh-ed25519 AAAAC3Nz… CircleCI\n") {
///       let verification = try line.result.get()
///       verification.key.publicKey   // complete
///       verification.isPasteable     // true: a line break at the end does no harm
///     }
public struct Verification: Sendable {
  /// The key, proved as one that is extracted is.
  public let key: ExtractedKey
  /// What was cleaned, in words.
  public let cleanings: [String]
  /// Whether Bitbucket takes the text as it is: nothing but white space around the line was cleaned.
  ///
  /// A byte-order mark is more than that, as `ssh-keygen` refuses a line with one.
  public let isPasteable: Bool

  /// What Bitbucket would have against the key.
  public var objections: [String] { BitbucketRules.warnings(for: key.publicKey) }

  /// What else the user should know of a key that CircleCI's response says something of.
  package let remarks: [CheckoutKeyRecord.Remark]

  /// Checks a key line.
  init(cleaning text: String) throws(Refusal) {
    var cleaned: [Cleaning] = []
    do throws(PublicKeyError) {
      key = ExtractedKey(
        try PublicKey(cleaning: text) { cleaned.append($0) }, isCompared: false)
    } catch {
      throw .key(.notWhole(error))
    }
    cleanings = cleaned.map(\.description)
    isPasteable = cleaned.allSatisfy(\.isHarmless)
    remarks = []
  }

  /// Checks the key of a response.
  init(_ body: ResponseBody) throws(Refusal) {
    var cleaned: [String] = []
    do throws(CheckoutKeyFailure) {
      key = try ExtractedKey(body, from: .created) { cleaned.append($0.description) }
    } catch {
      throw .key(error)
    }
    cleanings = ["JSON around the key"] + cleaned
    isPasteable = false
    remarks = key.isCompared ? [] : [ExtractedKey.notCompared]
  }

  /// Compares with the fingerprint that CircleCI or Bitbucket shows.
  ///
  /// - Parameter text: MD5 or SHA-256, in any of the usual spellings.
  /// - Returns: whether it is this key's; nil if the text is no fingerprint.
  public func matches(fingerprint text: String) -> Bool? {
    Fingerprint(parsing: text).map { key.publicKey.fingerprint($0.algorithm) == $0 }
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

extension Verification {
  /// Why a text is no complete key that can be pasted, cleaned or not.
  ///
  /// Nothing of the text is in it.
  public enum Refusal: Error, Equatable, Sendable {
    /// More text than is looked at.
    case tooLong
    /// A whole capture, or the beginning of one: a file that holds a key in another way.
    case capture
    /// JSON without the member `public_key`, or damaged.
    case unreadableJSON
    /// No public key line, one that is damaged, or another one than CircleCI's fingerprint says.
    case key(CheckoutKeyFailure)
  }
}

extension Verification.Refusal: CustomStringConvertible {
  /// What is wrong, as words that can follow a file's name.
  public var description: String {
    switch self {
    case .tooLong: "this is longer than 1 MiB, so it is no key"
    case .capture: "this is a capture (a HAR file), not a key"
    case .unreadableJSON: "this is JSON, but not a response with a `public_key`"
    case .key(let failure): failure.description
    }
  }

  /// The user's next step.
  package var hint: Hint { Hint(step) }

  private var step: String {
    switch self {
    case .capture: "take the key out of it first: checkout-key FILE"
    case .tooLong: "give the one line that begins with the key type"
    case .unreadableJSON: "copy the response's JSON as a whole, or the value of its `public_key`"
    case .key(.notWhole(.privateKey)):
      "never paste a private key anywhere; the public key is the one line that begins with its type"
    case .key(.notWhole(.severalKeys)): "check one key at a time"
    case .key(.notWhole(.onlyFingerprint)), .key(.notWhole(.empty)):
      "give the whole key line, as it is taken from the browser's HAR file"
    case .key(.notWhole): "copy the whole value again, or take it from the browser's HAR file"
    case .key(.otherFingerprint): "a letter of the key has changed: copy the whole response again"
    case .key: "copy the whole response again"
    }
  }
}
