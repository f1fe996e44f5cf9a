import SSHKey

/// Which of a project's responses decides, in one capture as over a run of many.
///
/// The four rules stand here in their order. Each is a pure function of what is left: how the entries
/// are spread over captures changes nothing, but for a service worker's pair, which has to stay in one, and
/// for the order, which decides where no clock does.
struct Choice {
  /// The response that decides, also if it gives no key: a stale key would be worse than none.
  let newest: Response
  /// One response for each other key of the project, the newest first.
  let others: [Other]
  /// The entries that are the same click as another one, and why.
  let copies: [Place: Copy]

  /// Why an entry gives way.
  enum Copy {
    /// It is the page's side of an exchange that a service worker made; the worker's own has the body.
    case ofServiceWorker
    /// It was exported twice, and the other has more of it.
    case ofSameClick
  }

  /// A response whose key is not the one that decides.
  struct Other {
    let response: Response
    let reason: Reason
  }

  /// Why another response comes before one.
  enum Reason: CaseIterable {
    /// It is newer.
    case clock
    /// It comes later, and no clock tells which one is newer.
    case order
    /// CircleCI's list of keys says that it is the one that CircleCI uses.
    case preferred
    /// circleci.com answered there.
    case host
    /// It is a user key.
    case type

    /// Of two with these times.
    init(_ first: Timestamp?, _ second: Timestamp?) {
      self = first == nil || second == nil || first == second ? .order : .clock
    }
  }

  /// Decides; nil if no response counts.
  ///
  /// - Parameters:
  ///   - project: all that is known of a project.
  ///   - includesListed: whether lists of keys count beside the requests that created one.
  /// - Complexity: O(*n* log *n*) in the responses.
  init?(_ project: ProjectFindings, includesListed: Bool) {
    // 1. One click is one response.
    let pageSides = ServiceWorker.copies(in: project.created.map(\.request))
    let exchanges = project.created.filter { !pageSides.contains($0.request.place) }
    let twins = Self.poorTwins(in: exchanges)
    let everyClick = exchanges.filter { !twins.contains($0.request.place) }
    copies = Dictionary(uniqueKeysWithValues: pageSides.map { ($0, .ofServiceWorker) })
      .merging(twins.map { ($0, .ofSameClick) }) { pageSide, _ in pageSide }
    let everyList = includesListed ? KeyList.complete(project.lists) : []

    // 2. First the host, then the type.
    let isCircleCI =
      everyClick.contains(where: \.request.url.isCircleCI)
      || everyList.contains(where: \.request.url.isCircleCI)
    var clicks = everyClick.filter { $0.request.url.isCircleCI == isCircleCI }
    let lists = everyList.filter { $0.request.url.isCircleCI == isCircleCI }
    if !lists.isEmpty || clicks.contains(where: { !$0.isDeployKey }) {
      clicks = clicks.filter { !$0.isDeployKey }
    }

    // 3. The newest decides, by one clock.
    let clickClock = clicks.clock(\.createdAt, \.request.startedAt)
    let listClock = lists.clock(\.request.startedAt)
    let (click, list) = (clicks.latest(by: clickClock), lists.latest(by: listClock))
    let isListNewer =
      if let click, let list { list.request.isLater(than: click.request) } else { list != nil }
    // 4. It decides even if it has no key.
    guard let newest = isListNewer ? list?.chosen : click else { return nil }
    self.newest = newest

    let reasonInList = list?.reasons
    func reason(against other: Response) -> Reason {
      if newest.request.url.isCircleCI != other.request.url.isCircleCI { return .host }
      if newest.isDeployKey != other.isDeployKey { return .type }
      switch (newest.source, other.source) {
      case (.created, .created):
        return Reason(clickClock?(newest), clickClock?(other))
      case (.listed, .listed):
        return reasonInList?(other)
          ?? Reason(list.flatMap { listClock?($0) }, other.request.startedAt)
      default:
        return Reason(click?.request.startedAt, list?.request.startedAt)
      }
    }
    others = Self.others(everyClick + everyList.flatMap { $0.keys ?? [] }, than: newest.key)
      .map { Other(response: $0, reason: reason(against: $0)) }
  }

  /// Of entries with one URL that began at the same instant, those without a key where one has a key, else
  /// those without a body where one has a body.
  private static func poorTwins(in responses: [Response]) -> Set<Place> {
    var twins: [Request.Moment: [Response]] = [:]
    for response in responses {
      if let moment = response.request.moment { twins[moment, default: []].append(response) }
    }
    return twins.values.reduce(into: []) { poor, twins in
      let isRich: (Response) -> Bool =
        twins.contains { $0.key != nil } ? { $0.key != nil } : \.request.hasBody
      guard twins.contains(where: isRich) else { return }
      for twin in twins where !isRich(twin) { poor.insert(twin.request.place) }
    }
  }

  /// A response for each key but this one: circleci.com's and user keys first, then the newest first.
  private static func others(_ responses: [Response], than key: ExtractedKey?) -> [Response] {
    let keys = responses.filter { $0.key.map { $0.publicKey != key?.publicKey } ?? false }
    let clock = keys.clock(\.createdAt, \.request.startedAt)
    let sorted = keys.enumerated().sorted { first, second in
      let (left, right) = (first.element, second.element)
      if left.request.url.isCircleCI != right.request.url.isCircleCI {
        return left.request.url.isCircleCI
      }
      if left.isDeployKey != right.isDeployKey { return right.isDeployKey }
      if let leftTime = clock?(left), let rightTime = clock?(right), leftTime != rightTime {
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
