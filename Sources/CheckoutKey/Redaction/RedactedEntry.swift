#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import HAR
import SSHKey

/// What may be handed on of an entry that counts: built by allow-list, so that nothing is forgotten.
struct RedactedEntry {
  /// When the request began; nil if the exporter wrote no time that can be read.
  let startedDateTime: String?
  let method: String
  /// Without query, fragment, user and password.
  let url: String
  let isFetchedViaServiceWorker: Bool
  /// The response's body as JSON; nil if there is none that can be read.
  let body: String?

  init(_ entry: HAREntry, _ url: CheckoutKeyURL) {
    startedDateTime = StartTime.text(entry.startedDateTime)
    method = entry.method.map { HTTPMethod($0).rawValue } ?? ""
    // The path's end is what makes it count; of a URL that is none, nothing else is sure.
    self.url = url.withoutQuery ?? "checkout-key:/checkout-key"
    isFetchedViaServiceWorker = entry.isFetchedViaServiceWorker
    body = (try? CheckoutKeyResponse(in: entry.body)).flatMap(Self.body)
  }

  private static func body(of response: CheckoutKeyResponse) -> String? {
    let body = Body(
      // Only what is one public key line; a private key, for one, is not.
      public_key: (try? CleanedLine(cleaning: response.publicKey)).flatMap {
        $0.mayBeShownUnproved ? $0.text : nil
      },
      type: response.type.flatMap { isName($0) ? $0 : nil },
      fingerprint: response.fingerprint.map { isFingerprint($0) ? $0 : unreadableFingerprint },
      preferred: response.preferred,
      time: StartTime.text(response.createdAt))
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(body)).map { String(decoding: $0, as: UTF8.self) }
  }

  /// In place of what is none, so that the comparison fails as before.
  private static let unreadableFingerprint = "unreadable"

  private static func isFingerprint(_ text: String) -> Bool {
    text.isEmpty || HARBody.isRedactionMark(text) || Fingerprint(parsing: text) != nil
  }

  /// As `bitbucket-user-key` is.
  private static func isName(_ text: String) -> Bool {
    text.utf8.count < 40
      && text.unicodeScalars.allSatisfy { "a"..."z" ~= $0 || "-" == $0 || "_" == $0 }
  }

  /// The members that CircleCI's API v1.1 has.
  private struct Body: Encodable {
    let public_key: String?
    let type: String?
    let fingerprint: String?
    let preferred: Bool?
    let time: String?
  }
}
