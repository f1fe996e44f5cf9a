import HAR

/// One entry that counts: a checkout-key request that was answered with 201.
struct Candidate {
  /// The index in `log.entries`.
  let entry: Int
  let url: CheckoutKeyURL
  let isFetchedViaServiceWorker: Bool
  /// When the request began, if the exporter wrote a time that can be read.
  let time: StartTime?
  /// The same as the exporter wrote it.
  let startedAt: String?
  let result: Result<ExtractedKey, Failure>

  init(_ entry: HAREntry, url: CheckoutKeyURL, includesUnproved: Bool) {
    self.entry = entry.index
    self.url = url
    time = entry.startedDateTime.flatMap(StartTime.init(parsing:))
    isFetchedViaServiceWorker = entry.isFetchedViaServiceWorker
    startedAt = StartTime.text(entry.startedDateTime)
    result = Result { () throws(Failure) in
      try ExtractedKey(body: entry.body, includesUnproved: includesUnproved)
    }
  }

  /// Whether this is the page's side of an exchange that a service worker made: it has no body,
  /// because the worker's entry has it.
  var isServiceWorkerCopy: Bool {
    guard isFetchedViaServiceWorker, case .failure(let failure) = result else { return false }
    return failure.outcome == .bodyMissing
  }

  /// Whether this request began at the time of another or later; by position where times are missing.
  func beganWithOrAfter(_ other: Candidate) -> Bool {
    guard let time, let otherTime = other.time else { return entry > other.entry }
    return time >= otherTime
  }

  /// What tells this candidate's key from others; nil if it gives none.
  var keyIdentity: [UInt8]? { try? result.get().identity }
}
