import HAR
public import SSHKey

/// One key as a response gave it: complete, and with what CircleCI says of it.
public struct ExtractedKey: Equatable, Sendable {
  /// The key itself.
  public let publicKey: PublicKey
  /// Whether its fingerprint is the one that CircleCI reported.
  ///
  /// If CircleCI reported none that can be read, a changed letter would go unnoticed. A key of a type
  /// that is not known is always compared.
  public let isCompared: Bool
  /// CircleCI's type of the key: `bitbucket-user-key`, `deploy-key` and so on.
  public let type: String?
  /// Whether CircleCI uses this key for the project, as it says itself.
  public let isPreferred: Bool?
  /// Where the key was found.
  public let source: Source

  /// Where a key was found.
  public enum Source: String, Sendable {
    /// In the response that created it.
    case created
    /// In the list of keys.
    case listed
  }

  /// Makes a key.
  ///
  /// - Parameters:
  ///   - publicKey: the key itself.
  ///   - isCompared: whether its fingerprint is the one that CircleCI reported.
  ///   - type: CircleCI's type of the key.
  ///   - isPreferred: whether CircleCI uses it.
  ///   - source: where it was found.
  package init(
    _ publicKey: PublicKey, isCompared: Bool, type: String? = nil, isPreferred: Bool? = nil,
    source: Source = .created
  ) {
    self.publicKey = publicKey
    self.isCompared = isCompared
    self.type = type
    self.isPreferred = isPreferred
    self.source = source
  }

  /// The key line.
  public var line: String { publicKey.line }

  /// The key in a few words, by which people tell it from others.
  ///
  /// For example `ssh-ed25519, MD5 b5:eb:95:…`.
  public var shortDescription: String {
    "\(publicKey.type.rawValue), MD5 \(publicKey.fingerprint(.md5))"
  }

  /// What the user should know of the key.
  var remarks: [CheckoutKeyRecord.Remark] {
    var words = BitbucketRules.warnings(for: publicKey)
    if type == "deploy-key" {
      words.append("this is a deploy key, which CircleCI adds to Bitbucket itself, not a user key")
    }
    if isPreferred == false {
      words.append(
        "CircleCI uses another key for this project; if you have just clicked Add User Key, this is not the new one: reload the SSH Keys page and export again"
      )
    }
    return (isCompared ? [] : [Self.notCompared]) + words.map(CheckoutKeyRecord.Remark.warning)
  }

  /// What is to be known of a key that can't be compared.
  static let notCompared = CheckoutKeyRecord.Remark.warning(
    "the response has no readable fingerprint, so a changed letter would go unnoticed")
}

extension ExtractedKey {
  /// Takes the key out of a response, cleans it and proves it complete.
  ///
  /// - Parameters:
  ///   - body: the response.
  ///   - source: what kind of response it is.
  ///   - report: is told of each thing that was cleaned.
  /// - Throws: `CheckoutKeyFailure`, with the reason.
  init(_ body: ResponseBody, from source: Source, report: (Cleaning) -> Void = { _ in })
    throws(CheckoutKeyFailure)
  {
    let text = try body.publicKey.get()
    let key: PublicKey
    var isJoined = false
    do throws(PublicKeyError) {
      key = try PublicKey(cleaning: text) { cleaning in
        isJoined = isJoined || cleaning.place == .base64
        report(cleaning)
      }
    } catch {
      if HARBody.isRedactionMark(text) { throw .keyRedacted }
      throw .notComplete(error)
    }
    let isCompared = try Self.isCompared(key, with: body.fingerprint)
    // Of another type no more than the fingerprint is proof.
    guard key.type.isKnown || isCompared else { throw .unknownKeyType }
    // One of the pieces may be the comment of a key that lost as many letters.
    guard !isJoined || isCompared else { throw .inPieces }
    self.init(
      key, isCompared: isCompared, type: body.type, isPreferred: body.isPreferred, source: source)
  }

  /// Compares a key with the fingerprint that CircleCI reported; false if none can be read.
  private static func isCompared(_ key: PublicKey, with reported: String?)
    throws(CheckoutKeyFailure) -> Bool
  {
    guard let fingerprint = reported.flatMap(Fingerprint.init(parsing:)) else { return false }
    let own = key.fingerprint(fingerprint.algorithm)
    guard own == fingerprint else { throw .otherFingerprint(own, reported: fingerprint) }
    return true
  }
}
