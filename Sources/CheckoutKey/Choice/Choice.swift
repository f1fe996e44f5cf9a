import SSHKey

/// Which of a project's responses decides, in one capture as over a run of many.
///
/// The four rules stand here in their order. Each is a pure function of what is left: how the entries
/// are spread over captures changes nothing, but for a service worker's pair, which has to stay in one, and
/// for the order, which decides where no clock does.
struct Choice {
  /// The response that decides, also if it gives no key: a stale key would be worse than none.
  let newest: Response
  /// Whether nothing but the order told which is the newest.
  let isByOrder: Bool
  /// One response for each other key of the project, the newest first.
  let others: [Response]
  /// The entries that are the same click as another one, and which.
  let copies: [Place: Copy]

  /// Why an entry gives way.
  enum Copy {
    /// It is the page's side of an exchange that a service worker made; the worker's own has the body.
    case ofServiceWorker
    /// It was exported twice, and the other has more of it.
    case ofSameClick
  }

  /// Decides; nil if no response counts.
  ///
  /// - Parameters:
  ///   - project: all that is known of a project.
  ///   - includesListed: whether lists of keys count beside the requests that created one.
  /// - Complexity: O(*n* log *n*) in the responses.
  init?(_ project: ProjectFindings, includesListed: Bool) {
    // 1. One click is one response.
    let pages = ServiceWorker.copies(in: project.created)
    let exchanges = project.created.filter { !pages.contains($0.request.place) }
    let twins = Self.poorTwins(in: exchanges)
    var clicks = exchanges.filter { !twins.contains($0.request.place) }
    copies = Dictionary(uniqueKeysWithValues: pages.map { ($0, .ofServiceWorker) })
      .merging(twins.map { ($0, .ofSameClick) }) { page, _ in page }
    let everyClick = clicks
    var lists = includesListed ? Self.lists(project.lists) : []
    let everyList = lists

    // 2. First the host, then the type.
    if clicks.contains(where: \.request.url.isCircleCI)
      || lists.contains(where: \.request.url.isCircleCI)
    {
      clicks = clicks.filter(\.request.url.isCircleCI)
      lists = lists.filter(\.request.url.isCircleCI)
    }
    if !lists.isEmpty || clicks.contains(where: { !$0.isDeployKey }) {
      clicks = clicks.filter { !$0.isDeployKey }
    }

    // 3. The newest decides, by one clock.
    let (click, isClickByOrder) = Self.newest(clicks)
    let list = lists.latest(by: \.request.startedAt) ?? lists.last
    let isListByOrder = lists.count > 1 && lists.contains { $0.request.startedAt == nil }
    switch (click, list) {
    case (nil, nil): return nil
    case (let click?, nil): (newest, isByOrder) = (click, isClickByOrder)
    case (nil, let list?):
      guard let chosen = list.chosen else { return nil }
      (newest, isByOrder) = (chosen, isListByOrder)
    case (let click?, let list?):
      guard let chosen = list.chosen else { return nil }
      let isListNewer = list.request.isLater(than: click.request)
      let hasNoTime = list.request.startedAt == nil || click.request.startedAt == nil
      newest = isListNewer ? chosen : click
      isByOrder = hasNoTime || (isListNewer ? isListByOrder : isClickByOrder)
    }

    // 4. It decides even if it has no key; the other keys are those of all responses.
    others = Self.others(everyClick + everyList.flatMap { $0.keys ?? [] }, than: newest.key)
  }

  // MARK: - One click is one response

  /// Of entries with one URL that began at the same instant, those without a key where one has a key, else
  /// those without a body where one has a body.
  private static func poorTwins(in responses: [Response]) -> Set<Place> {
    struct Moment: Hashable {
      let url: String
      let time: Timestamp
    }
    var twins: [Moment: [Response]] = [:]
    for response in responses {
      guard let time = response.request.startedAt else { continue }
      twins[Moment(url: response.request.url.shown, time: time), default: []].append(response)
    }
    return twins.values.reduce(into: []) { poor, twins in
      let isRich: (Response) -> Bool =
        twins.contains { $0.key != nil } ? { $0.key != nil } : \.hasBody
      guard twins.contains(where: isRich) else { return }
      for twin in twins where !isRich(twin) { poor.insert(twin.request.place) }
    }
  }

  // MARK: - Lists

  /// The lists that say something, each with its further pages, which add their keys to the list before
  /// them: by the browser's clock if it tells of all of one URL's, else by order.
  private static func lists(_ lists: [KeyList]) -> [KeyList] {
    let sites = Dictionary(grouping: lists.filter { $0.keys != nil }, by: \.request.url.shown)
    let complete = sites.values.flatMap { lists -> [KeyList] in
      let hasTimes = lists.allSatisfy { $0.request.startedAt != nil }
      let loaded = hasTimes ? lists.sorted { $1.request.isLater(than: $0.request) } : lists
      return loaded.reduce(into: []) { complete, list in
        if list.request.url.isFurtherPage && !complete.isEmpty {
          complete[complete.count - 1].add(list)
        } else {
          complete.append(list)
        }
      }
    }
    return complete.filter { $0.keys?.isEmpty == false }
      .sorted { $0.request.place < $1.request.place }
  }

  // MARK: - The newest

  /// The newest by CircleCI's clock if it tells of all of them, else by the browser's, else by order.
  private static func newest(_ clicks: [Response]) -> (Response?, isByOrder: Bool) {
    if let newest = clicks.latest(by: \.createdAt) ?? clicks.latest(by: \.request.startedAt) {
      return (newest, false)
    }
    return (clicks.last, clicks.count > 1)
  }

  // MARK: - The others

  /// A response for each key but this one: circleci.com's and user keys first, then the newest first.
  private static func others(_ responses: [Response], than key: ExtractedKey?) -> [Response] {
    let keys = responses.filter { $0.key.map { $0.publicKey != key?.publicKey } ?? false }
    let clock: (Response) -> Timestamp? =
      if keys.allSatisfy({ $0.createdAt != nil }) {
        \.createdAt
      } else if keys.allSatisfy({ $0.request.startedAt != nil }) {
        \.request.startedAt
      } else {
        { _ in nil }
      }
    let sorted = keys.enumerated().sorted { first, second in
      let (left, right) = (first.element, second.element)
      if left.request.url.isCircleCI != right.request.url.isCircleCI {
        return left.request.url.isCircleCI
      }
      if left.isDeployKey != right.isDeployKey { return right.isDeployKey }
      if let leftTime = clock(left), let rightTime = clock(right), leftTime != rightTime {
        return leftTime > rightTime
      }
      return (left.request.place, first.offset) > (right.request.place, second.offset)
    }
    var seen: Set<PublicKey> = []
    return sorted.map(\.element).filter { response in
      response.key.map { seen.insert($0.publicKey).inserted } ?? false
    }
  }
}

/// The exchanges that a service worker made, each of which has two entries: the page's without a body, and
/// the worker's with it, which began with it or later.
///
/// A page's entry without a worker's of its own stays: its key is lost, and an older one must not pass for
/// the newest.
enum ServiceWorker {
  /// The page's entries that have a worker's of their own, in the same capture and of the same URL.
  static func copies(in responses: [Response]) -> Set<Place> {
    struct Site: Hashable {
      let capture: Int
      let url: String
    }
    guard responses.contains(where: \.request.isFetchedViaServiceWorker) else { return [] }
    let sites = Dictionary(grouping: responses) { response in
      Site(capture: response.request.place.capture, url: response.request.url.shown)
    }
    return sites.values.reduce(into: []) { copies, responses in
      let pages = responses.filter { $0.request.isFetchedViaServiceWorker && !$0.hasBody }
      let workers = responses.filter { !$0.request.isFetchedViaServiceWorker && $0.hasBody }
      copies.formUnion(paired(pages.map(\.request), workers.map(\.request)))
    }
  }

  /// Pairs by time the entries that have one, then by order what is left, where one of two has no time.
  ///
  /// Each serves one: the oldest page's entry gets the oldest worker's that can be its own.
  private static func paired(_ pages: [Request], _ workers: [Request]) -> [Place] {
    var paired: Set<Place> = []
    var rest = workers.filter { $0.startedAt != nil }.sorted { $1.isLater(than: $0) }[...]
    for page in pages.filter({ $0.startedAt != nil }).sorted(by: { $1.isLater(than: $0) }) {
      // A worker's that began before this page's began before all later ones.
      rest = rest.drop { worker in
        worker.startedAt.flatMap { time in page.startedAt.map { time < $0 } } ?? true
      }
      guard let worker = rest.popFirst() else { break }
      paired.formUnion([page.place, worker.place])
    }

    var timed = workers.filter { $0.startedAt != nil && !paired.contains($0.place) }[...]
    var timeless = workers.filter { $0.startedAt == nil }[...]
    for page in pages where !paired.contains(page.place) {
      timed = timed.drop { $0.place < page.place }
      timeless = timeless.drop { $0.place < page.place }
      let isTimedNext = timed.first.map { next in
        timeless.first.map { next.place < $0.place } ?? true
      }
      let worker =
        page.startedAt == nil && isTimedNext == true ? timed.popFirst() : timeless.popFirst()
      if worker != nil { paired.insert(page.place) }
    }
    return pages.map(\.place).filter(paired.contains)
  }
}
