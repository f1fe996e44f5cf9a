/// The fingerprint of a public key: a digest of its blob, never of its text.
///
/// There are two ways to one: to read it, and to ask a `PublicKey` for it. So it always has the
/// digest's length.
public struct Fingerprint: Hashable, Sendable {
  /// How a fingerprint is made.
  public enum Algorithm: Sendable {
    /// 16 bytes (RFC 1321), shown as pairs of hex digits.
    case md5
    /// 32 bytes (FIPS 180-4), shown as base64.
    case sha256
  }

  /// How it was made.
  public let algorithm: Algorithm
  /// The digest's bytes.
  public let digest: [UInt8]

  /// Reads a fingerprint as it is usually shown, such as by `ssh-keygen -l`.
  ///
  ///     Fingerprint(parsing: "10:1e:9b:…")       // MD5, also behind `MD5:`
  ///     Fingerprint(parsing: "SHA256:KMoY4F7P…") // padded or not
  ///     Fingerprint(parsing: "KMoY4F7P…")        // the digest alone
  ///
  /// White space is skipped, anything else gives nil.
  public init?(parsing text: String) {
    // No spelling is longer, white space aside; a text of a megabyte is none.
    guard text.utf8.count <= 1024 else { return nil }
    let text = text.filter { !$0.isWhitespace }
    if let bytes = Self.md5(text.hasPrefix("MD5:") ? text.dropFirst(4) : text[...]) {
      (algorithm, digest) = (.md5, bytes)
    } else if let bytes = Self.sha256(text.hasPrefix("SHA256:") ? text.dropFirst(7) : text[...]) {
      (algorithm, digest) = (.sha256, bytes)
    } else {
      return nil
    }
  }

  fileprivate init(of blob: [UInt8], by algorithm: Algorithm) {
    self.algorithm = algorithm
    digest =
      switch algorithm {
      case .md5: MD5.digest(of: blob)
      case .sha256: SHA256.digest(of: blob)
      }
  }

  /// 16 pairs of hex digits with colons between them.
  private static func md5(_ text: Substring) -> [UInt8]? {
    let pairs = text.split(separator: ":", omittingEmptySubsequences: false)
    let bytes = pairs.compactMap { pair in
      pair.count == 2 && pair.allSatisfy(\.isHexDigit) ? UInt8(pair, radix: 16) : nil
    }
    return pairs.count == 16 && bytes.count == 16 ? bytes : nil
  }

  /// 43 characters of base64, and one of padding or none.
  private static func sha256(_ text: Substring) -> [UInt8]? {
    let bytes = Base64.decoded(text.utf8.count == 43 ? text + "=" : text)
    return bytes?.count == 32 ? bytes : nil
  }
}

extension Fingerprint: CustomStringConvertible {
  /// 16 lower-case hex pairs with colons between them, or `SHA256:` and unpadded base64.
  public var description: String {
    switch algorithm {
    case .md5: digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(separator: ":")
    case .sha256: "SHA256:" + Base64.encoded(digest).prefix { $0 != "=" }
    }
  }
}

extension PublicKey {
  /// This key's fingerprint.
  ///
  ///     key.fingerprint(reported.algorithm) == reported   // whether it is the key that was meant
  public func fingerprint(_ algorithm: Fingerprint.Algorithm) -> Fingerprint {
    Fingerprint(of: blob, by: algorithm)
  }
}
