import HAR

/// What came of a request: a key that is complete, or why there is none, and what CircleCI says of it.
struct Response {
  var request: Request
  let source: ExtractedKey.Source
  /// CircleCI's type of the key.
  let type: String?
  let isDeployKey: Bool
  let isPreferred: Bool?
  /// When the key was made, by CircleCI's clock; known also where the key is lost.
  let createdAt: Timestamp?
  let result: Result<ExtractedKey, CheckoutKeyFailure>

  init(_ request: Request, _ body: ResponseBody, source: ExtractedKey.Source = .created) {
    self.request = request
    self.source = source
    type = body.type
    isDeployKey = body.isDeployKey
    isPreferred = body.isPreferred
    createdAt = body.createdAt
    result = Result { () throws(CheckoutKeyFailure) in try ExtractedKey(body, from: source) }
  }

  /// The key, if there is a complete one.
  var key: ExtractedKey? { try? result.get() }
}
