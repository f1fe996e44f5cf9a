import HAR

/// A list of keys that came: the user keys in it.
struct KeyList {
  var request: Request
  /// Nil if its body is missing or can't be read.
  private(set) var keys: [Response]?

  init(_ request: Request, _ body: HARBody) {
    self.request = request
    keys = ResponseBody.keys(inList: body)?.filter { !$0.isDeployKey }
      .map { Response(request, $0, source: .listed) }
  }

  /// The same list in a capture that stands so many further on.
  mutating func move(by count: Int) {
    request.place.capture += count
    for index in keys?.indices ?? 0..<0 { keys?[index].request.place.capture += count }
  }

  // MARK: - The key that it stands for

  /// CircleCI's preferred key; of several or none, the newest by CircleCI's clock, if it tells, else the
  /// last.
  var chosen: Response? { candidates.latest(by: clock) }

  private var candidates: [Response] {
    let preferred = keys?.filter { $0.isPreferred == true } ?? []
    return preferred.isEmpty ? keys ?? [] : preferred
  }

  private var clock: ((Response) -> Timestamp?)? { candidates.clock(\.createdAt) }

  /// Says why it does not stand for another key; nil of one that is not in it.
  var reasons: (Response) -> Choice.Reason? {
    let (chosen, clock) = (chosen, clock)
    let pages = Set((keys ?? []).map(\.request.place))
    return { other in
      guard let chosen, pages.contains(other.request.place) else { return nil }
      if chosen.isPreferred == true && other.isPreferred != true { return .preferred }
      return Choice.Reason(clock?(chosen), clock?(other))
    }
  }
}

extension KeyList {
  /// The lists that say something, each with its further pages, which add their keys to the list before
  /// them: by the browser's clock if it tells of all of one URL's, else by order.
  static func complete(_ lists: [KeyList]) -> [KeyList] {
    let sites = Dictionary(grouping: withoutCopies(lists)) { $0.request.url.site?.ofFirstPage }
    let complete = sites.flatMap { site, lists in
      // Whose the further pages of unknown hosts are nobody knows.
      site == nil ? lists : joined(lists)
    }
    return complete.filter { $0.keys?.isEmpty == false }
      .sorted { $0.request.place < $1.request.place }
  }

  /// The last one that says nothing although it should.
  static func unreadable(in lists: [KeyList]) -> KeyList? {
    withoutCopies(lists).last { $0.keys == nil }
  }

  /// The page's side of an exchange that a service worker made has no body.
  private static func withoutCopies(_ lists: [KeyList]) -> [KeyList] {
    let copies = ServiceWorker.copies(in: lists.map(\.request))
    return lists.filter { !copies.contains($0.request.place) }
  }

  private static func joined(_ lists: [KeyList]) -> [KeyList] {
    let loaded =
      lists.clock(\.request.startedAt) == nil
      ? lists : lists.sorted { $1.request.isLater(than: $0.request) }
    return loaded.reduce(into: []) { complete, list in
      if list.request.url.isFurtherPage && !complete.isEmpty {
        // Behind a first page that can't be read it says nothing: a part is no list.
        complete[complete.count - 1].keys?.append(contentsOf: list.keys ?? [])
      } else {
        complete.append(list)
      }
    }
  }
}
