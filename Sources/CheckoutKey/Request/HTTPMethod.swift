/// A request's method, of which nothing is shown that could be something else.
enum HTTPMethod: String {
  // RFC 9110 section 9, RFC 5789.
  case get = "GET"
  case head = "HEAD"
  case post = "POST"
  case put = "PUT"
  case delete = "DELETE"
  case connect = "CONNECT"
  case options = "OPTIONS"
  case trace = "TRACE"
  case patch = "PATCH"
  case unknown = "?"

  /// - Parameter text: as the exporter wrote it, in whatever case.
  init(_ text: String) {
    self = HTTPMethod(rawValue: text.uppercased()) ?? .unknown
  }
}
