import TestSupport
import Testing

@testable import CheckoutKey

/// Which requests hold credentials.
@Suite struct CredentialsTests {
  private typealias C = Captures

  @Test(
    "a URL tells of CircleCI's API token in it, and that headers are worth a look",
    arguments: [
      ("https://a.test/?circle-token=", true, false), ("//api/?ccircle-token=x", true, true),
      ("https://circleci.com/api/?circle-token=x", true, true),
      ("/v2/api?circle-token", false, false), ("/API/?Circle-Token=x", false, false),
      ("/api", false, false),
    ])
  func urls(url: String, isToken: Bool, hasHeaders: Bool) {
    let bytes = ContiguousArray(url.utf8)
    #expect(Credentials.isToken(inURL: bytes.span) == isToken)
    #expect(Credentials.mayBeInHeaders(ofRequestTo: bytes.span) == hasHeaders)
  }

  private static let (me, other) = ("https://circleci.com/api/v1.1/me", "https://a.test/")

  /// An entry of a request with these members.
  private static func entry(_ url: String, _ members: String) -> String {
    C.entry(url, status: 200, method: "GET").replacing("\"url\"", with: "\(members), \"url\"")
  }

  private static func cookie(_ value: String = "b") -> String {
    #""cookies": [{"name": "a", "value": "\#(value)"}]"#
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
      (entry(me, cookie()), true), (entry(other, cookie()), true), (entry(C.url(), cookie()), true),
      // What a sanitizer blanked.
      (entry(me, header("Cookie", "[Circle-Token redacted]")), false),
      (entry(me, header("Cookie", " ")), false), (entry(me, header("Cookie", "***")), false),
      (entry(me, header("Cookie", "Bearer *a")), true), (entry(me, cookie("***")), false),
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
}
