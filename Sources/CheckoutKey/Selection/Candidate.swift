import HAR
import SSHKey

/// One key that may be a project's: what a checkout-key request with 201 created, or what a list holds.
struct Candidate {
  /// The index in `log.entries`.
  let entry: Int
  let url: CheckoutKeyURL
  let method: HTTPMethod?
  let source: ExtractedKey.Source
  let isFetchedViaServiceWorker: Bool
  /// When the request began, as the exporter wrote it, if that is a time.
  let startedAt: String?
  let time: StartTime?
  /// When CircleCI made the key, if it says so.
  let createdAt: StartTime?
  /// The same as CircleCI wrote it, if that is a time.
  let createdAtText: String?
  let result: Result<ExtractedKey, Failure>

  /// - Parameters:
  ///   - request: the request.
  ///   - response: what answered it, or one key of the list that did.
  ///   - source: which of the two.
  init(
    _ request: Survey.Request, _ response: Result<CheckoutKeyResponse, Failure>,
    source: ExtractedKey.Source
  ) {
    entry = request.entry
    url = request.url
    method = request.method
    self.source = source
    isFetchedViaServiceWorker = request.isFetchedViaServiceWorker
    startedAt = request.startedDateTime
    time = startedAt.flatMap(StartTime.init(parsing:))
    createdAtText = StartTime.text((try? response.get())?.createdAt)
    createdAt = createdAtText.flatMap(StartTime.init(parsing:))
    result = response.flatMap { response in
      Result { () throws(Failure) in try ExtractedKey(response, from: source) }
    }
  }

  /// Whether this can be the page's side of an exchange that a service worker made: it has no body,
  /// because the worker's entry has it.
  var isServiceWorkerCopy: Bool {
    guard isFetchedViaServiceWorker, case .failure(let failure) = result else { return false }
    return failure.outcome == .bodyMissing
  }

  /// The key, if it gives one.
  var key: ExtractedKey? { try? result.get() }

  /// What tells this candidate's key from others; nil if it gives none.
  var keyIdentity: Int? { key?.publicKey.hashValue }
}
