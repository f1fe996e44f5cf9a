import HAR

/// A copy of a capture that gives the same keys and holds no secret.
///
/// Of each request that matters it has what is known to be harmless, and nothing else. Which key counts
/// is not decided here, so that the copies of many captures give together what the captures did.
package struct Redaction: Sendable {
  /// The copy; nil if there is nothing to copy.
  package let archive: String?
  /// How many entries were kept.
  package let keptEntries: Int
  /// How many entries were left out.
  package let droppedEntries: Int
  /// How many of those are about a project without a name.
  package let namelessEntries: Int
}

extension CheckoutKeyCapture {
  /// Whether the capture is cut off or damaged, so that something newer may be missing in it, which a copy
  /// could not say: none is made.
  package var isIncomplete: Bool {
    if case .failed = ending { true } else { false }
  }

  /// The capture's redacted copy.
  package var redaction: Redaction {
    var entries: [(order: Place, entry: RedactedEntry)] = []
    var namelessEntries = 0
    for project in isIncomplete ? [] : findings.projects {
      let own =
        project.created.map { RedactedEntry($0.request, .created($0)) }
        + project.lists.map { RedactedEntry($0.request, .listed($0)) }
        + project.refusals.map { RedactedEntry($0, .refused) }
      if project.project == nil {
        namelessEntries += own.count
        continue
      }
      let pairs =
        ServiceWorker.pairs(in: project.created.map(\.request))
        + ServiceWorker.pairs(in: project.lists.map(\.request))
      var kept = Self.withoutRepetitions(own, pairs).map { (order: $0.place, entry: $0) }
      // Projects stay in the order in which they first appear.
      if let first = own.map(\.place).min() { kept[0].order = first }
      entries += kept
    }
    entries.sort { $0.order < $1.order }
    return Redaction(
      archive: entries.isEmpty
        ? nil : RedactedArchive.text(of: entries.map(\.entry), creator: creator),
      keptEntries: entries.count, droppedEntries: entryCount - entries.count,
      namelessEntries: namelessEntries)
  }

  /// The entries of one project, in order, without those that say the same as later ones.
  ///
  /// The last one stays, because the order may decide. A service worker's pairs are counted, so both of
  /// its entries stay or go together.
  private static func withoutRepetitions(
    _ entries: [RedactedEntry], _ pairs: [(page: Request, worker: Request)]
  ) -> [RedactedEntry] {
    let workers = Dictionary(uniqueKeysWithValues: pairs.map { ($0.worker.place, $0.page.place) })
    let exchanges = Dictionary(grouping: entries) { workers[$0.place] ?? $0.place }.values
      .map { $0.sorted { $0.place < $1.place } }
      .sorted { ($0.last?.place ?? $0[0].place) > ($1.last?.place ?? $1[0].place) }
    // A page's entry that began with one of a pair is the same click.
    let timed = Set(pairs.filter { $0.page.startedAt != nil }.map(\.page.place))
    var seen = Set(entries.filter { timed.contains($0.place) }.map { [$0.members] })
    return exchanges.filter { seen.insert($0.map(\.members)).inserted }.flatMap(\.self)
      .sorted { $0.place < $1.place }
  }
}
