import HAR
import TestSupport
import Testing

@testable import CheckoutKey

@Suite struct InspectionTests {
  private typealias C = Captures

  private static func rows(_ capture: CheckoutKeyCapture) -> [InspectedRequest] {
    capture.inspection(capture.records)
  }

  private static let isLost = "the key was created, but the capture does not hold the response"
  private static let isLater = "entry 2 comes later, and no times tell which is newer"
  private static let isNewer = "entry 3 is newer for the same project"
  private static let isSame = "another entry gives the same key"
  private static let isWorkers = "the service worker's own entry has the response"
  private static let (isList, isRefused) = ("the list of keys", "the list of keys was refused")
  private static let isPreflight = "the browser's check before the request (CORS)"

  @Test(
    "gives every checkout-key request its verdict",
    arguments: [
      ([made(rsa)], ["key"], [nil]),
      ([C.entry(method: "GET", body: item(rsa))], ["key"], [nil]),
      ([answer(304, method: "GET")], ["list"], [isList]),
      ([list(), answer(199, method: "GET")], ["list", "list"], [isList, isRefused]),
      ([answer(400, method: "GET")], ["list"], [isRefused]),
      ([answer(204, method: "options")], ["preflight"], [isPreflight]),
      ([answer(204, method: "DELETE")], ["other"], ["this method creates no key"]),
      ([answer(99)], ["not-created"], ["CircleCI gave no answer"]),
      ([answer(100)], ["not-created"], ["CircleCI answered 100"]),
      ([answer(202)], ["not-created"], ["CircleCI answered 202"]),
      ([answer("null")], ["not-created"], ["it has no readable status"]),
      ([page(), made(rsa)], ["service-worker", "key"], [isWorkers, nil]),
      ([made(rsa), lost()], ["superseded", "body-missing"], [isLater, isLost]),
      (
        [made(rsa, began: 1), made(rsa, began: 1), made(ed25519, began: 2)],
        ["same-key", "superseded", "key"], [isSame, isNewer, nil]
      ),
      (
        [lost(began: 1), made(rsa, began: 1)], ["same-click", "key"],
        ["another entry shows more of the same click", nil]
      ),
    ] as [([String], [String], [String?])])
  func verdicts(entries: [String], names: [String], messages: [String?]) {
    let foreign = C.entry("https://circleci.com/api/v1.1/me")
    let rows = Self.rows(Extraction().capture([foreign] + entries + [foreign]))
    #expect(rows.map(\.entry) == Array(1...entries.count))
    #expect(rows.map(\.verdict.name) == names)
    #expect(rows.map(\.message) == messages)
  }

  @Test("in a capture that is refused as a whole no request has a verdict of its own")
  func refusedAsAWhole() {
    let doubled = made(rsa).replacing(#""response""#, with: #""response":{},"response""#)
    let capture = Extraction().capture([made(rsa), doubled])
    let rows = Self.rows(capture)
    #expect(rows.map(\.verdict.name) == ["not-a-har", "not-a-har"])
    #expect(rows.map(\.entry) == [0, nil])
    let why = capture.records.first?.message
    #expect(why != nil && rows.map(\.message) == ["nothing counts in this capture", why])
  }

  @Test("the machine formats have every member, in a fixed order")
  func formats() throws {
    let url = C.url() + "?circle-token=secret"
    let entries = [C.created(url: url, time: noon(1)), C.created(ed25519, url: url, time: noon(2))]
    let row = try #require(Self.rows(Extraction().capture(entries)).first)
    let message = "entry 1 is newer for the same project"
    #expect(
      InspectionFormat.ndjson.text(of: row, isFirst: true) == """
        {"capture":"a.har","entry":0,"method":"POST","status":201,\
        "checkout_key_type":"bitbucket-user-key","project":"bitbucket/acme/webapp",\
        "started":"\(noon(1))","verdict":"superseded","url":"\(C.url())","message":"\(message)"}

        """)
    #expect(
      InspectionFormat.csv.opening + InspectionFormat.csv.text(of: row, isFirst: true)
        == "capture,entry,method,status,checkout_key_type,project,started,verdict,url,message\r\n"
        + "a.har,0,POST,201,bitbucket-user-key,bitbucket/acme/webapp,\(noon(1)),superseded,"
        + "\(C.url()),\(message)\r\n")
    #expect(InspectionFormat.table.text(of: row, isFirst: true) == "")
  }
}
