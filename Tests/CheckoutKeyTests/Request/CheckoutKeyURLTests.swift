import Testing

@testable import CheckoutKey

@Suite struct CheckoutKeyURLTests {
  static let path = "https://circleci.com/api/v1.1/project/bitbucket/acme/webapp/checkout-key"

  @Test(
    "matches by the last path component",
    arguments: [
      (path, true, "the documented URL"),
      (path + "?digest=sha256", true, "a query"),
      (path + "#top", true, "a fragment"),
      (path + "/", true, "a trailing slash"),
      (path + "/?a=b/#c", true, "all of them"),
      (path + "//", false, "two trailing slashes"),
      (path + "/aa:bb:cc", false, "the request for one key"),
      (path + "s", false, "a longer component"),
      ("https://circleci.com/api/v2/project/bb/a/b/not-a-checkout-key", false, "a component's end"),
      ("https://app.circleci.com/api/private/features?flag=checkout-key", false, "in the query"),
      ("https://app.circleci.com/features?next=/checkout-key", false, "a path in the query"),
      ("https://app.circleci.com/#/checkout-key", false, "a path in the fragment"),
      ("/checkout-key", true, "nothing but the component"),
      ("checkout-key", false, "no path"),
      ("https://circleci.com/Checkout-Key", false, "another case"),
      ("", false, "nothing"),
      ("?", false, "an empty path"),
      (path + ";circle-token=x", true, "a token behind a semicolon"),
      (path + "%3Fcircle-token=x", true, "a token behind an escaped question mark"),
      (path + "%3fcircle-token=x", true, "the same in small letters"),
      (path + "&circle-token=x", true, "a token behind an ampersand"),
      (path + "%26circle-token=x", true, "a token behind an escaped ampersand"),
      (path + " \r\n", true, "white space at the end"),
      (path + "%2Dx", false, "another escape"),
      (path + "%3", false, "an escape that is cut off"),
    ])
  func matches(url: String, expected: Bool, case: String) {
    #expect(CheckoutKeyURL.matches(ContiguousArray(url.utf8).span) == expected)
  }

  @Test(
    "shows nothing of what stands behind the name",
    arguments: [";x=SECRET", " Token: SECRET", "%20SECRET", "%0ASECRET", "%3Fx=SECRET", "&SECRET"])
  func token(behind: String) {
    let url = CheckoutKeyURL(Self.path + behind)
    #expect(url.withoutQuery.map { $0 == Self.path } ?? true)
    #expect(url.withoutQuery?.contains("SECRET") != true)
  }

  @Test(
    "knows circleci.com's own answers",
    arguments: [
      (path, true), ("https://app.circleci.com/x/checkout-key", true),
      ("https://circleci.com/api/v1.1/project/bitbucket/a@b/webapp/checkout-key", true),
      ("https://circleci.com/api/v1.1/project/bitbucket/a%40b/webapp/checkout-key", true),
      ("https://circleci.com.evil.example/checkout-key", false),
      ("https://notcircleci.com/checkout-key", false),
      (#"https://evil.example\.circleci.com/checkout-key"#, false),
      (#"https://evil.example\@circleci.com/checkout-key"#, false), ("/checkout-key", false),
    ])
  func isCircleCI(url: String, expected: Bool) {
    #expect(CheckoutKeyURL(url).isCircleCI == expected)
  }

  @Test(
    "finds the project in the path",
    arguments: [
      (path, "bitbucket/acme/webapp", "API v1.1"),
      (
        "https://circleci.com/api/v2/project/bb/acme/webapp/checkout-key", "bitbucket/acme/webapp",
        "API v2"
      ),
      (
        "https://circleci.com/api/v2/project/bb%2Facme%2Fwebapp/checkout-key?digest=md5",
        "bitbucket/acme/webapp", "escaped slashes"
      ),
      (
        "https://ci.acme.example/api/v1.1/project/bitbucket/project/webapp/checkout-key/",
        "bitbucket/project/webapp", "a workspace named project"
      ),
      (
        "https://circleci.com/api/v2/project/circleci/9Yy/Q8c/checkout-key", "circleci/9Yy/Q8c",
        "an opaque slug"
      ),
      (
        "https://app.circleci.com/private/bitbucket/acme/webapp/checkout-key",
        "bitbucket/acme/webapp", "an unknown path"
      ),
      ("https://app.circleci.com/private/keys/acme/webapp/checkout-key", nil, "no project"),
      ("https://circleci.com/api/v2/project/checkout-key", nil, "an empty slug"),
    ] as [(String, String?, String)])
  func project(url: String, slug: String?, case: String) {
    #expect(CheckoutKeyURL(url).project == slug.map(Project.init(slug:)))
  }

  @Test(
    "knows CircleCI's own hosts",
    arguments: [
      ("https://circleci.com/checkout-key", "circleci.com", true),
      ("https://app.circleci.com/checkout-key", "app.circleci.com", true),
      ("https://CircleCI.com:443/checkout-key", "circleci.com", true),
      ("https://notcircleci.com/checkout-key", "notcircleci.com", false),
      ("https://circleci.com.evil.example/checkout-key", "circleci.com.evil.example", false),
      ("https://circleci.com@evil.example/checkout-key", "evil.example", false),
      ("/checkout-key", nil, false),
    ] as [(String, String?, Bool)])
  func host(url: String, host: String?, isCircleCI: Bool) {
    #expect(CheckoutKeyURL(url).host == host)
    #expect(CheckoutKeyURL(url).isCircleCI == isCircleCI)
  }

  @Test(
    "leaves secrets out",
    arguments: [
      ("https://user:SECRET@circleci.com/k/checkout-key", "https://circleci.com/k/checkout-key"),
      ("https://circleci.com/checkout-key?a=SECRET#SECRET", "https://circleci.com/checkout-key"),
      ("https:/SECRET:SECRET@circleci.com/checkout-key", nil),
      ("https:///SECRET:SECRET@circleci.com/checkout-key", nil),
      ("//SECRET/SECRET@circleci.com/checkout-key", nil),
      ("SECRET:SECRET@circleci.com/checkout-key", nil), ("SECRET@circleci.com/checkout-key", nil),
      ("https://SECRET:SECRETcircleci.com/checkout-key", nil),
    ] as [(String, String?)])
  func secrets(url: String, shown: String?) {
    #expect(CheckoutKeyURL(url).withoutQuery == shown)
    #expect(CheckoutKeyURL(url).host == shown.map { _ in "circleci.com" })
  }
}
