import HAR

/// What is kept of a capture while it is read: its checkout-key requests, and what came of them.
struct CaptureVisitor: HARVisitor {
  /// Of projects.
  private(set) var findings = Findings()
  /// All of them, in their order.
  private(set) var requests: [Request] = []
  /// The last one that the user's own choice of project or host left out.
  private(set) var lastLeftOut: Request?
  /// Whether a token, or a header or cookie that is a credential, was seen.
  private(set) var holdsCredentials = false

  private let extraction: Extraction
  /// The URL of the last request that is one, as it stands and as it was read, because many have the same.
  private var lastText: [UInt8] = []
  private var lastURL: CheckoutKeyURL?

  /// - Parameter extraction: which requests matter.
  init(_ extraction: Extraction) {
    self.extraction = extraction
  }

  mutating func interest(inURL url: Span<UInt8>) -> HARInterest {
    if read(url) {
      holdsCredentials = holdsCredentials || Credentials.isToken(inURL: url)
      return .response
    }
    if holdsCredentials { return .nothing }
    holdsCredentials = Credentials.isToken(inURL: url)
    return Credentials.mayBeInHeaders(ofRequestTo: url) ? .request : .cookies
  }

  /// Reads the URL of a checkout-key request; false if it is another's.
  private mutating func read(_ url: Span<UInt8>) -> Bool {
    if !lastText.isEmpty, lastText.count == url.count,
      lastText.indices.allSatisfy({ lastText[$0] == url[$0] })
    {
      return true
    }
    guard let read = CheckoutKeyURL(url) else { return false }
    (lastText, lastURL) = ((0..<url.count).map { url[$0] }, read)
    return true
  }

  mutating func visitRequestHeader(name: String, hasValue: Bool) {
    if hasValue && Credentials.isCredential(headerName: name) { holdsCredentials = true }
  }

  mutating func visitRequestCookie(name: String, hasValue: Bool) {
    if hasValue { holdsCredentials = true }
  }

  mutating func visit(_ entry: HAREntry) {
    // It was asked about this entry's URL last.
    guard let url = lastURL else { return }
    let request = Request(entry, url)
    guard extraction.includes(url) else {
      lastLeftOut = request
      return
    }
    requests.append(request)
    switch request.kind {
    case .creation:
      let response = Response(request, ResponseBody(in: entry.body))
      findings.update(url.owner) { $0.created.append(response) }
    case .list:
      let list = KeyList(request, entry.body)
      findings.update(url.owner) { $0.lists.append(list) }
    case .refusal: findings.update(url.owner) { $0.refusals.append(request) }
    case .knownList, .refusedList, .preflight, .other: break
    }
  }
}
