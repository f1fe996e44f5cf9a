/// The candidates of one project, added in capture order, and which of them decides.
///
/// What circleci.com answered comes before what any other host did, however new.
struct ProjectCandidates {
  private var own = Side()
  private var foreign = Side()
  private var exchanges = Exchanges()

  /// The candidates of one side, with the keys that lists hold and without them.
  private struct Side {
    var created = Contenders()
    var createdKeys = DistinctKeys()
    var listed = Contenders()
    var allKeys = DistinctKeys()
    /// The last list that holds user keys.
    var list: ProjectKeys.List?

    func keys(includingListed: Bool) -> DistinctKeys {
      includingListed ? allKeys : createdKeys
    }

    /// The candidate that decides.
    func newest(includingListed: Bool) -> (candidate: Candidate, hasTimes: Bool)? {
      let created = created.newest.map { ($0, self.created.hasTimes) }
      guard includingListed, let listed = listed.newest else { return created }
      guard let newest = self.created.newest else { return (listed, self.listed.hasTimes) }
      return Self.isListed(listed, newerThan: newest) ? (listed, self.listed.hasTimes) : created
    }

    /// Whether a key of a list is the newer one.
    ///
    /// CircleCI's own clock tells, where both have its time. Otherwise a key that was created stays, and
    /// a lost one gives way only to a key that was made when it was asked for or later: a list may
    /// have been loaded later and still hold nothing but older keys.
    private static func isListed(_ listed: Candidate, newerThan created: Candidate) -> Bool {
      if let listed = listed.createdAt, let created = created.createdAt { return listed > created }
      guard created.key == nil, let madeAt = listed.createdAt, let lostAt = created.time else {
        return false
      }
      // A list that was loaded before can't hold it, whatever the two clocks say.
      let isLoadedLater = listed.time.map { $0 >= lostAt } ?? (listed.entry > created.entry)
      return isLoadedLater && madeAt >= lostAt
    }
  }

  private subscript(side isOwn: Bool) -> Side {
    get { isOwn ? own : foreign }
    _modify {
      if isOwn { yield &own } else { yield &foreign }
    }
  }

  /// Adds what a request with 201 gave.
  mutating func add(_ candidate: Candidate, keeping keepsAll: Bool) {
    if candidate.isServiceWorkerCopy { return exchanges.addCopy(candidate) }
    if !candidate.isFetchedViaServiceWorker { exchanges.addWorker(candidate) }
    let isOwn = candidate.url.isCircleCI
    self[side: isOwn].created.add(candidate, time: candidate.time)
    self[side: isOwn].createdKeys.add(candidate, keeping: keepsAll)
    self[side: isOwn].allKeys.add(candidate, keeping: keepsAll)
  }

  /// Adds the user keys of a list.
  mutating func add(list: [Candidate], keeping keepsAll: Bool) {
    guard let first = list.first else { return }
    let isOwn = first.url.isCircleCI
    for candidate in list {
      self[side: isOwn].listed.add(candidate, time: candidate.createdAt)
      self[side: isOwn].allKeys.add(candidate, keeping: keepsAll)
    }
    self[side: isOwn].list = ProjectKeys.List(entry: first.entry, keyCount: list.count)
  }

  /// Which key decides; nil if none does.
  func decided(includingListed: Bool) -> ProjectKeys? {
    // The pages' entries without a worker's have taken no part yet.
    var settled = self
    for copy in exchanges.copiesAlone {
      settled[side: copy.url.isCircleCI].created.add(copy, time: copy.time)
    }
    let ownNewest = settled.own.newest(includingListed: includingListed)
    let foreignNewest = settled.foreign.newest(includingListed: includingListed)
    guard let (newest, hasTimes) = ownNewest ?? foreignNewest else { return nil }
    let isOwn = ownNewest != nil
    let identity = newest.keyIdentity
    let older = settled[side: isOwn].keys(includingListed: includingListed)
    let outranked =
      isOwn ? settled.foreign.keys(includingListed: includingListed) : DistinctKeys()
    return ProjectKeys(
      newest: newest, hasTimes: hasTimes, older: older.entries(without: identity),
      outranked: outranked.entries(without: identity),
      olderCandidates: older.candidates.filter { $0.keyIdentity != identity },
      outrankedCandidates: outranked.candidates.filter { $0.keyIdentity != identity },
      usefulList: includingListed ? nil : settled.usefulList)
  }

  /// The list that would give a key if lists were asked for; nil if none would.
  var usefulList: ProjectKeys.List? {
    guard let keys = decided(includingListed: true), keys.newest.source == .listed,
      keys.newest.key != nil
    else { return nil }
    return own.list ?? foreign.list
  }
}

/// The keys of one project: the newest decides, the others are superseded.
struct ProjectKeys {
  let newest: Candidate
  /// Whether it is times that tell the newest, and not positions.
  let hasTimes: Bool
  /// The entries that hold older keys.
  let older: Entries
  /// The entries that hold keys from other hosts, where circleci.com's come first.
  let outranked: Entries
  /// Those keys, if they are to be given, in capture order.
  let olderCandidates: [Candidate]
  /// Those keys, if they are to be given, in capture order.
  let outrankedCandidates: [Candidate]
  /// The last list with user keys of this project, if it has a key where what decides has none.
  let usefulList: List?

  /// A list of keys.
  struct List {
    let entry: Int
    /// How many user keys it holds.
    let keyCount: Int
  }
}
