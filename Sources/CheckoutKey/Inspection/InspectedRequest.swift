/// A checkout-key request, and what is made of it.
public struct InspectedRequest: Equatable, Sendable {
  /// The capture's name, as the user gave it.
  public var capture: String
  /// The index in `log.entries`; nil where the verdict is about the whole capture.
  public var entry: Int?
  /// The request's method.
  public var method: String?
  /// The response's status; 0 where none came.
  public var status: Int?
  /// CircleCI's type of the key: `bitbucket-user-key`, `deploy-key` and so on.
  public var checkoutKeyType: String?
  /// The project's slug.
  public var project: String?
  /// When the request began, as the exporter wrote it.
  public var startedDateTime: String?
  /// Whether it counts.
  public var verdict: Verdict
  /// The URL without its query.
  public var url: String?
  /// Why it does not count, or does without a key.
  public var message: String?

  /// A verdict on a whole capture.
  ///
  /// - Parameters:
  ///   - capture: the capture's name.
  ///   - verdict: what became of it.
  ///   - message: why.
  public init(capture: String, verdict: Verdict, message: String? = nil) {
    self.capture = capture
    self.verdict = verdict
    self.message = message
  }
}

extension InspectedRequest: Row {
  static let memberNames = [
    "capture", "entry", "method", "status", "checkout_key_type", "project", "started", "verdict",
    "url", "message",
  ]

  var values: [RowValue] {
    [
      .text(capture), .number(entry), .text(method), .number(status), .text(checkoutKeyType),
      .text(project), .text(startedDateTime), .text(verdict.name), .text(url), .text(message),
    ]
  }
}
