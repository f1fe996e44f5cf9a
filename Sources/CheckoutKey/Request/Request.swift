import HAR

/// Where something stands: in which of the captures, and in which of its entries.
struct Place: Hashable, Comparable {
  var capture: Int
  let entry: Int

  static func < (first: Place, second: Place) -> Bool {
    (first.capture, first.entry) < (second.capture, second.entry)
  }
}

/// A checkout-key request: what was asked, where and when, and the status that it got.
struct Request {
  var place: Place
  let url: CheckoutKeyURL
  let method: HTTPMethod?
  /// 0, or another that is below 100, where no response came; nil where it is no number.
  let status: Int?
  /// When it began, by the browser's clock.
  let startedAt: Timestamp?
  /// Whether a service worker answered, which then asked the server itself.
  let isFetchedViaServiceWorker: Bool
  /// Whether a body came, whatever is in it.
  let hasBody: Bool

  init(_ entry: HAREntry, _ url: CheckoutKeyURL) {
    place = Place(capture: 0, entry: entry.index)
    self.url = url
    method = entry.method.flatMap { $0.isEmpty ? nil : HTTPMethod($0) }
    status = entry.status
    startedAt = entry.startedDateTime.flatMap(Timestamp.init(parsing:))
    isFetchedViaServiceWorker = entry.isFetchedViaServiceWorker
    hasBody =
      switch entry.body {
      case .missing, .null, .empty: false
      default: true
      }
  }

  /// What a request is, as far as its method and its status tell.
  enum Kind {
    /// It created a key.
    case creation
    /// It was to create a key, and did not.
    case refusal
    /// It got the list of keys.
    case list
    /// It asked for the list of keys, and the browser knew it.
    case knownList
    /// It asked for the list of keys, and did not get it.
    case refusedList
    /// The browser asked whether it may ask (CORS).
    case preflight
    /// It did something else, such as to delete a key.
    case other
  }

  var kind: Kind {
    if status == 201 { return .creation }
    switch (method, status ?? 0) {
    case (.get, 200): return .list
    // 304 among them.
    case (.get, 200..<400): return .knownList
    case (.get, _): return .refusedList
    case (.head, _): return .other
    case (.options, _): return .preflight
    case (_, 200..<300): return .other
    default: return .refusal
    }
  }

  /// Whether a service worker's own entry may have its body.
  var isPageSide: Bool { isFetchedViaServiceWorker && !hasBody }

  /// Whether a response came at all.
  var isAnswered: Bool { (status ?? 0) >= 100 }

  /// Whether CircleCI may have created a key although it does not say so.
  var mayHaveCreated: Bool { !(100..<500).contains(status ?? 0) }

  /// Whether this began later than another request: by the browser's clock if both have its time, else
  /// by order.
  func isLater(than other: Request) -> Bool {
    if let own = startedAt, let time = other.startedAt, own != time { return own > time }
    return place > other.place
  }
}

/// A request's method, of which nothing is shown that could be something else.
enum HTTPMethod: String {
  // RFC 9110 section 9, RFC 5789.
  case get = "GET"
  case head = "HEAD"
  case post = "POST"
  case put = "PUT"
  case delete = "DELETE"
  case connect = "CONNECT"
  case options = "OPTIONS"
  case trace = "TRACE"
  case patch = "PATCH"
  case unknown = "?"

  /// - Parameter text: as the exporter wrote it, in whatever case.
  init(_ text: String) {
    self = HTTPMethod(rawValue: text.uppercased()) ?? .unknown
  }
}

extension Request {
  /// A URL at an instant, which one click has: exported twice, it has it twice.
  struct Moment: Hashable {
    let site: CheckoutKeyURL.Site
    let time: Timestamp
  }

  /// Nil of an unknown host, and without a time.
  var moment: Moment? {
    guard let site = url.site, let startedAt else { return nil }
    return Moment(site: site, time: startedAt)
  }
}
