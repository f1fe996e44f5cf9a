import Testing

@testable import CheckoutKey

@Suite struct CheckoutKeyURLTests {
  private static let base = "https://circleci.com/api/v1.1/project/bitbucket/acme/webapp"

  /// `PATH` is the documented URL up to its last component.
  @Test(
    "matches by the last path component",
    arguments: [
      "PATH/checkout-key", "PATH/checkout-key/?a=b/#c", "/checkout-key", "%2Fcheckout-key",
      "PATH%2fcheckout-key%2F", "PATH/%63heckout-ke%79", "PATH/checkout-key \r\n",
      "\u{A0}\u{2003}\u{FEFF} PATH/checkout-key",
      // A token behind it, however it is escaped.
      "PATH/checkout-key%3fcircle-token=x", "PATH/checkout-key%253Fcircle-token%253Dx",
      "PATH/checkout-key Token: x", "PATH/checkout-key%20x", "PATH/checkout-key&x",
      "PATH/checkout-key%3Dx", "PATH/checkout-key;x", "PATH/checkout-key%23x",
    ])
  func matches(url: String) {
    #expect(CheckoutKeyURL(url.replacing("PATH", with: Self.base)) != nil)
  }

  @Test(
    "matches by nothing else",
    arguments: [
      "PATH/checkout-key//", "PATH/checkout-key/aa:bb:cc", "PATH/checkout-keys", "checkout-key", "",
      "https://app.circleci.com/features?next=/checkout-key", "PATH/Checkout-Key",
      "https://app.circleci.com/#/checkout-key", "PATH/checkout-key%2Dx", "PATH/checkout%252Dkey",
      "https://circleci.com%2Fcheckout-key", "PATH/checkout-key%3", "\u{FE}PATH/checkout-key",
      "\u{FEFF}data:/checkout-key",
    ])
  func others(url: String) {
    #expect(CheckoutKeyURL(url.replacing("PATH", with: Self.base)) == nil)
  }

  @Test(
    "finds the project in the path",
    arguments: [
      ("api/v2/project/bb%2Facme%2Fwebapp", webapp), ("private/bitbucket/acme/webapp", webapp),
      ("project/bitbucket/project/webapp", "bitbucket/project/webapp"),
      ("private/keys/acme/webapp", nil), ("api/v2/project", nil), ("project/bb/acme/webapp/x", nil),
      ("project/bb//webapp", nil), ("project/bb/%2e%2e/webapp", nil),
      ("project/bb/acme/caf%C3%A9", nil), ("project/bb/acme/%2577ebapp", nil),
      ("project/bb/acme/%77ebapp", webapp), ("project/bb/acme/webapp%2525253fx", webapp),
      ("caf%E9/project/bb/acme/webapp;x", webapp),
    ] as [(String, String?)])
  func project(path: String, slug: String?) throws {
    let read = try #require(CheckoutKeyURL("https://circleci.com/\(path)/checkout-key"))
    #expect(read.project?.description == slug)
  }

  private static let webapp = "bitbucket/acme/webapp"

  @Test(
    "knows the host, and CircleCI's own",
    arguments: [
      ("https://circleci.com/", "circleci.com", true),
      ("https://app.circleci.com/x/", "app.circleci.com", true),
      ("https://circleci.com/project/bitbucket/a@b/webapp/", "circleci.com", true),
      ("https://CircleCI.com.:443/", "circleci.com", true), ("https://circle%63i.com/", nil, false),
      ("https://circleci.com../", "circleci.com.", false),
      ("https://notcircleci.com/", "notcircleci.com", false),
      ("https://circleci.com@evil.example/", "evil.example", false),
      (#"https://evil.example\.circleci.com/"#, nil, false),
      (#"https://evil.example\@circleci.com/"#, nil, false), ("/", nil, false),
      ("https://\(String(repeating: "x", count: 253))/", String(repeating: "x", count: 253), false),
      ("https://\(String(repeating: "x", count: 254))/", nil, false),
    ] as [(String, String?, Bool)])
  func host(url: String, host: String?, isCircleCI: Bool) {
    let url = CheckoutKeyURL(url + "checkout-key")
    #expect(url?.host == host && url?.isCircleCI == isCircleCI)
  }

  @Test(
    "shows what is known to be harmless",
    arguments: [
      ("https://user:SECRET@HOST/k", "https://HOST/k"), ("https:/SECRET:SECRET@HOST", "https:/…"),
      ("https:///SECRET:SECRET@HOST", "https://…/…"), ("//SECRET/SECRET@HOST", "//…/…"),
      ("https://SECRET:SECRETHOST", "https://…"), (#"https://SECRET\@HOST/k"#, "https://…/k"),
      ("/project/bb/acme/webapp", "/project/bb/acme/webapp"),
      ("https://ci.example:8443/a%2Fb", "https://ci.example:8443/a/b"),
      ("https://[::1]:80/x", "https://[::1]:80/x"), ("https://[::1]/x", "https://[::1]/x"),
      ("https://ci.example:12345", "https://ci.example:12345"),
      ("https://ci.example:123456", "https://…"),
      ("//HOST/caf%E9/project/bb/acme/webapp;token=SECRET", "//HOST/…/project/bb/acme/webapp"),
      ("//HOST/x;id=SECRET/webapp%253Fcircle-token%253DSECRET", "//HOST/x/…"),
      ("//HOST/api%3Fa=a/SECRET/project/bb/acme/webapp", "//HOST/api/…/project/bb/acme/webapp"),
      ("//HOST/api;token=a/SECRET/bb/acme/webapp", "//HOST/api/…/bb/acme/webapp"),
      ("//HOST/project/bb/acme/webapp;token=a/SECRET", "//HOST/project/bb/acme/webapp/…"),
      ("//HOST/project/bb/acme/webapp=SECRET", "//HOST/project/bb/acme/…"),
      ("https://HOST//a/./../é", "https://HOST/…/a/…/…/…"),
      ("https://a.b/\(String(repeating: "x", count: 101))", "https://a.b/…"),
      ("https://a.b/" + hundred, "https://a.b/" + hundred),
    ])
  func shows(url: String, shown: String) throws {
    let (url, shown) = (Self.filled(url), Self.filled(shown))
    let read = try #require(CheckoutKeyURL(url))
    #expect(read.shown == shown)
    // What is shown reads as the same again.
    let again = try #require(CheckoutKeyURL(shown))
    #expect(again.shown == shown)
    #expect(again.host == read.host && again.project == read.project && again.site == read.site)
  }

  private static func filled(_ url: String) -> String {
    url.replacing("HOST", with: "circleci.com") + "/checkout-key"
  }

  private static let hundred = String(repeating: "x", count: 100)

  /// `HOST` is CircleCI's, and `KEY` the end.
  @Test(
    "tells whether two URLs are one",
    arguments: [
      ("https://HOST/KEY", "https://CircleCI.com:443/KEY", true),
      ("https://HOST/KEY", "https://HOST:80/KEY", false),
      ("http://ci.test/KEY", "http://ci.test:80/KEY", true),
      ("//ci.test/KEY", "https://ci.test/KEY", false), ("//HOST/KEY", "//ci.test/KEY", false),
      ("/KEY", "/KEY?page-token=x", false), ("/KEY", "/KEY?a=b&page-token=x", false),
      ("/KEY", "/KEY?page-token=", true), ("/KEY", "/KEY?x=page-token", true),
      ("/KEY", "/KEY#page-token=x", true), ("/api/KEY", "/api/v2/KEY", false),
      // Hosts that nobody knows are not the same.
      ("https://a%2E/KEY", "https://a%2E/KEY", false), ("/KEY", "///KEY", false),
    ])
  func sites(first: String, second: String, isSame: Bool) {
    let sites = [first, second].map { url in
      let url = url.replacing("HOST", with: "circleci.com")
      return CheckoutKeyURL(url.replacing("KEY", with: "checkout-key"))?.site
    }
    #expect((sites[0] != nil && sites[0] == sites[1]) == isSame)
  }
}

extension CheckoutKeyURL {
  init?(_ text: String) {
    self.init(ContiguousArray(text.utf8).span)
  }
}
