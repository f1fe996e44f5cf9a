import HAR

/// One entry that counts: a checkout-key request that was answered with 201.
struct Candidate {
  /// The index in `log.entries`.
  let entry: Int
  let url: CheckoutKeyURL
  let isFetchedViaServiceWorker: Bool
  /// When the request began, if the exporter wrote a time that can be read.
  let time: StartTime?
  let proof: Result<KeyProof, NoKey>

  init(_ entry: HAREntry, url: CheckoutKeyURL, verify: Bool) {
    self.entry = entry.index
    self.url = url
    time = entry.startedDateTime.flatMap(StartTime.init(parsing:))
    isFetchedViaServiceWorker = entry.isFetchedViaServiceWorker
    proof = Result { () throws(NoKey) in try KeyProof(body: entry.body, verify: verify) }
  }

  /// Whether this is the page's side of an exchange that a service worker made: it has no body,
  /// because the worker's entry has it.
  var isServiceWorkerCopy: Bool {
    guard isFetchedViaServiceWorker, case .failure(let reason) = proof else { return false }
    return reason.outcome == .bodyMissing
  }

  /// Whether this request began at the time of another or later; by position where times are missing.
  func beganWithOrAfter(_ other: Candidate) -> Bool {
    guard let time, let otherTime = other.time else { return entry > other.entry }
    return time >= otherTime
  }

  /// What tells this candidate's key from others; nil if it gives none.
  var keyIdentity: [UInt8]? { try? proof.get().identity }
}
