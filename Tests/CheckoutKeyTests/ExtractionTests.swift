import Foundation
import SSHKey
import TestSupport
import Testing

@testable import CheckoutKey

/// A capture's records: one for each project, or one that says why there is none.
@Suite struct ExtractionTests {
  private typealias C = Captures

  @Test("a file gives what its bytes give, and a record holds everything known of the key")
  func record() throws {
    let directory = try TemporaryDirectory()
    let entries = [answer("403"), made(rsa, at: 1, began: 2)]
    let file = try FileHandle(forReadingFrom: directory.file("a.har", C.har(entries)))
    let record = try #require(Extraction().capture(entries).records.first)
    let read = Extraction().capture(fromFileDescriptor: file.fileDescriptor, named: "a.har")
    #expect(read.records == [record])
    let key = ExtractedKey(
      try PublicKey(parsing: rsa), isCompared: true, type: "bitbucket-user-key")
    var expected = CheckoutKeyRecord(capture: "a.har", result: .success(key))
    (expected.entry, expected.url) = (1, C.url())
    expected.project = Project(slug: "bitbucket/acme/webapp")
    expected.owner = record.owner
    (expected.startedAt, expected.createdAt) = (noon(2), "2026-11-23T12:01:00Z")
    #expect(record == expected)
  }

  @Test(
    "a project or a host leaves out every other",
    arguments: [
      (Extraction(project: "bb/acme/website"), ed25519),
      (Extraction(host: "CI.acme.example."), ed25519),
      (
        Extraction(project: "bb/acme/webapp", host: "ci.acme.example"),
        "entry 1: this checkout-key request is for bitbucket/acme/website on ci.acme.example, "
          + "not for what you chose with --project or --host"
      ),
    ])
  func chosen(extraction: Extraction, answer: String) {
    let other = C.created(ed25519, url: C.url("bb/acme/website", host: "ci.acme.example"))
    let records = extraction.capture([made(rsa), other]).records
    #expect(records.map { $0.key?.line ?? $0.message } == [answer])
  }

  @Test(
    "another host than circleci.com is a warning, unless it was chosen, and so is a deploy key",
    arguments: [
      (
        made(rsa, host: "ci.test"), nil,
        "the key comes from ci.test; if that is your CircleCI Server"
      ),
      (made(rsa, host: "ci.test"), "CI.test", nil), (made(rsa, host: "app.circleci.com"), nil, nil),
      (made(rsa, host: "ci%2Etest"), nil, "the key comes from a host that is not circleci.com"),
      (C.created(url: "/project/bb/a/b/checkout-key"), nil, "the request's URL names no host, so"),
      (
        made(rsa, type: "deploy-key"), nil, "this is a deploy key, which CircleCI adds to Bitbucket"
      ),
      (C.entry(body: item(rsa, isPreferred: false)), nil, "CircleCI uses another key for this"),
    ] as [(String, String?, String?)])
  func remarks(entry: String, host: String?, warning: String?) {
    let remarks = Extraction(host: host).capture([entry]).records.flatMap(\.remarks)
    #expect(remarks.map(\.level) == (warning == nil ? [] : [.warning]))
    #expect(remarks.first?.description.hasPrefix(warning ?? "-") != false)
  }

  @Test(
    "says why there is no key",
    arguments: [
      ([], nil, "it holds no requests"),
      ([other], nil, "it holds one request, which is not a checkout-key request"),
      ([other, other], nil, "none of its 2 requests is a checkout-key request"),
      ([answer(204, method: "DELETE"), answer(204, method: "OPTIONS")], 1, preflight),
      ([list(), list()], 1, noClick), ([list(), answer(204, method: "OPTIONS")], 0, noClick),
      ([answer(304, method: "GET")], 0, noClick), ([answer(204)], 0, refused("answered 204")),
      ([answer(403), answer(500), list()], 1, refused("answered 500")),
      ([answer(500, began: 2), answer(403, began: 1)], 0, refused("answered 500")),
      ([answer(100)], 0, refused("answered 100")), ([answer(99)], 0, refused("gave no answer")),
      ([answer("true")], 0, refused("gave an answer without a readable status")),
      ([answer(403, method: "GET")], 0, listRefused),
    ] as [([String], Int?, String)])
  func nothing(entries: [String], entry: Int?, message: String) {
    let records = Extraction().capture(entries).records
    #expect(records.map(\.outcome) == [entry == nil ? .noCheckoutKey : .notCreated])
    #expect(records.map(\.entry) == [entry])
    #expect(records.map(\.message) == [(entry.map { "entry \($0): " } ?? "") + message])
    #expect(records.first?.hint?.words.isEmpty == false)
  }

  private static let other = C.entry("https://circleci.com/")
  private static let noClick = "the capture has the list of keys, but no click on Add User Key"
  private static let preflight =
    "the only checkout-key request has the method OPTIONS, which creates no key"
  private static let listRefused =
    "CircleCI answered 403 to the request for the list of keys, and the capture has no click on "
    + "Add User Key"

  private static func refused(_ what: String) -> String {
    "CircleCI \(what) to Add User Key, so there is no key"
  }

  // MARK: - Captures that are not complete, or none

  private static func records(of text: some Sequence<UInt8>) -> [CheckoutKeyRecord] {
    Extraction().capture(from: Array(text), named: "a.har").records
  }

  @Test(
    "a capture that was cut off gives the keys of its complete entries",
    arguments: [([], .truncated), ([made(rsa)], .key), ([lost()], .bodyMissing)]
      as [([String], CheckoutKeyRecord.Outcome)])
  func cutOff(entries: [String], outcome: CheckoutKeyRecord.Outcome) throws {
    let whole = C.har(entries + [made(ed25519)])
    let cut = try #require(whole.ranges(of: Array("startedDateTime".utf8)).last?.lowerBound)
    let record = try #require(Self.records(of: whole[..<cut]).first)
    #expect(record.outcome == outcome)
    let words = "cut off at byte \(cut) (entry \(entries.count))"
    if entries.isEmpty {
      #expect(record.message == "\(words), before any complete response with a key")
    } else {
      #expect(record.remarks == [.warning("\(words); a newer key may be missing")])
    }
  }

  @Test("says what a capture is that is no HAR file, or what follows it, or that it is unreadable")
  func endings() {
    let (empty, one) = (C.har([]), C.har([made(rsa)]))
    let words = "another archive seems to follow at byte \(empty.count)"
    for (bytes, message) in [([], "empty"), (empty + one, words)] {
      let records = Self.records(of: bytes)
      #expect(records.map(\.outcome) == [.notAHAR] && records.map(\.message) == [message])
      #expect(records.first?.hint?.words.isEmpty == false)
    }
    let records = Self.records(of: one + "more".utf8)
    #expect(records.map(\.key?.line) == [rsa])
    let tail = "the capture ends at byte \(one.count); what follows was not read"
    #expect(records.first?.remarks == [.warning(tail)])
    let closed = Extraction().capture(fromFileDescriptor: -1, named: "a.har").records
    #expect(closed.map(\.outcome) == [.unreadable])
    #expect(closed.first?.message == "cannot be read: Bad file descriptor")
  }

  @Test(
    "what is said of a capture takes a time that is linear in what it holds", .serialized,
    arguments: ["clicks", "projects", "service workers", "keys of lists"])
  func linear(kind: String) {
    func capture(_ count: Int) -> CheckoutKeyCapture {
      let entries = (0..<count).flatMap { index -> [String] in
        let time = "2026-11-23T12:00:00.\(String(index + 10_000).dropFirst())Z"
        let click = C.entry(time: time, body: "{}")
        let url = C.url() + (index % 2 == 0 ? "?page-token=x" : "")
        let keys = "[\(item(DrawnEntry.key(index)))]"
        return switch kind {
        case "clicks": [click]
        case "projects": [C.entry(C.url("bb/acme/p\(index)"), time: time, body: "{}")]
        case "keys of lists": [C.entry(url, status: 200, method: "GET", time: time, body: keys)]
        default: [C.entry(time: time, isFetchedViaServiceWorker: true), click]
        }
      }
      return Extraction(listed: true).capture(entries)
    }
    let captures = [100, 800].map(capture)
    // Eight times as much takes a quadratic way sixty-four times as long. A busy machine disturbs some of
    // the measurements, not all.
    let isLinear = (0..<8).contains { _ in
      let times = captures.map { capture in
        ContinuousClock().measure { _ = (capture.inspection(capture.records), capture.redaction) }
      }
      return times[1] < times[0] * 16
    }
    #expect(isLinear)
  }
}
