import HAR
import SSHKey

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
