public import SSHKey

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
  public private(set) var cleanings: [String]
  /// Whether nothing but white space around the line was cleaned.
  ///
  /// A byte-order mark is more than that, as `ssh-keygen` refuses a line with one.
  public private(set) var isClean: Bool

  /// Whether the text may be pasted into Bitbucket as it is.
  public var isPasteable: Bool { isClean && isAccepted }

  /// Whether the base64 was in pieces, so that only a fingerprint proves that none of them is missing.
  package let isInPieces: Bool

  /// What Bitbucket has against the key, or may have.
  public var objections: [String] { BitbucketRules.warnings(for: key.publicKey) }

  /// Whether Bitbucket accepts the key, as far as is known.
  public var isAccepted: Bool { objections.isEmpty || !key.publicKey.type.isKnown }

  /// What else `extract` says of a key that CircleCI's response says something of.
  package let remarks: [CheckoutKeyRecord.Remark]

  /// Checks a key line.
  ///
  /// - Parameters:
  ///   - text: the line.
  ///   - surroundings: what it was taken out of, in words.
  /// - Throws: `Refusal`.
  init(cleaning text: String, outOf surroundings: String? = nil) throws(Refusal) {
    var cleaned: [Cleaning] = []
    do throws(PublicKeyError) {
      key = ExtractedKey(
        try PublicKey(cleaning: text) { cleaned.append($0) }, isCompared: false)
    } catch {
      throw .key(.notComplete(error))
    }
    cleanings = (surroundings.map { [$0] } ?? []) + cleaned.map(\.description)
    isClean = surroundings == nil && cleaned.allSatisfy(\.isHarmless)
    remarks = []
    isInPieces = cleaned.contains { $0.place == .base64 }
  }

  /// Checks the key of a response, as it is checked when it is extracted.
  init(_ body: ResponseBody, outOf surroundings: String) throws(Refusal) {
    var cleaned: [String] = []
    do throws(CheckoutKeyFailure) {
      key = try ExtractedKey(body, from: .created) { cleaned.append($0.description) }
    } catch {
      throw .key(error)
    }
    cleanings = [surroundings] + cleaned
    isClean = false
    // Of a response such a key is compared, or refused.
    isInPieces = false
    let objections = BitbucketRules.warnings(for: key.publicKey)
    remarks = key.remarks.filter { !objections.contains($0.description) }
  }

  /// Notes that the text was UTF-16, which Bitbucket and `ssh-keygen` refuse.
  mutating func noteUTF16() {
    cleanings.insert("UTF-16", at: 0)
    isClean = false
  }

  /// Whether a fingerprint is this key's.
  public func matches(_ fingerprint: Fingerprint) -> Bool {
    key.publicKey.fingerprint(fingerprint.algorithm) == fingerprint
  }

  /// The fingerprint that a text is, as CircleCI, Bitbucket or `ssh-keygen` shows it; nil for other texts.
  ///
  ///     Verification.fingerprint(in: "101e9b…")                        // 32 hex digits without colons
  ///     Verification.fingerprint(in: "256 SHA256:KMoY… me (ED25519)")  // a line of `ssh-keygen -l`
  public static func fingerprint(in text: String) -> Fingerprint? {
    if let fingerprint = Fingerprint(parsing: text) { return fingerprint }
    let words = text.split(whereSeparator: \.isWhitespace)
    if words.count == 1, let digits = words.first, digits.utf8.count == 32 {
      let pairs = stride(from: 0, to: 32, by: 2).map { digits.dropFirst($0).prefix(2) }
      return Fingerprint(parsing: pairs.joined(separator: ":"))
    }
    guard words.count > 1, Int(words[0]) != nil else { return nil }
    return Fingerprint(parsing: String(words[1]))
  }

  /// Whether a word is the key type with which a key line begins.
  package static func isKeyType(_ word: String) -> Bool {
    KeyMaterial.isKnownType(word)
  }

  /// Whether a text has a word that begins like a key's base64, or says that it is a private key.
  static func holdsKey(_ text: String) -> Bool {
    text.split { $0.isWhitespace || $0 == "\"" }.contains { $0.hasPrefix(KeyMaterial.blobPrefix) }
      || text.utf8.firstRange(of: "PRIVATE KEY".utf8) != nil
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
    /// Nothing but white space.
    case empty
    /// More text than is looked at.
    case tooLong
    /// A line in UTF-16 behind lines that are not, as PowerShell's `>>` makes it.
    case mixedEncodings
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
    case .empty: "the input is empty"
    case .tooLong: "this is longer than 1 MiB, so it is not a key"
    case .mixedEncodings: "this line is UTF-16, and the beginning is not"
    case .capture: "this is a capture (a HAR file), not a key"
    case .unreadableJSON: "this is JSON, but there is no public key in it"
    case .key(let failure): failure.description
    }
  }

  /// The user's next step.
  package var hint: Hint { Hint(step) }

  private var step: String {
    switch self {
    case .empty: "copy the key line again, then check that the file or the clipboard has it"
    case .capture: "print its key: checkout-key FILE"
    case .tooLong: "give only the line that begins with the key type"
    case .mixedEncodings:
      "write it again in one encoding; in PowerShell, use Add-Content -Encoding utf8 instead of >>"
    case .unreadableJSON: "copy the complete JSON of the response, or the value of its `public_key`"
    case .key(.notComplete(let error)): Self.step(error)
    case .key(.otherFingerprint):
      "copy the complete response again: a letter of the key has changed"
    case .key: "copy the complete response again"
    }
  }

  private static func step(_ error: PublicKeyError) -> String {
    switch error {
    case .privateKey:
      "never paste a private key anywhere; the public key is the one line that begins with its type"
    case .otherFormat(.rfc4716): "convert it: ssh-keygen -i -f FILE"
    case .otherFormat(.pkcs8): "convert it: ssh-keygen -i -m PKCS8 -f FILE"
    case .otherFormat(.pkcs1): "convert it: ssh-keygen -i -m PEM -f FILE"
    case .certificate: "give the public key instead: the file of that name without -cert"
    case .severalKeys: "check one key at a time"
    case .missingSpace: "put a space after the key type, or copy the complete value again"
    case .onlyFingerprint, .empty: "copy the complete key line: key type, base64, comment"
    default: "copy the complete value again, or get the key from the HAR file: checkout-key CAPTURE"
    }
  }
}
