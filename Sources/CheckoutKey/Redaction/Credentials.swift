import HAR

/// The credentials that a capture can hold besides the key.
enum Credentials {
  /// What the reader is to look for: cookies in every request, headers in those to an API.
  static let scrutiny = HARScrutiny.credentials(
    headers: ["authorization", "circle-token", "cookie"]
  ) { url in CheckoutKeyURL.matches(url) || contains(url, api) }

  /// Whether a URL has CircleCI's API token in its query.
  static func isToken(inURL url: Span<UInt8>) -> Bool {
    contains(url, token)
  }

  private static func contains(_ url: Span<UInt8>, _ text: [UInt8]) -> Bool {
    (0..<max(0, url.count - text.count + 1)).contains { start in
      text.indices.allSatisfy { url[start + $0] == text[$0] }
    }
  }

  private static let api = Array("/api/".utf8)
  private static let token = Array("circle-token=".utf8)
}
