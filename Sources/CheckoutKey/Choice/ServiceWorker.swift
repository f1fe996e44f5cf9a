/// The exchanges that a service worker made, each of which has two entries: the page's without a body, and
/// the worker's with it, which began with it or later.
///
/// A page's entry without a worker's of its own stays: its key is lost, and an older one must not pass for
/// the newest.
enum ServiceWorker {
  /// The page's entries that have a worker's of their own, in the same capture and of the same URL.
  static func copies(in requests: [Request]) -> Set<Place> {
    struct Exchange: Hashable {
      let capture: Int
      let site: CheckoutKeyURL.Site
    }
    guard requests.contains(where: \.isFetchedViaServiceWorker) else { return [] }
    let exchanges = Dictionary(grouping: requests) { request in
      request.url.site.map { Exchange(capture: request.place.capture, site: $0) }
    }
    return exchanges.reduce(into: []) { copies, exchange in
      guard exchange.key != nil else { return }
      let pages = exchange.value.filter { $0.isFetchedViaServiceWorker && !$0.hasBody }
      let workers = exchange.value.filter { !$0.isFetchedViaServiceWorker && $0.hasBody }
      copies.formUnion(paired(pages, workers))
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
