/// Of a project's candidates, added in capture order, those that can still decide: memory does not
/// depend on how many there are.
struct Contenders {
  /// The newest of those that have a time.
  private var newestByTime: Candidate?
  /// The last in the capture.
  private var last: Candidate?
  /// Whether it is times that tell the newest: some times and some positions make no order.
  private(set) var hasTimes = true

  /// The one that decides.
  var newest: Candidate? { hasTimes ? newestByTime : last }

  /// Adds the next candidate, whose age this time tells.
  mutating func add(_ candidate: Candidate, time: StartTime?) {
    if last.map({ $0.entry <= candidate.entry }) ?? true { last = candidate }
    guard let time else {
      hasTimes = false
      return
    }
    if let newestByTime, let newestTime, (time, candidate.entry) < (newestTime, newestByTime.entry)
    {
      return
    }
    newestByTime = candidate
    newestTime = time
  }

  private var newestTime: StartTime?
}

/// The different keys among candidates: how many, and where the first ones are.
struct DistinctKeys {
  private var seen: Set<Int> = []
  private var first: [(entry: Int, identity: Int)] = []
  /// All of them, if they are to be given.
  private(set) var candidates: [Candidate] = []

  var isEmpty: Bool { seen.isEmpty }

  /// Adds a candidate's key, if it has one and no other candidate had it before.
  mutating func add(_ candidate: Candidate, keeping keepsAll: Bool) {
    guard let identity = candidate.keyIdentity, seen.insert(identity).inserted else { return }
    // One more than is shown, because one of them may be the newest.
    if first.count <= Entries.maxShown { first.append((candidate.entry, identity)) }
    if keepsAll { candidates.append(candidate) }
  }

  /// The entries that hold them, without this key.
  func entries(without identity: Int?) -> Entries {
    let isIncluded = identity.map(seen.contains) ?? false
    return Entries(
      first.filter { $0.identity != identity }.map(\.entry),
      count: seen.count - (isIncluded ? 1 : 0))
  }
}
