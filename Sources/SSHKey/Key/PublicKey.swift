#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// One OpenSSH public key, known to be whole.
///
///     let key = try PublicKey(parsing: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA… CircleCI")
///     key.bits                // 256
///     key.sha256Fingerprint   // SHA256:…
///
/// The blob's own type must equal the line's, and its last field must end exactly where the blob
/// does, so a key that lost characters on the way is refused, not repaired. A changed letter inside
/// the key itself shows only when fingerprints are compared. See RFC 4253 section 6.6.
public struct PublicKey: Hashable, Sendable {
  /// The type, which the line and the blob agree on.
  public let type: KeyType
  /// The decoded base64, of which fingerprints are made.
  public let blob: [UInt8]
  /// What follows the base64; often empty.
  public let comment: String
  /// The size in bits, as `ssh-keygen -l` prints it.
  public let bits: Int

  /// The strict entrance: takes one line in its plain form, as `line` gives it.
  ///
  /// - Parameter line: key type, base64 and perhaps a comment, with single spaces between them.
  /// - Throws: `PublicKeyError`, for the first thing that is wrong.
  public init(parsing line: String) throws(PublicKeyError) {
    guard try CleanedLine(cleaning: line).text == line else { throw .notOneLine }
    // By scalars: a comment may begin with a combining mark, which makes one character of the space.
    let fields = line.unicodeScalars.split(
      separator: " ", maxSplits: 2, omittingEmptySubsequences: false
    ).map { Substring($0) }
    guard let name = fields.first, let type = KeyType(rawValue: String(name)) else {
      throw .unknownType
    }
    guard fields.count > 1 else { throw .missingBlob }
    self.type = type
    blob = try Self.blob(fields[1])
    bits = try KeyBlob.bits(of: blob, type: type)
    comment = fields.count > 2 ? String(fields[2]) : ""
    // Foundation accepts stray bits and padding at the end (RFC 4648 section 3.5).
    guard Data(blob).base64EncodedString() == fields[1] else { throw .nonCanonicalBase64 }
  }

  /// The cleaning entrance: takes what a browser or a clipboard makes of a line.
  ///
  /// - Parameter text: see `CleanedLine` for what is cleaned.
  /// - Throws: `PublicKeyError`, for what is no key or is not whole.
  public init(cleaning text: String) throws(PublicKeyError) {
    try self.init(parsing: CleanedLine(cleaning: text).text)
  }

  /// The line in its plain form, ready to be pasted.
  public var line: String {
    let key = "\(type.rawValue) \(Data(blob).base64EncodedString())"
    return comment.isEmpty ? key : "\(key) \(comment)"
  }

  /// Decodes as much as there is, so that a key cut off anywhere is told by its length.
  private static func blob(_ base64: Substring) throws(PublicKeyError) -> [UInt8] {
    let letters = base64.prefix { $0 != "=" }
    let padding = base64.dropFirst(letters.count)
    // The first padding character stands where a letter should if anything but padding follows.
    let wellFormed = padding.allSatisfy { $0 == "=" } ? letters : base64
    let stray = wellFormed.unicodeScalars.enumerated().first {
      !Base64Alphabet.contains($0.element)
    }
    if let stray { throw .invalidBase64(stray.element, position: stray.offset + 1) }
    // One letter alone holds no whole byte.
    let usable = letters.count % 4 == 1 ? letters.dropLast() : letters
    let canonicalPadding = String(repeating: "=", count: (4 - usable.count % 4) % 4)
    guard let bytes = Data(base64Encoded: usable + canonicalPadding) else {
      throw .nonCanonicalBase64
    }
    return Array(bytes)
  }
}
