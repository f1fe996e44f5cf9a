import HAR

/// A copy of a capture that gives the same keys and holds no secret.
///
/// Of each request that matters it has what is known to be harmless, and nothing else. Nothing is decided
/// here, so that the copies of many captures give together what the captures did.
package struct Redaction: Sendable {
  /// The copy; nil if there is nothing to copy.
  package let archive: String?
  /// How many entries were kept.
  package let keptEntries: Int
  /// How many entries were left out.
  package let droppedEntries: Int
  /// How many of those are requests for a key whose project has no name.
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
    var entries: [RedactedEntry] = []
    var namelessEntries = 0
    for project in isIncomplete ? [] : findings.projects {
      let own =
        project.created.map { RedactedEntry($0.request, .created($0)) }
        + project.lists.map { RedactedEntry($0.request, .listed($0)) }
        + project.refusals.map { RedactedEntry($0, .refused) }
      if project.project == nil {
        namelessEntries += own.count
      } else {
        entries += Self.withoutRepetitions(own.sorted { $0.place < $1.place })
      }
    }
    entries.sort { $0.place < $1.place }
    return Redaction(
      archive: entries.isEmpty ? nil : RedactedArchive.text(of: entries, creator: creator),
      keptEntries: entries.count, droppedEntries: entryCount - entries.count,
      namelessEntries: namelessEntries)
  }

  /// The entries of one project without those that say the same as the one before them.
  ///
  /// A service worker's pairs are counted, so that each entry of theirs is needed.
  private static func withoutRepetitions(_ entries: [RedactedEntry]) -> [RedactedEntry] {
    if entries.contains(where: \.isFetchedViaServiceWorker) { return entries }
    return entries.reduce(into: []) { kept, entry in
      if kept.last?.members != entry.members { kept.append(entry) }
    }
  }
}
