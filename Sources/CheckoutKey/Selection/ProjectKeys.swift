/// The keys of one project: the newest decides, the others are superseded.
struct ProjectKeys {
  let newest: Candidate
  /// Older candidates with a key of their own, in capture order.
  let older: [Candidate]
  /// Whether it is times that tell the newest, and not positions.
  let hasTimes: Bool

  /// Groups candidates by project, in the order of the entries that decide.
  ///
  /// - Parameter candidates: in capture order.
  /// - Returns: a group a project.
  static func grouping(_ candidates: [Candidate]) -> [ProjectKeys] {
    // Without a project in the path, the path itself tells projects apart.
    let groups = Dictionary(grouping: droppingServiceWorkerCopies(candidates)) {
      $0.url.project?.description ?? $0.url.withoutQuery ?? String($0.url.hash)
    }
    return groups.values.compactMap(Self.init).sorted { $0.newest.entry < $1.newest.entry }
  }

  private init?(_ candidates: [Candidate]) {
    guard let newest = byAge(candidates).last else { return nil }
    self.newest = newest
    hasTimes = candidates.allSatisfy { $0.time != nil }
    // The same key twice is one key.
    var seen: Set = [newest.keyIdentity]
    older = candidates.filter { $0.keyIdentity != nil && seen.insert($0.keyIdentity).inserted }
  }
}

/// Candidates from the oldest to the newest: by time, then by position; by position alone if a
/// time is missing, because some times and some positions make no order.
private func byAge(_ candidates: [Candidate]) -> [Candidate] {
  if candidates.count < 2 { return candidates }
  let times = candidates.compactMap(\.time)
  guard times.count == candidates.count else { return candidates.sorted { $0.entry < $1.entry } }
  return zip(times, candidates).sorted { ($0.0, $0.1.entry) < ($1.0, $1.1.entry) }.map(\.1)
}

/// Candidates without the page's side of exchanges that a service worker made.
///
/// The page's entry begins before the worker's. A page's entry without a worker's of its own
/// stays: its key is lost, and an older one must not pass for the newest.
private func droppingServiceWorkerCopies(_ candidates: [Candidate]) -> [Candidate] {
  var workers = byAge(candidates.filter { !$0.isFetchedViaServiceWorker })
  var copies: Set<Int> = []
  for copy in byAge(candidates.filter(\.isServiceWorkerCopy)) {
    let partner = workers.firstIndex { $0.url == copy.url && $0.beganWithOrAfter(copy) }
    guard let partner else { continue }
    workers.remove(at: partner)
    copies.insert(copy.entry)
  }
  return candidates.filter { !copies.contains($0.entry) }
}
