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
