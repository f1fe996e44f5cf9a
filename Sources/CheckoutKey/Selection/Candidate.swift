#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import HAR

/// One entry that counts: a checkout-key request that was answered with 201.
struct Candidate {
  /// The index in `log.entries`.
  let entry: Int
  let url: CheckoutKeyURL
  let isFetchedViaServiceWorker: Bool
  private let startedDateTime: String?
  let proof: Result<KeyProof, NoKey>

  init(_ entry: HAREntry, url: CheckoutKeyURL, verify: Bool) {
    self.entry = entry.index
    self.url = url
    startedDateTime = entry.startedDateTime
    isFetchedViaServiceWorker = entry.isFetchedViaServiceWorker
    proof = Result { () throws(NoKey) in try KeyProof(body: entry.body, verify: verify) }
  }

  /// When the request began, if the exporter wrote a time that can be read.
  var time: Date? {
    startedDateTime.flatMap { try? Date($0, strategy: Self.timeStrategy) }
  }

  static let timeStrategy = Date.ISO8601FormatStyle(includingFractionalSeconds: true)

  /// Whether this is the page's side of an exchange that a service worker made: it has no body,
  /// because the worker's entry has it.
  var isServiceWorkerCopy: Bool {
    guard isFetchedViaServiceWorker, case .failure(let reason) = proof else { return false }
    return reason.outcome == .bodyMissing
  }

  /// What tells this candidate's key from others; nil if it gives none.
  var keyIdentity: [UInt8]? { try? proof.get().identity }
}
