/// The exchanges that a service worker made, each of which has two entries: the page's without a body, and
/// the worker's with it, which began with it or later.
///
/// A page's entry without a worker's of its own stays: its key is lost, and an older one must not pass for
/// the newest.
enum ServiceWorker {
  /// The page's entries that have a worker's of their own, and those of the same click.
  static func copies(in requests: [Request]) -> Set<Place> {
    let pages = pairs(in: requests).map(\.page)
    if pages.isEmpty { return [] }
    let moments = Set(pages.compactMap(\.moment))
    let twins = requests.filter { request in
      request.isPageSide && request.moment.map(moments.contains) ?? false
    }
    return Set((pages + twins).map(\.place))
  }

  /// The page's entries, each with the worker's own, in the same capture and of the same URL.
  static func pairs(in requests: [Request]) -> [(page: Request, worker: Request)] {
    struct Exchange: Hashable {
      let capture: Int
      let site: CheckoutKeyURL.Site
    }
    guard requests.contains(where: \.isFetchedViaServiceWorker) else { return [] }
    let exchanges = Dictionary(grouping: requests) { request in
      request.url.site.map { Exchange(capture: request.place.capture, site: $0) }
    }
    return exchanges.flatMap { exchange, requests in
      exchange == nil
        ? []
        : paired(
          requests.filter(\.isPageSide),
          requests.filter { !$0.isFetchedViaServiceWorker && $0.hasBody })
    }
  }

  /// Pairs by time the entries that have one, then by order what is left, where one of two has no time.
  ///
  /// Each serves one: the oldest page's entry gets the oldest worker's that can be its own.
  private static func paired(_ pages: [Request], _ workers: [Request])
    -> [(page: Request, worker: Request)]
  {
    var pairs: [(page: Request, worker: Request)] = []
    var paired: Set<Place> = []
    func pair(_ page: Request, _ worker: Request) {
      pairs.append((page, worker))
      paired.formUnion([page.place, worker.place])
    }
    var rest = workers.filter { $0.startedAt != nil }.sorted { $1.isLater(than: $0) }[...]
    for page in pages.filter({ $0.startedAt != nil }).sorted(by: { $1.isLater(than: $0) }) {
      // A worker's that began before this page's began before all later ones.
      rest = rest.drop { worker in
        worker.startedAt.flatMap { time in page.startedAt.map { time < $0 } } ?? true
      }
      guard let worker = rest.popFirst() else { break }
      pair(page, worker)
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
      if let worker { pair(page, worker) }
    }
    return pairs
  }
}
