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
  /// The URL before, because many requests have the same.
  private var lastURL: (text: String, url: CheckoutKeyURL)?

  /// - Parameter extraction: which requests matter.
  init(_ extraction: Extraction) {
    self.extraction = extraction
  }

  mutating func interest(inURL url: Span<UInt8>) -> HARInterest {
    if CheckoutKeyURL.matches(url) {
      holdsCredentials = holdsCredentials || Credentials.isToken(inURL: url)
      return .response
    }
    if holdsCredentials { return .nothing }
    holdsCredentials = Credentials.isToken(inURL: url)
    return Credentials.mayBeInHeaders(ofRequestTo: url) ? .request : .cookies
  }

  mutating func visitRequestHeader(name: String, hasValue: Bool) {
    if hasValue && Credentials.isCredential(headerName: name) { holdsCredentials = true }
  }

  mutating func visitRequestCookie(name: String, hasValue: Bool) {
    if hasValue { holdsCredentials = true }
  }

  mutating func visit(_ entry: HAREntry) {
    let request = Request(entry, url(entry.url))
    guard extraction.includes(request.url) else {
      lastLeftOut = request
      return
    }
    requests.append(request)
    switch request.kind {
    case .creation:
      let response = Response(request, ResponseBody(in: entry.body))
      findings.update(request.url.owner) { $0.created.append(response) }
    case .list:
      let list = KeyList(request, entry.body)
      findings.update(request.url.owner) { $0.lists.append(list) }
    case .refusal: findings.update(request.url.owner) { $0.refusals.append(request) }
    case .listWithoutBody, .preflight, .other: break
    }
  }

  private mutating func url(_ text: String) -> CheckoutKeyURL {
    if let lastURL, lastURL.text.hasSameBytes(as: text) { return lastURL.url }
    let url = CheckoutKeyURL(text)
    lastURL = (text, url)
    return url
  }
}

/// The credentials that a capture can hold besides the key.
enum Credentials {
  /// Whether a header of this name is one.
  static func isCredential(headerName: String) -> Bool {
    ["authorization", "circle-token", "cookie"].contains(headerName.lowercased())
  }

  /// Whether the headers of requests with this URL are looked at: a capture is made of headers, so looking
  /// at all of them would take twice the time.
  static func mayBeInHeaders(ofRequestTo url: Span<UInt8>) -> Bool {
    contains(url, api)
  }

  /// Whether a URL has CircleCI's API token in its query.
  static func isToken(inURL url: Span<UInt8>) -> Bool {
    contains(url, token)
  }

  private static func contains(_ url: Span<UInt8>, _ text: [UInt8]) -> Bool {
    for start in 0..<max(0, url.count - text.count + 1) where url[start] == text[0] {
      if text.indices.allSatisfy({ url[start + $0] == text[$0] }) { return true }
    }
    return false
  }

  private static let api = Array("/api/".utf8)
  private static let token = Array("circle-token=".utf8)
}
