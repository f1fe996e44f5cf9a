import HAR
import SSHKey

extension ExtractedKey {
  /// Takes the key out of a response's body, sanitizes it and proves it whole.
  ///
  /// - Parameters:
  ///   - body: the response's body.
  ///   - includesUnproved: true to take a key that is not whole too; one that must never be printed,
  ///     such as a private key, is refused all the same.
  /// - Throws: `Failure`, with the reason.
  init(body: HARBody, includesUnproved: Bool) throws(Failure) {
    let response = try CheckoutKeyResponse(in: body)
    let cleaned = try Self.line(of: response)
    let proof: Proof
    do throws(Failure) {
      proof = try Self.proof(of: cleaned.text, fingerprint: response.fingerprint)
    } catch {
      // Anything else may be part of a private key.
      guard includesUnproved && cleaned.mayBeShownUnproved else { throw error }
      proof = .missing(error)
    }
    self.init(line: cleaned.text, proof: proof, type: response.type)
    createdAt = response.createdAt
    isPreferred = response.preferred
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
