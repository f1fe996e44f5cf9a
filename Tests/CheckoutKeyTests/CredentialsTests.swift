import TestSupport
import Testing

@testable import CheckoutKey

/// Which requests hold credentials.
@Suite struct CredentialsTests {
  private typealias C = Captures

  @Test(
    "CircleCI's API token is found wherever it stands in a URL",
    arguments: [
      ("https://a.test/?circle-token=", true, "at the very end"),
      ("https://circleci.com/?circle-token=x", true, "behind what begins like it"),
      ("/?ccircle-token=x", true, "behind its first letter"),
      ("/?circle-token", false, "without its sign"), ("/?Circle-Token=x", false, "in capitals"),
    ])
  func token(url: String, isToken: Bool, case: String) {
    #expect(Credentials.isToken(inURL: ContiguousArray(url.utf8).span) == isToken)
  }

  @Test(
    "the headers of requests to an API are looked at, and of no others",
    arguments: [
      ("/api/", true, "nothing else"), ("//api/", true, "behind a slash"),
      ("https://api.test/v2/api", false, "no component"), ("/api", false, "shorter"),
    ])
  func headers(url: String, mayBe: Bool, case: String) {
    #expect(Credentials.mayBeInHeaders(ofRequestTo: ContiguousArray(url.utf8).span) == mayBe)
  }

  private static let (me, other) = ("https://circleci.com/api/v1.1/me", "https://a.test/")
  private static let cookie = #""cookies": [{"name": "a", "value": "b"}]"#

  /// An entry of a request with these members.
  private static func entry(_ url: String, _ members: String) -> String {
    C.entry(url, status: 200, method: "GET").replacing("\"url\"", with: "\(members), \"url\"")
  }

  private static func header(_ name: String, _ value: String = "b") -> String {
    #""headers": [{"name": "\#(name)", "value": "\#(value)"}]"#
  }

  @Test(
    "one credential in whatever request is enough, behind a key or before it",
    arguments: [
      (entry(me, header("Authorization")), true), (entry(me, header("circle-token")), true),
      (entry(me, header("COOKIE")), true), (entry(me, header("Accept")), false),
      (entry(other, header("Cookie")), false), (entry(C.url(), header("Cookie")), true),
      (entry(me, cookie), true), (entry(other, cookie), true), (entry(C.url(), cookie), true),
      (C.entry(other + "?circle-token=x"), true), (C.entry(C.url() + "?circle-token=x"), true),
    ])
  func places(entry: String, isCredential: Bool) {
    for entries in [
      [made(rsa), entry], [entry, made(rsa)], [entry, C.entry(Self.other), made(rsa)],
    ] {
      let records = Extraction().capture(entries).records
      #expect(records.map(\.holdsCredentials) == [isCredential])
    }
  }

  @Test(
    "a value that a sanitizer blanked is no credential",
    arguments: [
      ("[Circle-Token redacted]", false), (" ", false), ("***", false), ("Bearer *a", true),
    ])
  func blanked(value: String, isCredential: Bool) {
    for entry in [
      Self.entry(Self.me, Self.header("Cookie", value)),
      Self.entry(Self.me, Self.cookie.replacing("\"b\"", with: C.json(value))),
    ] {
      let records = Extraction().capture([made(rsa), entry]).records
      #expect(records.map(\.holdsCredentials) == [isCredential])
    }
  }
}
