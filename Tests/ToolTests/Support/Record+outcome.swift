import CheckoutKey
import HAR
import SSHKey
import TestSupport

extension CheckoutKeyRecord.Outcome {
  /// A result that amounts to the outcome.
  var example: Result<ExtractedKey, CheckoutKeyFailure> {
    switch self {
    case .key, .superseded: return .success(.sample())
    case .noCheckoutKey: return .failure(.noRequest(entryCount: 0))
    case .notCreated: return .failure(.onlyListed)
    case .bodyMissing: return .failure(.bodyMissing(.missing))
    case .bodyElsewhere: return .failure(.bodyElsewhere)
    case .bodyRedacted: return .failure(.bodyRedacted)
    case .bodyInvalid: return .failure(.bodyTooLong)
    case .keyInvalid: return .failure(.unknownKeyType)
    case .truncated: return .failure(.archive(.truncated(at: .init(offset: 1))))
    case .notAHAR: return .failure(.archive(.empty))
    case .unreadable: return .failure(.unopened("not for here"))
    }
  }
}

extension ExtractedKey {
  /// A key with this comment.
  static func sample(comment: String = "") -> ExtractedKey {
    let line = comment.isEmpty ? Captures.rsa : "\(Captures.rsa) \(comment)"
    guard let key = try? PublicKey(parsing: line) else { preconditionFailure("it is a key") }
    return ExtractedKey(key, isCompared: true)
  }
}

extension CheckoutKeyRecord {
  /// A record of a result that amounts to the outcome.
  init(capture: String, outcome: CheckoutKeyRecord.Outcome) {
    self.init(capture: capture, result: outcome.example)
    isSuperseded = outcome == .superseded
  }
}
