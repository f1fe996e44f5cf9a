import HAR
public import SSHKey

/// One key as a response gave it: the line to paste, how far it is proved whole, and what CircleCI
/// says of it.
public struct ExtractedKey: Equatable, Sendable {
  /// The key line.
  public var line: String
  /// How far the line is proved one whole key.
  public var proof: Proof
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

  /// How far a key line is proved one whole key.
  public enum Proof: Equatable, Sendable {
    /// It is whole, and its fingerprint is the one that CircleCI reported.
    case compared(PublicKey)
    /// It is whole, but CircleCI reported no fingerprint, so a changed letter would go unnoticed.
    case notCompared(PublicKey)
    /// It is not proved, for this reason, and was asked for all the same.
    case missing(Failure)
  }

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
  ///   - line: the key line.
  ///   - proof: how far it is proved.
  ///   - type: CircleCI's type of the key.
  public init(line: String, proof: Proof, type: String? = nil) {
    self.line = line
    self.proof = proof
    self.type = type
  }

  /// The key, type and size and fingerprints and all; nil where the line is not proved.
  public var publicKey: PublicKey? {
    switch proof {
    case .compared(let key), .notCompared(let key): key
    case .missing: nil
    }
  }

  /// The key in a few words, by which people tell it from others; nil where the line is not proved.
  ///
  /// For example `ssh-ed25519, MD5 b5:eb:95:…`.
  public var shortDescription: String? {
    publicKey.map { "\($0.type.rawValue), MD5 \($0.md5Fingerprint)" }
  }

  /// What tells this key from others: a key with another comment is the same key.
  var identity: [UInt8] { publicKey?.blob ?? Array(line.utf8) }

  /// What the user should know of the key.
  var warnings: [Warning] {
    var warnings: [Warning] = []
    switch proof {
    case .compared: break
    case .notCompared: warnings.append(.notCompared)
    case .missing(let failure): warnings.append(.unproved(failure))
    }
    warnings += publicKey.map(BitbucketRules.warnings)?.map(Warning.objection) ?? []
    if type == "deploy-key" { warnings.append(.deployKey) }
    if isPreferred == false { warnings.append(.notPreferred) }
    return warnings
  }
}

extension ExtractedKey {
  /// Takes the key out of a response's body, sanitizes it and proves it whole.
  ///
  /// - Parameters:
  ///   - body: the response's body.
  ///   - includesUnproved: true to take a key that is not whole too.
  /// - Throws: `Failure`, with the reason.
  init(body: HARBody, includesUnproved: Bool) throws(Failure) {
    try self.init(CheckoutKeyResponse(in: body), from: .created)
    if case .missing(let failure) = proof, !includesUnproved { throw failure }
  }

  /// Takes the key out of a response, whole or not.
  ///
  /// - Throws: `Failure`, if it must not be shown even unproved, such as a private key.
  init(_ response: CheckoutKeyResponse, from source: Source) throws(Failure) {
    let cleaned = try Self.line(of: response)
    let proof: Proof
    do throws(Failure) {
      proof = try Self.proof(of: cleaned.text, fingerprint: response.fingerprint)
    } catch {
      // Anything else may be part of a private key.
      guard cleaned.mayBeShownUnproved else { throw error }
      proof = .missing(error)
    }
    self.init(line: cleaned.text, proof: proof, type: response.type.flatMap(Self.name))
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

  private static func line(of response: CheckoutKeyResponse) throws(Failure) -> CleanedLine {
    do throws(PublicKeyError) {
      return try CleanedLine(cleaning: response.publicKey)
    } catch {
      if HARBody.isRedactionMark(response.publicKey) { throw .keyRedacted }
      throw .notWhole(error)
    }
  }

  /// Proves a line one whole key, and compares it with the fingerprint that CircleCI reported.
  private static func proof(of line: String, fingerprint reported: String?) throws(Failure) -> Proof
  {
    let key: PublicKey
    do throws(PublicKeyError) {
      key = try PublicKey(parsing: line)
    } catch {
      throw .notWhole(error)
    }
    guard let reported, !reported.isEmpty, !HARBody.isRedactionMark(reported) else {
      return .notCompared(key)
    }
    guard let fingerprint = Fingerprint(parsing: reported) else { throw .unknownFingerprint }
    let own = key.fingerprint(like: fingerprint)
    guard own == fingerprint else { throw .otherFingerprint(own, reported: fingerprint) }
    return .compared(key)
  }
}
