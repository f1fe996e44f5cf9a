/// PRODUCT.md's rules for which key wins, written once more as plainly as they can be: over what was drawn,
/// and without a thought for time.
struct PlainRules {
  /// An entry and where it stands.
  struct Placed {
    let capture: Int
    let entry: Int
    let drawn: DrawnEntry

    func isBefore(_ other: Placed) -> Bool { (capture, entry) < (other.capture, other.entry) }

    func isAt(_ other: Placed) -> Bool { (capture, entry) == (other.capture, other.entry) }
  }

  /// What is said of one project.
  struct Answer: Equatable {
    let owner: String
    /// Nil if the response that decides has none, or if none counts.
    let key: Int?
    let isRefused: Bool
    var others: Set<Int>
  }

  let entries: [Placed]
  let includesListed: Bool

  init(_ captures: [[DrawnEntry]], includesListed: Bool) {
    entries = captures.enumerated().flatMap { capture, entries in
      entries.enumerated().map { Placed(capture: capture, entry: $0, drawn: $1) }
    }.filter { $0.drawn.address.owner != nil }
    self.includesListed = includesListed
  }

  private func isClick(_ placed: Placed) -> Bool { placed.drawn.status == 201 }

  private func isList(_ placed: Placed) -> Bool {
    placed.drawn.status == 200 && placed.drawn.method == "GET"
  }

  private func isRefusal(_ placed: Placed) -> Bool {
    !["OPTIONS", "HEAD", "GET"].contains(placed.drawn.method ?? "")
      && !(200..<300).contains(placed.drawn.status)
  }

  var answers: [Answer] {
    var owners: [String] = []
    for placed in entries where isClick(placed) || isList(placed) || isRefusal(placed) {
      let owner = placed.drawn.address.owner ?? ""
      if !owners.contains(owner) { owners.append(owner) }
    }
    return owners.compactMap(answer)
  }

  private func answer(_ owner: String) -> Answer? {
    let own = entries.filter { $0.drawn.address.owner == owner }
    let clicks = withoutPoorTwins(withoutPages(own.filter(isClick)))
    let lists = includesListed ? joined(own.filter(isList)) : []
    let allKeys = Set(
      clicks.compactMap(\.drawn.item?.key) + lists.flatMap(\.items).compactMap(\.key))
    guard let winner = winner(clicks, lists) else {
      let isRefused = own.contains(where: isRefusal)
      return isRefused ? Answer(owner: owner, key: nil, isRefused: true, others: []) : nil
    }
    return Answer(
      owner: owner, key: winner, isRefused: false, others: allKeys.filter { $0 != winner })
  }

  private func winner(_ allClicks: [Placed], _ allLists: [List]) -> Int?? {
    // First the host, then the type.
    let isOwn =
      allClicks.contains { $0.drawn.address.isCircleCI }
      || allLists.contains { $0.first.drawn.address.isCircleCI }
    var clicks = allClicks.filter { $0.drawn.address.isCircleCI == isOwn }
    let lists = allLists.filter { $0.first.drawn.address.isCircleCI == isOwn }
    let users = clicks.filter { $0.drawn.item?.isDeployKey != true }
    if !users.isEmpty || !lists.isEmpty { clicks = users }

    // The newest click, by one clock; the latest list; the later of these two.
    let click =
      last(clicks) { $0.drawn.item?.created.rank } ?? last(clicks) { $0.drawn.time.rank }
      ?? clicks.last
    let list = last(lists) { $0.first.drawn.time.rank } ?? lists.last
    guard let list else { return click.map { $0.drawn.item?.key } }
    guard let click else { return .some(list.key) }
    var isListLater = click.isBefore(list.first)
    if let listTime = list.first.drawn.time.rank, let clickTime = click.drawn.time.rank,
      listTime != clickTime
    {
      isListLater = listTime > clickTime
    }
    return .some(isListLater ? list.key : click.drawn.item?.key)
  }

  /// The one with the greatest rank, of equal ones the last; nil unless all have one.
  private func last<Element>(_ elements: [Element], _ rank: (Element) -> Int?) -> Element? {
    var best: Element?
    for element in elements {
      guard let own = rank(element) else { return nil }
      if let before = best.flatMap(rank), own < before { continue }
      best = element
    }
    return best
  }

  /// Without the page's entries that have a worker's own: first by time, then by order where one of both
  /// has none.
  func withoutPages(_ clicks: [Placed]) -> [Placed] {
    let pairs = pairs(clicks)
    return clicks.filter { click in
      !pairs.contains { pair in
        pair.page.isAt(click)
          || click.drawn.isPages && !click.drawn.hasBody && click.drawn.time.rank != nil
            && click.drawn.time.rank == pair.page.drawn.time.rank
            && isSameSite(click, pair.page)
      }
    }
  }

  /// All pairs of service workers', of clicks and of lists.
  var pairs: [(page: Placed, worker: Placed)] {
    pairs(entries.filter(isClick)) + pairs(entries.filter(isList))
  }

  private func isSameSite(_ first: Placed, _ second: Placed) -> Bool {
    let (one, other) = (first.drawn, second.drawn)
    return one.address.site != nil && one.address.site == other.address.site
      && one.isFurtherPage == other.isFurtherPage
  }

  /// Those that have a time, in its order.
  private static func oldestFirst(_ placed: [Placed]) -> [Placed] {
    placed.sorted { first, second in
      let ranks = (first.drawn.time.rank ?? 0, second.drawn.time.rank ?? 0)
      return ranks.0 == ranks.1 ? first.isBefore(second) : ranks.0 < ranks.1
    }
  }

  private func pairs(_ clicks: [Placed]) -> [(page: Placed, worker: Placed)] {
    var pairs: [(page: Placed, worker: Placed)] = []
    func isFree(_ placed: Placed) -> Bool {
      !pairs.contains { $0.page.isAt(placed) || $0.worker.isAt(placed) }
    }
    func canPair(_ page: Placed, _ worker: Placed) -> Bool {
      isFree(worker) && page.capture == worker.capture && isSameSite(page, worker)
    }
    let pages = clicks.filter { $0.drawn.isPages && !$0.drawn.hasBody }
    let workers = clicks.filter { !$0.drawn.isPages && $0.drawn.hasBody }
    func oldestFirst(_ placed: [Placed]) -> [Placed] {
      Self.oldestFirst(placed.filter { $0.drawn.time.rank != nil })
    }
    for page in oldestFirst(pages) {
      let worker = oldestFirst(workers).first { worker in
        canPair(page, worker) && (worker.drawn.time.rank ?? 0) >= (page.drawn.time.rank ?? 0)
      }
      if let worker { pairs.append((page, worker)) }
    }
    for page in pages where isFree(page) {
      let worker = workers.first { worker in
        canPair(page, worker) && page.isBefore(worker)
          && (page.drawn.time.rank == nil || worker.drawn.time.rank == nil)
      }
      if let worker { pairs.append((page, worker)) }
    }
    return pairs
  }

  private func withoutPoorTwins(_ clicks: [Placed]) -> [Placed] {
    clicks.filter { click in
      guard let rank = click.drawn.time.rank else { return true }
      let twins = clicks.filter { $0.drawn.time.rank == rank && isSameSite($0, click) }
      let isWhole = { (click: Placed) in click.drawn.item?.key != nil }
      if twins.contains(where: isWhole) { return isWhole(click) }
      return click.drawn.hasBody || !twins.contains { $0.drawn.hasBody }
    }
  }

  // MARK: - Lists

  /// A list with its further pages.
  private struct List {
    let first: Placed
    /// Nil if its first page can't be read.
    var all: [DrawnEntry.Item]?
    var items: [DrawnEntry.Item] { all ?? [] }

    var key: Int? {
      let preferred = items.filter { $0.preferred == true }
      if preferred.count == 1 { return preferred[0].key }
      let candidates = preferred.isEmpty ? items : preferred
      guard candidates.allSatisfy({ $0.created.rank != nil }) else { return candidates.last?.key }
      let newest = candidates.compactMap(\.created.rank).max()
      return candidates.last { $0.created.rank == newest }?.key
    }
  }

  private func joined(_ entries: [Placed]) -> [List] {
    let own = withoutPages(entries)
    var lists = own.filter { $0.drawn.address.site == nil }.map(list)
    for site in Set(own.compactMap(\.drawn.address.site)) {
      var loaded = own.filter { $0.drawn.address.site == site }
      if loaded.allSatisfy({ $0.drawn.time.rank != nil }) { loaded = Self.oldestFirst(loaded) }
      var joined: [List] = []
      for list in loaded.map(list) {
        if list.first.drawn.isFurtherPage && !joined.isEmpty {
          joined[joined.count - 1].all?.append(contentsOf: list.items)
        } else {
          joined.append(list)
        }
      }
      lists += joined
    }
    return lists.filter { !$0.items.isEmpty }.sorted { $0.first.isBefore($1.first) }
  }

  private func list(_ placed: Placed) -> List {
    guard case .list(let items) = placed.drawn.body else { return List(first: placed, all: nil) }
    return List(first: placed, all: items.filter { !$0.isDeployKey })
  }
}
