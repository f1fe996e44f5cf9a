import HAR

/// What is kept of a capture while it is read.
struct CaptureVisitor: HARVisitor {
  var survey: Survey
  /// Whether a token, or a header or cookie that is a credential, was seen.
  private(set) var holdsCredentials = false

  init(_ survey: Survey) {
    self.survey = survey
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

  mutating func visit(_ entry: HAREntry) {
    survey.add(entry)
  }

  mutating func visitRequestHeader(name: String, hasValue: Bool) {
    if hasValue && Credentials.isCredential(headerName: name) { holdsCredentials = true }
  }

  mutating func visitRequestCookie(name: String, hasValue: Bool) {
    if hasValue { holdsCredentials = true }
  }
}
