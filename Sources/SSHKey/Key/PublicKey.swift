/// One OpenSSH public key, known to be complete.
///
///     let key = try PublicKey(parsing: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA… me")
///     key.bits                  // 256
///     key.fingerprint(.sha256)  // SHA256:…
///
/// The blob's own type must equal the line's, and its last field must end exactly where the blob
/// does, so a key that lost characters on the way is refused, not repaired. A changed letter inside
/// the key itself shows only when fingerprints are compared. See RFC 4253 section 6.6.
///
/// A key of a type that is not known is read too, if its blob is well-formed; ask `type.isKnown`.
/// Of such a key the fields can't be checked, so compare its fingerprint before it is used.
///
/// Two keys are equal if their blobs are, whatever their comments say: so OpenSSH sees it. Compare
/// `line` where the comment matters.
public struct PublicKey: Sendable {
  /// The type, which the line and the blob agree on.
  public let type: KeyType
  /// The decoded base64, of which fingerprints are made.
  public let blob: [UInt8]
  /// What follows the base64; often empty, never over 1 KiB.
  public let comment: String
  /// The size in bits, as `ssh-keygen -l` prints it; nil for a type that is not known.
  public let bits: Int?

  /// The strict entrance: accepts one line in its plain form, as `line` gives it.
  ///
  /// - Parameter line: key type, base64 and perhaps a comment, with single spaces between them.
  /// - Throws: `PublicKeyError`, for the first thing that is wrong.
  public init(parsing line: String) throws(PublicKeyError) {
    let cleaned = try CleanedLine(cleaning: line)
    guard cleaned.cleanings.isEmpty else { throw .notOneLine }
    try self.init(proving: cleaned)
  }

  /// The cleaning entrance: accepts what a browser or a clipboard makes of a line.
  ///
  ///     let key = try PublicKey(cleaning: paste) { print("cleaned:", $0) }
  ///
  /// - Parameters:
  ///   - text: quotes, line breaks, invisible characters and superfluous spaces are taken out.
  ///   - report: is told of each thing that was cleaned, also if what is left is no complete key.
  /// - Throws: `PublicKeyError`, for what is no key or is not complete.
  public init(cleaning text: String, report: (Cleaning) -> Void = { _ in }) throws(PublicKeyError) {
    let cleaned = try CleanedLine(cleaning: text)
    cleaned.cleanings.forEach(report)
    try self.init(proving: cleaned)
  }

  /// Proves a line that is clean already.
  private init(proving line: CleanedLine) throws(PublicKeyError) {
    guard let type = KeyType(rawValue: line.type) else { throw .unknownType }
    guard !line.base64.isEmpty else { throw .missingBlob }
    let base64 = try Base64(line.base64)
    self.type = type
    blob = base64.bytes
    bits = try KeyBlob.bits(of: blob, type: type)
    comment = line.comment
    guard base64.isCanonical else { throw .nonCanonicalBase64 }
  }

  /// The line in its plain form, ready to be pasted.
  public var line: String {
    let key = "\(type.rawValue) \(Base64.encoded(blob))"
    return comment.isEmpty ? key : "\(key) \(comment)"
  }
}

extension PublicKey: CustomStringConvertible {
  /// The line.
  public var description: String { line }
}

extension PublicKey: Hashable {
  /// Whether two lines hold one key; their comments may differ.
  public static func == (left: Self, right: Self) -> Bool { left.blob == right.blob }

  /// Feeds what equality compares.
  public func hash(into hasher: inout Hasher) { hasher.combine(blob) }
}
