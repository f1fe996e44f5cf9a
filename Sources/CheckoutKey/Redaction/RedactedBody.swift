#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import HAR
import SSHKey

/// `response.content` of a redacted entry: what was extracted of the original, or what makes an
/// extraction fail in the same way.
enum RedactedBody: Equatable {
  case text(String)
  case base64(String)
  case number
  case null
  case missing
  case elsewhere
  /// A string with half a surrogate pair, which no encoder writes.
  case loneSurrogate

  /// - Parameter candidate: what was extracted.
  init(_ candidate: Candidate) {
    switch candidate.result {
    case .success(let key): self = .text(Self.json(key))
    case .failure(let failure): self.init(failure, of: candidate)
    }
  }

  private init(_ failure: Failure, of candidate: Candidate) {
    self =
      switch failure {
      case .bodyMissing(.missing): .missing
      case .bodyMissing(.null): .null
      case .bodyMissing(.empty): .text("")
      case .bodyElsewhere: .elsewhere
      case .bodyRedacted: .text("[redacted]")
      case .bodyTooLong: .text(String(repeating: " ", count: HARBody.maxLength + 1))
      case .bodyUndecodable(.compressed): .base64("H4sI")
      case .bodyUndecodable(.invalidString): .loneSurrogate
      case .bodyUndecodable(.notText): .number
      case .bodyInvalid(.notJSON): .text("(not JSON)")
      case .bodyInvalid(.nestedTooDeep):
        .text(String(repeating: "[", count: ForeignJSON.maxDepth + 1))
      case .bodyInvalid(.notAnObject): .text("[]")
      case .bodyInvalid(.noPublicKey): .text("{}")
      case .bodyInvalid(.publicKeyIsNoText): .text(#"{"public_key":null}"#)
      case .keyRedacted: .text(Self.json("[redacted]", of: candidate))
      case .notWhole(let error):
        .text(Self.json(UnwholeKey.standIn(for: error), of: candidate))
      // The key itself may be complete, but must not be given.
      case .unknownKeyType, .otherFingerprint: .text(Self.json("unreadable", of: candidate))
      // Of a response without a key nothing else is said.
      default: .text("{}")
      }
  }

  // MARK: - JSON

  /// The members that CircleCI's API v1.1 has.
  private struct Body: Encodable {
    let public_key: String
    var type: String?
    var fingerprint: String?
    var preferred: Bool?
    var time: String?
  }

  private static func json(_ key: ExtractedKey) -> String {
    let body = Body(
      public_key: key.line, type: key.type,
      fingerprint: key.isCompared ? key.publicKey.fingerprint(.md5).description : nil,
      preferred: key.isPreferred, time: key.createdAt)
    return key.source == .listed ? json([body]) : json(body)
  }

  /// The body of a response whose key is none, with its time, which may decide all the same.
  private static func json(_ publicKey: String, of candidate: Candidate) -> String {
    let time = candidate.createdAtText
    return candidate.source == .listed
      ? json([Body(public_key: publicKey, type: "user-key", time: time)])
      : json(Body(public_key: publicKey, time: time))
  }

  private static func json(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Texts and truth values always encode; should they not, there is no key.
    return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }
}
