import CheckoutKey

/// What a batch came to, by outcome, and the exit status that follows.
struct Tally {
  private(set) var captures = 0
  private var keys = 0
  private var leftOut = 0
  /// How many captures have such a record.
  private var outcomes: [CheckoutKeyRecord.Outcome: Int] = [:]
  private(set) var status = ExitStatus.success

  /// The first capture that was asked about something else, if there is one.
  private var passedOver: CheckoutKeyRecord?

  /// What is to be said where nothing at all was found of what was asked for.
  var reasonForNothing: CheckoutKeyRecord? {
    keys == 0 && status == .success ? passedOver : nil
  }

  /// Whether a capture does not matter, because --project or --host leave out all that it asks for.
  func isPassedOver(
    _ capture: CheckoutKeyCapture, _ records: [CheckoutKeyRecord], _ extraction: Extraction
  ) -> Bool {
    extraction.isNarrowed && capture.asksForNothing
      && records.allSatisfy { ExitStatus($0.outcome) == .noKey }
  }

  /// Counts a capture that does not matter.
  mutating func passOver(_ capture: CheckoutKeyCapture, _ records: [CheckoutKeyRecord]) {
    captures += 1
    passedOver = passedOver ?? records.first
  }

  /// Counts a capture's records.
  mutating func add(_ records: [CheckoutKeyRecord]) {
    captures += 1
    count(records)
  }

  /// Counts records of captures that are counted already.
  mutating func count(_ records: [CheckoutKeyRecord]) {
    keys += records.count { ExitStatus($0.outcome) == .success }
    for (outcome, records) in Dictionary(grouping: records, by: \.outcome) {
      outcomes[outcome, default: 0] += Set(records.map(\.capture)).count
      raise(ExitStatus(outcome))
    }
  }

  /// Counts the keys that were given, of all that the captures hold.
  ///
  /// - Parameters:
  ///   - count: how many were given.
  ///   - leftOut: how many others there are, because newer ones or a format's needs left them out.
  mutating func give(_ count: Int, leavingOut leftOut: Int) {
    keys = count
    self.leftOut = leftOut
  }

  /// The status is at least this from now on.
  mutating func raise(_ status: ExitStatus) {
    self.status = max(self.status, status)
  }

  /// The closing line; nil where a single capture has said everything itself.
  ///
  ///     980 keys from 1000 captures; 15 without a created key, 5 unreadable; 98.2 MB in 0.4 s
  func summary(effort: String) -> String? {
    guard captures > 1 else { return nil }
    let failures = CheckoutKeyRecord.Outcome.allCases.filter { ![.key, .superseded].contains($0) }
      .compactMap { outcome in outcomes[outcome].map { "\($0) \(outcome.words)" } }
    let replaced = leftOut == 0 ? "" : ", \(Quantity.count(leftOut, "other")) left out"
    let parts = [
      "\(Quantity.count(keys, "key")) from \(Quantity.count(captures, "capture"))" + replaced,
      failures.joined(separator: ", "), effort,
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: "; ")
  }
}

extension ExitStatus {
  /// What one record means for the batch.
  init(_ outcome: CheckoutKeyRecord.Outcome) {
    self =
      switch outcome {
      case .key, .superseded: .success
      case .noCheckoutKey, .notCreated, .bodyMissing, .bodyElsewhere, .bodyRedacted, .bodyInvalid,
        .keyInvalid:
        .noKey
      case .truncated, .notAHAR, .unreadable: .failure
      }
  }
}
