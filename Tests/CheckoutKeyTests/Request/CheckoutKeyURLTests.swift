import Testing

@testable import CheckoutKey

@Suite struct CheckoutKeyURLTests {
  static let path = "https://circleci.com/api/v1.1/project/bitbucket/acme/webapp/checkout-key"

  @Test(
    "matches by the last path component",
    arguments: [
      (path, true, "the documented URL"),
      (path + "/?a=b/#c", true, "a slash, a query and a fragment"),
      (path + "//", false, "two trailing slashes"),
      (path + "/aa:bb:cc", false, "the request for one key"),
      (path + "s", false, "a longer component"),
      ("https://app.circleci.com/features?next=/checkout-key", false, "a path in the query"),
      ("https://app.circleci.com/#/checkout-key", false, "a path in the fragment"),
      ("/checkout-key", true, "nothing but the component"), ("checkout-key", false, "no path"),
      ("https://circleci.com/Checkout-Key", false, "another case"), ("", false, "nothing"),
      (path + "%3fcircle-token=x", true, "a token behind an escaped question mark"),
      (path + " \r\n", true, "white space at the end"), (path + "%2Dx", false, "another escape"),
      (path.replacing("/checkout-key", with: "%2fcheckout-key%2F"), true, "escaped slashes"),
      (path.replacing("checkout-key", with: "%63heckout-ke%79"), true, "escaped letters"),
      (path.replacing("checkout-key", with: "checkout%252Dkey"), false, "a double escape"),
      ("https://circleci.com%2Fcheckout-key", false, "an escaped slash in the host"),
      ("%2Fcheckout-key", true, "nothing but an escaped slash and the component"),
      (path + "%253Fcircle-token%253Dx", true, "a token behind a double escape"),
      (path + " Token: x", true, "a token behind a space"), (path + "%20x", true, "an escaped one"),
      (path + "&x", true, "an ampersand"), (path + "%3Dx", true, "an equals sign"),
      (path + ";x", true, "a semicolon"), (path + "%23x", true, "a number sign"),
      (path + "%3", false, "an escape that is cut off"),
      ("\u{A0}\u{2003}\u{FEFF} " + path, true, "white space and a byte-order mark before it"),
      ("\u{FEFF}data:/checkout-key", false, "another scheme behind one"),
      ("\u{FE}" + path, false, "a letter"),
    ])
  func matches(url: String, expected: Bool, case: String) {
    #expect((CheckoutKeyURL(url) != nil) == expected)
  }

  @Test(
    "finds the project in the path",
    arguments: [
      ("api/v2/project/bb/acme/webapp", webapp, "API v2"),
      ("api/v2/project/bb%2Facme%2Fwebapp", webapp, "escaped slashes"),
      ("project/bitbucket/project/webapp", "bitbucket/project/webapp", "a workspace named project"),
      ("private/bitbucket/acme/webapp", webapp, "an unknown path"),
      ("private/keys/acme/webapp", nil, "no project"), ("api/v2/project", nil, "an empty slug"),
      ("project/bb/acme/webapp/x", nil, "a component too many"),
      ("project/bb//webapp", nil, "an empty component"),
      ("project/bb/%2e%2e/webapp", nil, "an escaped way up"),
      ("project/bb/acme/caf%C3%A9", nil, "a letter beyond ASCII"),
      ("project/bb/acme/%2577ebapp", nil, "a double escape"),
      ("project/bb/acme/%77ebapp", webapp, "an escape"),
      ("project/bb/acme/webapp%2525253fx", webapp, "parameters behind many escapes"),
      ("caf%E9/project/bb/acme/webapp;x", webapp, "no UTF-8"),
    ] as [(String, String?, String)])
  func project(path: String, slug: String?, case: String) throws {
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
      ("https://user:SECRET@circleci.com/k", "https://circleci.com/k"),
      ("https:/SECRET:SECRET@circleci.com", "https:/…"),
      ("https:///SECRET:SECRET@circleci.com", "https://…/…"),
      ("//SECRET/SECRET@circleci.com", "//…/…"), ("https://SECRET:SECRETcircleci.com", "https://…"),
      (#"https://SECRET\@circleci.com/k"#, "https://…/k"),
      ("/project/bb/acme/webapp", "/project/bb/acme/webapp"),
      ("https://ci.example:8443/a%2Fb", "https://ci.example:8443/a/b"),
      ("https://[::1]:80/x", "https://[::1]:80/x"), ("https://[::1]/x", "https://[::1]/x"),
      ("https://ci.example:12345", "https://ci.example:12345"),
      ("https://ci.example:123456", "https://…"),
      (
        "https://circleci.com/caf%E9/project/bb/acme/webapp;circle-token=SECRET",
        "https://circleci.com/…/project/bb/acme/webapp"
      ),
      (
        "https://circleci.com/x;jsessionid=SECRET/webapp%253Fcircle-token%253DSECRET",
        "https://circleci.com/x/…"
      ),
      (
        "https://circleci.com/api%3Ftoken=a/SECRET/project/bb/acme/webapp",
        "https://circleci.com/api/…/project/bb/acme/webapp"
      ),
      (
        "https://circleci.com/api;token=a/SECRET/bb/acme/webapp",
        "https://circleci.com/api/…/bb/acme/webapp"
      ),
      (
        "https://circleci.com/project/bb/acme/webapp;circle-token=a/SECRET",
        "https://circleci.com/project/bb/acme/webapp/…"
      ),
      ("https://circleci.com//a/./../é", "https://circleci.com/…/a/…/…/…"),
      ("https://a.b/\(String(repeating: "x", count: 101))", "https://a.b/…"),
      ("https://a.b/" + hundred, "https://a.b/" + hundred),
    ])
  func shows(url: String, shown: String) throws {
    let shown = shown + "/checkout-key"
    let read = try #require(CheckoutKeyURL(url + "/checkout-key"))
    #expect(read.shown == shown)
    // What is shown reads as the same again.
    let again = try #require(CheckoutKeyURL(shown))
    #expect(again.shown == shown)
    #expect(again.host == read.host && again.project == read.project && again.site == read.site)
  }

  private static let hundred = String(repeating: "x", count: 100)

  @Test(
    "tells whether two URLs are one",
    arguments: [
      (path, path.replacing("circleci.com", with: "CircleCI.com:443"), true, "the scheme's port"),
      (path, path.replacing("circleci.com", with: "circleci.com:80"), false, "another port"),
      ("http://ci.test/checkout-key", "http://ci.test:80/checkout-key", true, "that of http"),
      ("//ci.test/checkout-key", "https://ci.test/checkout-key", false, "no scheme"),
      (path, path + "?page-token=x", false, "a further page"),
      (path, path + "?a=b&page-token=x", false, "a further page behind another member"),
      (path, path + "?page-token=", true, "an empty token"),
      (path, path + "?x=page-token", true, "the word as a value"),
      (path, path + "#page-token=x", true, "the word in a fragment"),
      (path, path.replacing("/api", with: "/api/v2"), false, "another path"),
      (path, path.replacing("circleci.com", with: "ci.test"), false, "another host"),
      ("https://a%2E/checkout-key", "https://a%2E/checkout-key", false, "unknown hosts"),
      ("/checkout-key", "/checkout-key", true, "no hosts"),
      ("/checkout-key", "///checkout-key", false, "an empty host"),
    ])
  func sites(first: String, second: String, isSame: Bool, case: String) {
    let sites = [first, second].map { CheckoutKeyURL($0)?.site }
    #expect((sites[0] != nil && sites[0] == sites[1]) == isSame)
  }
}

extension CheckoutKeyURL {
  init?(_ text: String) {
    self.init(ContiguousArray(text.utf8).span)
  }
}
