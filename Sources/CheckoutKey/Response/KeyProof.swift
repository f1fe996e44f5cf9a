import HAR
import SSHKey

/// The key in a response's body, and how far it is proved whole.
struct KeyProof: Equatable {
  /// The key line.
  let line: String
  /// The key; nil where an unproved line was asked for.
  let key: PublicKey?
  let response: CheckoutKeyResponse
  /// What the user should know of the key.
  let warnings: [String]

  /// Takes the key out of a response's body, sanitizes it and proves it whole.
  ///
  /// - Parameters:
  ///   - body: the response's body.
  ///   - verify: false to take a key that is not whole too, with a warning; one that must never
  ///     be printed, such as a private key, is refused all the same.
  /// - Throws: `NoKey`, with the reason.
  init(body: HARBody, verify: Bool) throws(NoKey) {
    response = try Self.response(in: body)
    let cleaned = try Self.line(of: response)
    line = cleaned.text
    do throws(NoKey) {
      let proved = try Self.key(in: line)
      let unproved = try Self.comparison(of: proved, with: response.fingerprint)
      key = proved
      warnings = unproved + BitbucketRules.warnings(for: proved)
    } catch {
      // Anything else may be part of a private key.
      if verify || !cleaned.mayBeShownUnproved { throw error }
      key = nil
      warnings = ["printed without proof (--no-verify): \(error.message)"]
    }
  }

  /// What tells this key from others: a key with another comment is the same key.
  var identity: [UInt8] { key?.blob ?? Array(line.utf8) }

  static func response(in body: HARBody) throws(NoKey) -> CheckoutKeyResponse {
    func invalid(_ what: String) -> NoKey { NoKey(outcome: .bodyInvalid, message: what) }
    switch body {
    case .missing: throw NoKey(outcome: .bodyMissing, message: "the response has no body")
    case .null: throw NoKey(outcome: .bodyMissing, message: "the response's body is null")
    case .empty: throw NoKey(outcome: .bodyMissing, message: "the response's body is empty")
    case .elsewhere:
      throw NoKey(outcome: .bodyElsewhere, message: "the response's body is in another file")
    case .redacted:
      throw NoKey(outcome: .bodyRedacted, message: "a sanitizer took the response's body out")
    case .tooLong: throw invalid("the response's body is longer than 1 MiB")
    case .undecodable(let reason): throw invalid("the body can't be decoded: \(reason.rawValue)")
    case .bytes(let bytes):
      do throws(CheckoutKeyResponse.Invalid) {
        return try CheckoutKeyResponse(body: bytes)
      } catch {
        throw invalid(error.rawValue)
      }
    }
  }

  private static func line(of response: CheckoutKeyResponse) throws(NoKey) -> CleanedLine {
    do throws(PublicKeyError) {
      return try CleanedLine(cleaning: response.publicKey)
    } catch {
      if HARBody.isRedactionMark(response.publicKey) {
        throw NoKey(outcome: .bodyRedacted, message: "a sanitizer took `public_key` out")
      }
      throw NoKey(outcome: .keyInvalid, message: error.description)
    }
  }

  private static func key(in line: String) throws(NoKey) -> PublicKey {
    do throws(PublicKeyError) {
      return try PublicKey(parsing: line)
    } catch {
      throw NoKey(outcome: .keyInvalid, message: error.description)
    }
  }

  /// Compares a key with the fingerprint that CircleCI reported beside it.
  ///
  /// - Returns: a warning where there is nothing to compare with.
  private static func comparison(of key: PublicKey, with reported: String?) throws(NoKey)
    -> [String]
  {
    guard let reported, !reported.isEmpty, !HARBody.isRedactionMark(reported) else {
      return ["the response has no fingerprint, so a changed letter would go unnoticed"]
    }
    guard let fingerprint = Fingerprint(parsing: reported) else {
      throw NoKey(
        outcome: .keyInvalid,
        message: "the key can't be compared with CircleCI's fingerprint, which has an unknown form")
    }
    let own = key.fingerprint(like: fingerprint)
    guard own == fingerprint else {
      throw NoKey(
        outcome: .keyInvalid,
        message: "the key's fingerprint is \(own) but CircleCI reported \(fingerprint)")
    }
    return []
  }
}
