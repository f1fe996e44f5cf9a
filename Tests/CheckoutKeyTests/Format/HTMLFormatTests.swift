import SSHKey
import TestSupport
import Testing

@testable import CheckoutKey

@Suite struct HTMLFormatTests {
  static func records(_ captures: [[UInt8]]) -> [CheckoutKeyRecord] {
    captures.enumerated().flatMap { Extraction().capture(from: $1, named: "\($0).har").records }
  }

  @Test func everyRecordIsOnThePage() {
    let github = "https://circleci.com/api/v1.1/project/gh/acme/webapp/checkout-key"
    let records = Self.records([
      Captures.har([Captures.created()]), Captures.har([Captures.entry(status: "403")]),
      Captures.har([Captures.created(Captures.ed25519, url: github)]), Array("no capture".utf8),
    ])
    let page = OutputFormat.html.writer(label: "one & all").text(of: records)
    #expect(page.hasPrefix("<!DOCTYPE html>\n"))
    #expect(page.hasSuffix("</html>\n"))
    #expect(page.contains("2 projects</h2>"))
    #expect(page.contains("Without a key: 2</h2>"))
    for part in [
      "data-name=\"key\">\(Captures.rsa)</code>", "data-name=\"key\">\(Captures.ed25519)</code>",
      "data-name=\"label\">one &amp; all</code>", "<span class=\"name\">github/acme/webapp</span>",
      "https://bitbucket.org/acme/webapp/admin/access-keys/", "<h3>3.har</h3>",
      "- &quot;\(Captures.rsaMD5)&quot;</pre>", "CircleCI answered 403",
      "to click Add User Key",
    ] {
      #expect(page.contains(part), "\(part)")
    }
  }

  @Test(
    "shows the day of a time, and of nothing else",
    arguments: [
      ("2020-01-03T23:09:45.932Z", "2020-01-03"),
      ("2020-01-03 23:09:45Z", "2020-01-03"), (nil, nil),
    ] as [(String?, String?)])
  func date(createdAt: String?, shown: String?) throws {
    let key = ExtractedKey(try PublicKey(parsing: Captures.rsa), isCompared: true)
    var record = CheckoutKeyRecord(capture: "a.har", result: .success(key))
    record.createdAt = createdAt
    let page = try #require(OutputFormat.html.writer(label: "").text(of: record))
    let time = shown.map { " · <time datetime=\"\($0)\">created \($0)</time>" } ?? ""
    #expect(page.contains("</span>ssh-rsa · 2048 bits\(time)</summary>"))
  }
}
