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
  /// U+FFFD stands for what is no UTF-8 and for half a surrogate pair. Of a URL of more than
  /// `maxURLLength` bytes only the path is here, and of a path that long only the ends, with U+FFFD
  /// between them: enough to tell what was asked for.
  public var url: String
  /// Whether `url` is `request.url` to the letter.
  public var isURLWhole: Bool
  /// `response.status`; 0, or none, where no response came.
  public var status: Int?
  /// Whether a service worker answered, so that the exchange with the server is an entry of its
  /// own (`response._fetchedViaServiceWorker`, from Chromium's `Log.ts`).
  public var isFetchedViaServiceWorker: Bool
  /// `response.content`.
  public var body: HARBody

  /// The longest URL that is kept whole, in bytes as it stands in the capture: 64 KiB.
  public static var maxURLLength: Int { URLShortening.maxLength }

  /// Makes an entry by hand; ``HARReading`` makes them from a capture.
  public init(
    index: Int, startedDateTime: String? = nil, method: String? = nil, url: String,
    isURLWhole: Bool = true, status: Int? = nil, isFetchedViaServiceWorker: Bool = false,
    body: HARBody = .missing
  ) {
    self.index = index
    self.startedDateTime = startedDateTime
    self.method = method
    self.url = url
    self.isURLWhole = isURLWhole
    self.status = status
    self.isFetchedViaServiceWorker = isFetchedViaServiceWorker
    self.body = body
  }
}
