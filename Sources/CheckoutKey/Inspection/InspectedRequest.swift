/// A checkout-key request, and what is made of it.
package struct InspectedRequest: Equatable, Sendable {
  /// The capture's name, as the user gave it.
  package var capture: String
  /// The index in `log.entries`; nil where the verdict is about the whole capture.
  package var entry: Int?
  /// The request's method.
  package var method: String?
  /// The response's status; below 100 where none came.
  package var status: Int?
  /// CircleCI's type of the key: `bitbucket-user-key`, `deploy-key` and so on.
  package var checkoutKeyType: String?
  /// The project's slug.
  package var project: String?
  /// When the request began, as the exporter wrote it.
  package var startedDateTime: String?
  /// Whether it counts.
  package var verdict: Verdict
  /// What may be shown of the URL.
  package var url: String?
  /// Why it does not count, or does without a key.
  package var message: String?

  /// A verdict on a whole capture.
  ///
  /// - Parameters:
  ///   - capture: the capture's name.
  ///   - verdict: what became of it.
  ///   - message: why.
  package init(capture: String, verdict: Verdict, message: String? = nil) {
    self.capture = capture
    self.verdict = verdict
    self.message = message
  }

  init(_ request: Request, in capture: String, _ verdict: Verdict, _ message: String?) {
    self.init(capture: capture, verdict: verdict, message: message)
    entry = request.place.entry
    method = request.method?.rawValue
    status = request.status
    project = request.url.project?.description
    startedDateTime = request.startedAt?.text
    url = request.url.shown
  }
}

extension InspectedRequest: Row {
  static let members: [Member] = [
    ("capture", { .text($0.capture) }), ("entry", { .number($0.entry) }),
    ("method", { .text($0.method) }), ("status", { .number($0.status) }),
    ("checkout_key_type", { .text($0.checkoutKeyType) }), ("project", { .text($0.project) }),
    ("started", { .text($0.startedDateTime) }), ("verdict", { .text($0.verdict.name) }),
    ("url", { .text($0.url) }), ("message", { .text($0.message) }),
  ]
}

/// Why a checkout-key request counts or does not.
package enum Verdict: Equatable, Sendable {
  /// It was to create a key, and this is what became of that.
  case outcome(CheckoutKeyRecord.Outcome)
  /// It asks for the keys that there are.
  case list
  /// The browser asks whether it may ask (CORS).
  case preflight
  /// It does something else, such as to delete a key.
  case other
  /// It gives a key that another entry gives too.
  case sameKey
  /// It is the page's side of an exchange that a service worker made.
  case serviceWorkerCopy
  /// It is a click that another entry shows with more of it.
  case sameClick

  /// One word, as tables and machine formats show it.
  package var name: String {
    switch self {
    case .outcome(let outcome): outcome.rawValue
    case .list: "list"
    case .preflight: "preflight"
    case .other: "other"
    case .sameKey: "same-key"
    case .serviceWorkerCopy: "service-worker"
    case .sameClick: "same-click"
    }
  }
}
