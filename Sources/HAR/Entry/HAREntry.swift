/// What is kept of one element of `log.entries` (HAR 1.2): the values that tell a request apart and
/// the body that answered it.
public struct HAREntry: Equatable, Sendable {
  /// The index in `log.entries`.
  public var index: Int
  /// When the request began, as the exporter wrote it: ISO 8601, as a rule.
  public var startedDateTime: String?
  /// `request.method`.
  public var method: String?
  /// `request.url`, as far as it can be decoded and kept.
  ///
  /// U+FFFD stands for what is no UTF-8; a URL whose escapes are wrong is here as it stands. Of one that
  /// is longer than 64 KiB the beginning is here.
  public var url: String
  /// `response.status`; 0, or none, where no response came.
  public var status: Int?
  /// Whether a service worker answered, so that the exchange with the server is an entry of its
  /// own (`response._fetchedViaServiceWorker`, from Chromium's `Log.ts`).
  public var isFetchedViaServiceWorker: Bool
  /// `response.content`.
  public var body: HARBody

  /// Makes an entry by hand; ``HARReading`` makes them from an archive.
  public init(
    index: Int, startedDateTime: String? = nil, method: String? = nil, url: String,
    status: Int? = nil, isFetchedViaServiceWorker: Bool = false, body: HARBody = .missing
  ) {
    self.index = index
    self.startedDateTime = startedDateTime
    self.method = method
    self.url = url
    self.status = status
    self.isFetchedViaServiceWorker = isFetchedViaServiceWorker
    self.body = body
  }
}
