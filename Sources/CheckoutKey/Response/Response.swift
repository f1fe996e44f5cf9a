import HAR

/// What came of a request: a key that is complete, or why there is none, and what CircleCI says of it.
struct Response {
  var request: Request
  let source: ExtractedKey.Source
  /// CircleCI's type of the key.
  let type: String?
  let isDeployKey: Bool
  let isPreferred: Bool?
  /// When the key was made, by CircleCI's clock; known also where the key is lost.
  let createdAt: Timestamp?
  let result: Result<ExtractedKey, CheckoutKeyFailure>

  init(_ request: Request, _ body: ResponseBody, source: ExtractedKey.Source = .created) {
    self.request = request
    self.source = source
    type = body.type
    isDeployKey = body.isDeployKey
    isPreferred = body.isPreferred
    createdAt = body.createdAt
    result = Result { () throws(CheckoutKeyFailure) in try ExtractedKey(body, from: source) }
  }

  /// The key, if there is a complete one.
  var key: ExtractedKey? { try? result.get() }

  /// Whether a body came, whatever is in it.
  var hasBody: Bool {
    if case .failure(.bodyMissing) = result { false } else { true }
  }
}

/// A list of keys that came: the user keys in it.
struct KeyList {
  var request: Request
  /// Nil if its body is missing or can't be read.
  private(set) var keys: [Response]?
  /// Whether a body came, whatever is in it.
  let hasBody: Bool

  init(_ request: Request, _ body: HARBody) {
    self.request = request
    hasBody = ![.missing, .null, .empty].contains(body)
    keys = ResponseBody.keys(inList: body)?.filter { !$0.isDeployKey }
      .map { Response(request, $0, source: .listed) }
  }

  /// Whether it says nothing although it should; where a service worker fetched it, its own entry has the
  /// body.
  var isUnreadable: Bool { keys == nil && !(request.isFetchedViaServiceWorker && !hasBody) }

  /// The same list in a capture that stands so many further on.
  mutating func move(by count: Int) {
    request.place.capture += count
    for index in keys?.indices ?? 0..<0 { keys?[index].request.place.capture += count }
  }

  /// Adds the keys of a further page of it.
  mutating func add(_ page: KeyList) {
    keys?.append(contentsOf: page.keys ?? [])
  }

  /// The key that a list stands for, or why there is none.
  ///
  /// It is CircleCI's preferred one; of several or none, the newest by CircleCI's clock, if it tells, else
  /// the last.
  var chosen: Response? {
    let keys = keys ?? []
    let preferred = keys.filter { $0.isPreferred == true }
    let candidates = preferred.isEmpty ? keys : preferred
    return candidates.latest(by: \.createdAt) ?? candidates.last
  }
}

extension Array {
  /// The latest by one clock, and of several at the same time the last; nil unless the clock tells the
  /// time of each.
  func latest(by clock: (Element) -> Timestamp?) -> Element? {
    var latest: (element: Element, time: Timestamp)?
    for element in self {
      guard let time = clock(element) else { return nil }
      if let latest, time < latest.time { continue }
      latest = (element, time)
    }
    return latest?.element
  }
}
