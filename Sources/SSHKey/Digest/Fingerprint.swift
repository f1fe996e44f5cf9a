#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The fingerprint of a public key: a digest of its blob, never of its text.
public enum Fingerprint: Hashable, Sendable {
  /// 16 bytes.
  case md5([UInt8])
  /// 32 bytes.
  case sha256([UInt8])

  /// Reads a fingerprint as CircleCI, Bitbucket or `ssh-keygen -l` write it.
  ///
  ///     Fingerprint(parsing: "10:1e:9b:…")       // MD5, also behind `MD5:`
  ///     Fingerprint(parsing: "SHA256:KMoY4F7P…") // padded or not
  ///     Fingerprint(parsing: "KMoY4F7P…")        // as API v1.1 answers `digest=sha256`
  ///
  /// White space is skipped, anything else gives nil.
  public init?(parsing text: String) {
    let text = text.filter { !$0.isWhitespace }
    if let bytes = Self.md5(text.hasPrefix("MD5:") ? text.dropFirst(4) : text[...]) {
      self = .md5(bytes)
    } else if let bytes = Self.sha256(text.hasPrefix("SHA256:") ? text.dropFirst(7) : text[...]) {
      self = .sha256(bytes)
    } else {
      return nil
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
    let padded = text.count == 43 ? text + "=" : text
    // Foundation also accepts a last letter whose spare bits are not zero (RFC 4648 section 3.5).
    guard let bytes = Data(base64Encoded: String(padded)), bytes.count == 32,
      bytes.base64EncodedString() == padded
    else { return nil }
    return Array(bytes)
  }

  /// A blob's fingerprint by the same digest as this one.
  fileprivate func ofSameDigest(_ blob: [UInt8]) -> Fingerprint {
    switch self {
    case .md5: .md5(MD5.digest(of: blob))
    case .sha256: .sha256(SHA256.digest(of: blob))
    }
  }
}

extension Fingerprint: CustomStringConvertible {
  /// 16 lower-case hex pairs with colons between them, or `SHA256:` and unpadded base64.
  public var description: String {
    switch self {
    case .md5(let bytes):
      bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(separator: ":")
    case .sha256(let bytes):
      "SHA256:" + String(Data(bytes).base64EncodedString().prefix { $0 != "=" })
    }
  }
}

extension PublicKey {
  /// The fingerprint that CircleCI's configuration takes everywhere.
  public var md5Fingerprint: Fingerprint { .md5(MD5.digest(of: blob)) }

  /// The fingerprint that OpenSSH shows today.
  public var sha256Fingerprint: Fingerprint { .sha256(SHA256.digest(of: blob)) }

  /// This key's fingerprint by the same digest as another, to be compared with it.
  public func fingerprint(like other: Fingerprint) -> Fingerprint { other.ofSameDigest(blob) }
}
