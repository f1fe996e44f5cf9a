import HAR

/// What the checkout-key requests of one capture came to.
struct Survey {
  /// The entries that count, in capture order.
  private(set) var candidates: [Candidate] = []
  /// The last request that should have created a key and did not.
  private(set) var lastRefusal: Request?
  /// The last request for the list of keys that gave it.
  private(set) var lastList: Request?
  /// The last request for the list of keys that did not give it.
  private(set) var lastListRefusal: Request?
  /// The last request of another kind, such as a preflight.
  private(set) var lastOther: Request?
  /// A request that the user's own choice of project or host left out.
  private(set) var lastLeftOut: Request?

  /// All checkout-key requests, if they are kept.
  private(set) var requests: [Request] = []
  /// What may be handed on of the entries that count, if it is kept.
  private(set) var redactedEntries: [RedactedEntry] = []
  private let keeping: Keeping

  /// What is kept besides what a record needs.
  enum Keeping {
    case nothing, requests, redactedEntries
  }

  init(keeping: Keeping = .nothing) {
    self.keeping = keeping
  }

  /// A checkout-key request.
  struct Request {
    let entry: Int
    let method: HTTPMethod?
    /// The response's status; 0 where none came, nil where it is no number.
    let status: Int?
    /// When it began, if that is a time.
    let startedDateTime: String?
    let url: CheckoutKeyURL

    init(_ entry: HAREntry) {
      self.entry = entry.index
      method = entry.method.map { HTTPMethod($0) }
      status = entry.status
      startedDateTime = StartTime.text(entry.startedDateTime)
      url = CheckoutKeyURL(entry.url)
    }

    /// Whether what was asked for came, for all that a status says: 304 is a list that was known.
    var isAnswered: Bool { (200..<400).contains(status ?? 0) }

    /// What was asked for, as far as the method tells.
    var purpose: Purpose {
      switch method {
      case .get, .head: .list
      case .options: .preflight
      case .post, nil: .creation
      default: .other
      }
    }
  }

  /// What a request is for.
  enum Purpose {
    /// The keys that there are.
    case list
    /// Whether the browser may ask (CORS).
    case preflight
    /// A new key.
    case creation
    /// Something else, such as to delete a key.
    case other
  }

  /// Takes the next checkout-key request of the capture into account.
  mutating func add(_ entry: HAREntry, choosing choice: Extraction) {
    let request = Request(entry)
    if keeping == .requests { requests.append(request) }
    guard choice.includes(request.url) else {
      lastLeftOut = request
      return
    }
    if request.status == 201 {
      if keeping == .redactedEntries { redactedEntries.append(RedactedEntry(entry, request.url)) }
      candidates.append(
        Candidate(entry, url: request.url, includesUnproved: choice.includesUnproved))
      return
    }
    switch request.purpose {
    case .list where request.isAnswered: lastList = request
    case .list: lastListRefusal = request
    case .preflight, .other: lastOther = request
    case .creation: lastRefusal = request
    }
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
