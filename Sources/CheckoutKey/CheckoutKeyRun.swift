/// What many captures say together: one key for each project, which may be applied.
///
///     var run = CheckoutKeyRun(extraction)
///     for capture in captures { run.add(extraction.capture(from: capture.bytes, named: capture.name)) }
///     run.records   // one for each project that was asked for a key
///
/// The rule for which key wins is that of a single capture: how entries are spread over captures changes
/// nothing.
public struct CheckoutKeyRun: Sendable {
  private var findings = Findings()
  private let extraction: Extraction
  /// The projects' records of each capture that gave no key.
  private var failures: [CheckoutKeyRecord] = []

  /// A run without captures.
  ///
  /// - Parameter extraction: what the captures are read with.
  public init(_ extraction: Extraction) {
    self.extraction = extraction
  }

  /// Takes the next capture into account.
  ///
  /// - Returns: what is to be said of the capture itself, if it asks for no key or can't be read.
  @discardableResult
  public mutating func add(_ capture: CheckoutKeyCapture) -> [CheckoutKeyRecord] {
    add(capture, capture.records)
  }

  /// The same, if the capture's records are known.
  package mutating func add(_ capture: CheckoutKeyCapture, _ records: [CheckoutKeyRecord])
    -> [CheckoutKeyRecord]
  {
    findings.add(capture.findings)
    failures += records.filter { $0.isOfProject && $0.key == nil }
    return records.filter { !$0.isOfProject }
  }

  /// A record for each project that was asked for a key, in the order in which the projects first appear.
  public var records: [CheckoutKeyRecord] { Report(findings, extraction).records }

  /// What captures lack that others have: each of these projects has a key, but not from this capture.
  ///
  /// - Parameter records: those of the run.
  /// - Returns: records without a key.
  package func madeGood(by records: [CheckoutKeyRecord]) -> [CheckoutKeyRecord] {
    let owners = Set(records.filter { $0.key != nil }.compactMap(\.owner))
    return failures.filter { $0.owner.map(owners.contains) ?? false }
  }

  /// How many keys are not among the records because another one, or none, has taken their place.
  package var replacedKeyCount: Int {
    findings.projects.reduce(0) { count, project in
      count + (Choice(project, includesListed: extraction.includesListed)?.others.count ?? 0)
    }
  }
}
