import HAR

/// What the checkout-key requests of one capture came to.
struct Survey {
  /// The entries that count, in capture order.
  private(set) var candidates: [Candidate] = []
  /// The last request that should have created a key and did not.
  private(set) var lastRefusal: Request?
  /// The last request for the list of keys.
  private(set) var lastList: Request?
  /// The last request with which the browser asked whether it may ask (CORS).
  private(set) var lastPreflight: Request?
  /// A request that the user's own choice of project or host left out.
  private(set) var lastLeftOut: Request?

  /// A checkout-key request that does not count.
  struct Request {
    let entry: Int
    /// The response's status; 0 where none came.
    let status: Int
    let url: CheckoutKeyURL
  }

  /// Takes the next checkout-key request of the capture into account.
  mutating func add(_ entry: HAREntry, choosing choice: Extraction) {
    let url = CheckoutKeyURL(entry.url)
    let request = Request(entry: entry.index, status: entry.status ?? 0, url: url)
    guard choice.includes(url) else {
      lastLeftOut = request
      return
    }
    if request.status == 201 {
      candidates.append(Candidate(entry, url: url, verify: choice.verify))
      return
    }
    switch entry.method?.uppercased() {
    case "GET", "HEAD": lastList = request
    case "OPTIONS": lastPreflight = request
    default: lastRefusal = request
    }
  }
}
