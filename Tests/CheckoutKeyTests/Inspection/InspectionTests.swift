import HAR
import TestSupport
import Testing

@testable import CheckoutKey

@Suite struct InspectionTests {
  private static func rows(_ entries: [String]) -> [InspectedRequest] {
    let capture = Extraction().capture(from: Captures.har(entries), named: "a.har")
    return capture.inspection(capture.records)
  }

  private static let noon = "2026-11-23T12:00:00Z"
  private static let other = "https://circleci.com/api/v1.1/project/gh/acme/other/checkout-key"

  @Test(
    "gives every checkout-key request its verdict",
    arguments: [
      ([Captures.created()], ["key"], [nil]),
      (
        [Captures.entry(status: "200", method: "GET")], ["list"],
        ["the list of keys"]
      ),
      (
        [Captures.entry(status: "204", method: "options")], ["preflight"],
        ["the browser's check before the request (CORS)"]
      ),
      ([Captures.entry(status: "403")], ["not-created"], ["CircleCI answered 403"]),
      ([Captures.entry(status: "0")], ["not-created"], ["CircleCI gave no answer"]),
      (
        [Captures.entry()], ["body-missing"],
        ["the key was created, but the capture does not hold the response"]
      ),
      (
        [Captures.created(), Captures.created(Captures.ed25519)], ["superseded", "key"],
        ["entry 1 comes later, and no times tell which is newer", nil]
      ),
      (
        [Captures.created(), Captures.created()], ["same-key", "key"],
        ["another entry gives the same key", nil]
      ),
      (
        [Captures.entry(isFetchedViaServiceWorker: true), Captures.created()],
        ["service-worker", "key"], ["the service worker's own entry has the response", nil]
      ),
      (
        [Captures.created(), Captures.entry()], ["superseded", "body-missing"],
        [
          "entry 1 comes later, and no times tell which is newer",
          "the key was created, but the capture does not hold the response",
        ]
      ),
      (
        [
          Captures.created(time: noon), Captures.created(time: noon),
          Captures.created(Captures.ed25519, time: "2026-11-23T12:00:01Z"),
        ], ["same-key", "superseded", "key"],
        ["another entry gives the same key", "entry 3 is newer for the same project", nil]
      ),
      ([Captures.created(), Captures.created(url: other)], ["key", "key"], [nil, nil]),
      (
        [Captures.entry(time: noon), Captures.created(time: noon)], ["same-click", "key"],
        ["another entry shows more of the same click", nil]
      ),
      (
        // The worker's own was before it, so its key is lost.
        [Captures.created(), Captures.entry(isFetchedViaServiceWorker: true)],
        ["superseded", "body-missing"],
        [
          "entry 1 comes later, and no times tell which is newer",
          "the key was created, but the capture does not hold the response",
        ]
      ),
      (
        [Captures.created(time: noon), Captures.entry(status: "-1", time: noon)],
        ["key", "not-created"], [nil, "CircleCI gave no answer"]
      ),
    ] as [([String], [String], [String?])])
  func verdicts(entries: [String], names: [String], messages: [String?]) {
    let foreign = Captures.entry("https://circleci.com/api/v1.1/me")
    let rows = Self.rows([foreign] + entries + [foreign])
    #expect(rows.map(\.entry) == Array(1...entries.count))
    #expect(rows.map(\.verdict.name) == names)
    // The foreign entry moves every other one on.
    let moved = messages.map { $0?.replacing("entry 1 ", with: "entry 2 ") }
    #expect(rows.map(\.message) == moved)
  }

  @Test func saysAllThatIsKnownOfARequest() throws {
    let url = Captures.url() + "?circle-token=secret"
    let entries = [Captures.created(url: url, time: "2026-11-23T12:00:00.000Z")]
    let row = try #require(Self.rows(entries).first)
    var expected = InspectedRequest(capture: "a.har", verdict: .outcome(.key))
    expected.entry = 0
    expected.method = "POST"
    expected.status = 201
    expected.checkoutKeyType = "bitbucket-user-key"
    expected.project = "bitbucket/acme/webapp"
    expected.startedDateTime = "2026-11-23T12:00:00.000Z"
    expected.url = Captures.url()
    #expect(row == expected)
  }

  @Test(
    "gives a row for what is said of the capture as a whole",
    arguments: [
      ("", "not-a-har", "empty"),
      ("{\"log\": {\"entries\": []}}", "no-checkout-key", "it holds no requests"),
      ("{\"log\": {\"entries\": [", "truncated", "cut off at byte 21, before"),
    ])
  func captures(text: String, name: String, message: String) throws {
    let capture = Extraction().capture(from: Array(text.utf8), named: "a.har")
    let rows = capture.inspection(capture.records)
    let row = try #require(rows.first)
    #expect(rows.count == 1)
    #expect(row.entry == nil)
    #expect(row.verdict.name == name)
    #expect(row.message?.hasPrefix(message) == true)
    #expect(capture.records.map(\.message) == [row.message])
  }

  @Test("in a capture that is refused as a whole no request has a verdict of its own")
  func refusedAsAWhole() {
    let doubled = Captures.created().replacing(#""response""#, with: #""response":{},"response""#)
    let text = Captures.har(Captures.created(), doubled)
    let capture = Extraction().capture(from: Array(text.utf8), named: "a.har")
    let rows = capture.inspection(capture.records)
    #expect(rows.map(\.verdict.name) == ["not-a-har", "not-a-har"])
    #expect(rows.map(\.entry) == [0, nil])
    #expect(rows.first?.message == "nothing counts in this capture")
  }

  @Test("the machine formats have every member, in a fixed order")
  func formats() throws {
    let row = try #require(Self.rows([Captures.entry(status: "403")]).first)
    #expect(
      InspectionFormat.ndjson.text(of: row, isFirst: true) == """
        {"capture":"a.har","entry":0,"method":"POST","status":403,"checkout_key_type":null,\
        "project":"bitbucket/acme/webapp","started":null,"verdict":"not-created",\
        "url":"\(Captures.url())","message":"CircleCI answered 403"}

        """)
    #expect(
      InspectionFormat.csv.opening + InspectionFormat.csv.text(of: row, isFirst: true)
        == "capture,entry,method,status,checkout_key_type,project,started,verdict,url,message\r\n"
        + "a.har,0,POST,403,,bitbucket/acme/webapp,,not-created,\(Captures.url()),"
        + "CircleCI answered 403\r\n")
  }
}
