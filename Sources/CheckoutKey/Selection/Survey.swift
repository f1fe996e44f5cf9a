import HAR

/// What the checkout-key requests of one capture came to: of each project what can still decide, and
/// of all the others the last of its kind.
struct Survey {
  /// By whose key it is.
  private(set) var projects: [CheckoutKeyURL.Owner: ProjectCandidates] = [:]
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
  /// All checkout-key requests with what they gave, if they are kept.
  private(set) var requests: [(request: Request, answer: Answer?)] = []

  private let extraction: Extraction
  private let keepsRequests: Bool
  /// The URL before, because many requests have the same.
  private var lastURL: (text: String, url: CheckoutKeyURL)?

  /// - Parameters:
  ///   - extraction: which requests matter, and what is asked for of them.
  ///   - keepsRequests: whether all checkout-key requests are kept, which takes memory for each.
  init(_ extraction: Extraction, keepsRequests: Bool = false) {
    self.extraction = extraction
    self.keepsRequests = keepsRequests
  }

  /// What a request that counts gave, without the key.
  struct Answer {
    let keyIdentity: Int?
    let keyType: String?
    let failure: Failure?
    let isServiceWorkerCopy: Bool
  }

  /// A checkout-key request.
  struct Request {
    let entry: Int
    let method: HTTPMethod?
    /// The response's status; 0 where none came, nil where it is no number.
    let status: Int?
    let isFetchedViaServiceWorker: Bool
    /// When it began, if that is a time.
    let startedDateTime: String?
    let url: CheckoutKeyURL

    init(_ entry: HAREntry, _ url: CheckoutKeyURL) {
      self.entry = entry.index
      method = entry.method.map { HTTPMethod($0) }
      status = entry.status
      isFetchedViaServiceWorker = entry.isFetchedViaServiceWorker
      let text = StartTime.text(entry.startedDateTime)
      startedDateTime = text == RedactedEntry.unknownTime ? nil : text
      self.url = url
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

  /// The projects that have a key or lost one, in the order of the entries that decide.
  var decided: [ProjectKeys] {
    projects.values.compactMap { $0.decided(includingListed: extraction.includesListed) }
      .sorted { $0.newest.entry < $1.newest.entry }
  }

  /// A list that would give a key if lists were asked for.
  var usefulList: ProjectKeys.List? {
    if extraction.includesListed { return nil }
    return projects.values.compactMap(\.usefulList).max { $0.entry < $1.entry }
  }

  /// Takes the next checkout-key request of the capture into account.
  mutating func add(_ entry: HAREntry) {
    let request = Request(entry, url(entry.url))
    var answer: Answer?
    if extraction.includes(request.url) {
      answer = add(request, entry.body)
    } else {
      lastLeftOut = request
    }
    if keepsRequests { requests.append((request, answer)) }
  }

  /// Takes a request that matters into account.
  ///
  /// - Returns: what it gave, if it counts.
  private mutating func add(_ request: Request, _ body: HARBody) -> Answer? {
    if request.status == 201 { return addCreation(request, body) }
    switch request.purpose {
    case .list where request.isAnswered:
      lastList = request
      if request.status == 200 { addList(request, body) }
    case .list: lastListRefusal = request
    case .preflight, .other: lastOther = request
    case .creation: lastRefusal = request
    }
    return nil
  }

  private mutating func addCreation(_ request: Request, _ body: HARBody) -> Answer {
    let response = Result { () throws(Failure) in try CheckoutKeyResponse(in: body) }
    let candidate = Candidate(request, response, source: .created)
    projects[request.url.owner, default: ProjectCandidates()]
      .add(candidate, keeping: extraction.includesSuperseded)
    guard case .failure(let failure) = candidate.result else {
      return Answer(
        keyIdentity: candidate.keyIdentity, keyType: candidate.key?.type, failure: nil,
        isServiceWorkerCopy: false)
    }
    return Answer(
      keyIdentity: nil, keyType: nil, failure: failure,
      isServiceWorkerCopy: candidate.isServiceWorkerCopy)
  }

  private mutating func addList(_ request: Request, _ body: HARBody) {
    let list = CheckoutKeyResponse.userKeys(inList: body).map {
      Candidate(request, .success($0), source: .listed)
    }
    if list.isEmpty { return }
    projects[request.url.owner, default: ProjectCandidates()]
      .add(list: list, keeping: extraction.includesSuperseded)
  }

  private mutating func url(_ text: String) -> CheckoutKeyURL {
    if let lastURL, lastURL.text.hasSameBytes(as: text) { return lastURL.url }
    let url = CheckoutKeyURL(text)
    lastURL = (text, url)
    return url
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
