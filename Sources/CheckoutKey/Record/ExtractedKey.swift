import HAR
public import SSHKey

/// One key as a response gave it: complete, and with what CircleCI says of it.
public struct ExtractedKey: Equatable, Sendable {
  /// The key itself.
  public var publicKey: PublicKey
  /// Whether its fingerprint is the one that CircleCI reported.
  ///
  /// If CircleCI reported none that can be read, a changed letter would go unnoticed. A key of a type
  /// that is not known is always compared.
  public var isCompared: Bool
  /// CircleCI's type of the key: `bitbucket-user-key`, `deploy-key` and so on.
  public var type: String?
  /// When CircleCI made the key, as it says itself.
  public var createdAt: String?
  /// Whether CircleCI uses this key for the project, as it says itself.
  public var isPreferred: Bool?
  /// Where the key was found.
  public var source = Source.created
  /// Whether a newer key of the same project has replaced it.
  public var isSuperseded = false

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
  public init(_ publicKey: PublicKey, isCompared: Bool, type: String? = nil) {
    self.publicKey = publicKey
    self.isCompared = isCompared
    self.type = type
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
  var warnings: [Warning] {
    var warnings: [Warning] = isCompared ? [] : [.notCompared]
    warnings += BitbucketRules.warnings(for: publicKey).map(Warning.objection)
    if type == "deploy-key" { warnings.append(.deployKey) }
    if isPreferred == false { warnings.append(.notPreferred) }
    return warnings
  }
}

extension ExtractedKey {
  /// Takes the key out of a response's body, cleans it and proves it complete.
  ///
  /// - Parameter body: the response's body.
  /// - Throws: `Failure`, with the reason.
  init(body: HARBody) throws(Failure) {
    try self.init(CheckoutKeyResponse(in: body), from: .created)
  }

  /// Takes the key out of a response, cleans it and proves it complete.
  ///
  /// - Throws: `Failure`, with the reason.
  init(_ response: CheckoutKeyResponse, from source: Source) throws(Failure) {
    let key: PublicKey
    do throws(PublicKeyError) {
      key = try PublicKey(cleaning: response.publicKey)
    } catch {
      if HARBody.isRedactionMark(response.publicKey) { throw .keyRedacted }
      throw .notWhole(error)
    }
    let isCompared = try Self.isCompared(key, with: response.fingerprint)
    // Of another type no more than the fingerprint is proof.
    guard key.type.isKnown || isCompared else { throw .unknownKeyType }
    self.init(key, isCompared: isCompared, type: response.type.flatMap(Self.name))
    createdAt = StartTime.text(response.createdAt)
    isPreferred = response.preferred
    self.source = source
  }

  /// A text that can be CircleCI's type of a key, as `bitbucket-user-key` is; nothing else is shown.
  static func name(_ text: String) -> String? {
    let isName =
      text.utf8.count <= 64
      && text.unicodeScalars.allSatisfy { scalar in
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "-", "_": true
        default: false
        }
      }
    return isName ? text : nil
  }

  /// Compares a key with the fingerprint that CircleCI reported; false if none can be read.
  private static func isCompared(_ key: PublicKey, with reported: String?) throws(Failure) -> Bool {
    guard let fingerprint = reported.flatMap(Fingerprint.init(parsing:)) else { return false }
    let own = key.fingerprint(fingerprint.algorithm)
    guard own == fingerprint else { throw .otherFingerprint(own, reported: fingerprint) }
    return true
  }
}
