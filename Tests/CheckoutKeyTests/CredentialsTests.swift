import TestSupport
import Testing

@testable import CheckoutKey

/// Which requests hold credentials, by their URLs.
@Suite struct CredentialsTests {
  @Test(
    "CircleCI's API token is found wherever it stands in a URL",
    arguments: [
      ("circle-token=x", true, "at the beginning"),
      ("https://a.test/?circle-token=x", true, "inside"),
      ("https://a.test/?circle-token=", true, "at the very end"),
      ("https://circleci.com/?circle-token=x", true, "behind what begins like it"),
      ("/?circle-circle-token=x", true, "behind half of it"),
      ("/?ccircle-token=x", true, "behind its first letter"),
      ("/?circle-token", false, "without its sign"), ("/?Circle-Token=x", false, "in capitals"),
      ("circle-token", false, "shorter than what is looked for"), ("", false, "nothing"),
    ])
  func token(url: String, isToken: Bool, case: String) {
    #expect(Credentials.isToken(inURL: ContiguousArray(url.utf8).span) == isToken)
  }

  @Test(
    "a value that a sanitizer blanked is no credential",
    arguments: [
      ("REDACTED", false), ("[Circle-Token redacted]", false), ("", false), (" ", false),
      ("***", false), ("Bearer <redacted>", false), ("a", true), ("Bearer *a", true),
    ])
  func blanked(value: String, isCredential: Bool) {
    let value = Captures.json(value)
    for name in ["Authorization", "circle-token", "COOKIE", "Accept"] {
      let headers = #""headers": [{"name": "\#(name)", "value": \#(value)}], "url""#
      let entry = Captures.created().replacing("\"url\"", with: headers)
      let records = Extraction().capture(from: Captures.har([entry]), named: "a.har").records
      #expect(records.map(\.holdsCredentials) == [isCredential && name != "Accept"], "\(name)")
    }
    let cookies = #""cookies": [{"name": "a", "value": \#(value)}], "url""#
    let entry = Captures.created().replacing("\"url\"", with: cookies)
    let records = Extraction().capture(from: Captures.har([entry]), named: "a.har").records
    #expect(records.map(\.holdsCredentials) == [isCredential])
  }

  @Test(
    "the headers of requests to an API are looked at, and of no others",
    arguments: [
      ("/api/", true, "nothing else"), ("https://a.test/api/v2/me", true, "inside"),
      ("https://a.test/v2/api/", true, "at the very end"), ("//api/", true, "behind a slash"),
      ("/ap/api/", true, "behind half of it"),
      ("https://api.test/v2/api", false, "no component"), ("/api", false, "shorter"),
      ("", false, "nothing"),
    ])
  func headers(url: String, mayBe: Bool, case: String) {
    #expect(Credentials.mayBeInHeaders(ofRequestTo: ContiguousArray(url.utf8).span) == mayBe)
  }
}
