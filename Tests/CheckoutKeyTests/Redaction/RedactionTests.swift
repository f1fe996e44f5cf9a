import Foundation
import HAR
import TestSupport
import Testing

@testable import CheckoutKey

@Suite struct RedactionTests {
  private typealias C = Captures

  private static func redaction(_ entries: [String], _ extraction: Extraction = Extraction())
    -> Redaction
  {
    extraction.capture(from: C.har(entries), named: "a.har").redaction
  }

  private static let early = "2026-11-23T11:00:00.000Z"
  private static let late = "2026-11-23T11:00:00.001Z"

  private static func page(_ time: String?) -> String {
    C.entry(time: time, isFetchedViaServiceWorker: true)
  }

  /// The paths of all values in a JSON text, and the values.
  private static func leaves(_ value: Any, at path: String = "") -> [String: String] {
    switch value {
    case let object as [String: Any]:
      object.map { leaves($1, at: path + "." + $0) }.reduce(into: [:]) { $0.merge($1) { $1 } }
    case let array as [Any]:
      array.enumerated().map { leaves($1, at: path + "[\($0)]") }
        .reduce(into: [:]) { $0.merge($1) { $1 } }
    default: [path: "\(value)"]
    }
  }

  private static func leaves(_ text: String) throws -> [String: String] {
    leaves(try JSONSerialization.jsonObject(with: Data(text.utf8)))
  }

  @Test func holdsWhatIsAllowedAndNothingElse() throws {
    let archive = try #require(
      Self.redaction([
        C.entry("https://circleci.com/?secret"),
        C.created(url: C.url() + "?secret", time: Self.early),
      ]).archive)
    #expect(!archive.contains("secret"))
    var leaves = try Self.leaves(archive)
    let text = leaves.removeValue(forKey: ".log.entries[0].response.content.text")
    let body = try #require(text)
    let entry = ".log.entries[0]"
    #expect(
      leaves == [
        ".log.version": "1.2", ".log.creator.name": "WebInspector", ".log.creator.version": "",
        entry + ".startedDateTime": Self.early, entry + ".time": "0",
        entry + ".request.method": "POST", entry + ".request.url": C.url(),
        entry + ".request.httpVersion": "", entry + ".request.headersSize": "-1",
        entry + ".request.bodySize": "-1", entry + ".response.status": "201",
        entry + ".response.statusText": "", entry + ".response.httpVersion": "",
        entry + ".response.redirectURL": "", entry + ".response.headersSize": "-1",
        entry + ".response.bodySize": "-1", entry + ".response.content.size": "\(body.utf8.count)",
        entry + ".response.content.mimeType": "application/json",
        entry + ".timings.send": "0", entry + ".timings.wait": "0",
        entry + ".timings.receive": "0",
      ])
    #expect(
      try Self.leaves(body) == [
        ".public_key": C.rsa, ".type": "bitbucket-user-key", ".fingerprint": C.rsaMD5,
      ])
  }

  @Test(
    "of a body only what is proved or tells its age is kept",
    arguments: [
      (
        #"{"public_key":"-----BEGIN OPENSSH PRIVATE KEY-----\nsecret","type":"t"}"#,
        #"{"type":"t"}"#,
        "a private key"
      ),
      (
        #"{"public-key":"secret","preferred":true,"time":"2020-01-03T23:09:45.932Z","login":"secret"}"#,
        #"{"preferred":true,"time":"2020-01-03T23:09:45.932Z"}"#, "what is no key"
      ),
      (
        #"{"public_key":"KEY","preferred":"secret","type":["secret"],"created-at":"2020-01-03T23:09:45.932Z"}"#,
        #"{"public_key":"KEY","time":"2020-01-03T23:09:45.932Z"}"#, "values of other types"
      ),
      (
        #"{"public_key":"KEY","type":"A secret","fingerprint":"","time":"secret"}"#,
        #"{"public_key":"KEY"}"#, "texts that are not what they should be"
      ),
      (
        #"{"public_key":"KEY","fingerprint":"secret"}"#, #"{"public_key":"KEY"}"#,
        "a fingerprint that is none"
      ),
      (#"["secret"]"#, "{}", "an array"), (#"{"type":"secret"}"#, #"{"type":"secret"}"#, "no key"),
      (
        #"{"time":"2020-01-03T23:09:45.932Z","created_at":"secret","public_key":"KEY"}"#, "{}",
        "a member that stands twice"
      ),
    ])
  func bodies(body: String, kept: String, case: String) throws {
    let body = body.replacing("KEY\"", with: C.ed25519 + "\"")
    let kept = kept.replacing("\"KEY", with: "\"" + C.ed25519)
    let archive = try #require(Self.redaction([C.entry(body: body)]).archive)
    let text = try Self.leaves(archive)[".log.entries[0].response.content.text"]
    #expect(try Self.leaves(text ?? "") == Self.leaves(kept))
  }

  @Test func keepsEveryClickAndEveryList() throws {
    let other = C.url("bitbucket/acme/caf%C3%A9")
    let list = C.entry(
      C.url() + "?page-token=secret", status: 200, method: "GET",
      body: "[\(C.body(C.rsa)), {\"type\": \"deploy-key\", \"public_key\": \"secret\"}]")
    let redaction = Self.redaction([
      C.entry(status: 204, method: "OPTIONS"), C.entry(status: 403, body: "secret"),
      C.entry(status: 200, method: "GET", body: "secret"), list,
      C.entry(isFetchedViaServiceWorker: true),
      C.created(), C.created(url: other), "7",
    ])
    #expect(redaction.keptEntries == 5 && redaction.droppedEntries == 3)
    #expect(redaction.namelessEntries == 1)
    let archive = try #require(redaction.archive)
    #expect(!archive.contains("secret"))
    let leaves = try Self.leaves(archive)
    let statuses = (0..<5).map { leaves[".log.entries[\($0)].response.status"] }
    #expect(statuses == ["403", "200", "200", "201", "201"])
    #expect(leaves[".log.entries[2].request.url"] == C.url() + "?page-token=redacted")
    #expect(leaves[".log.entries[3].response._fetchedViaServiceWorker"] == "1")
  }

  @Test(
    "what is in it twice, alike, is written once",
    arguments: [
      ([C.created(time: early), C.created(time: early), C.created()], 2, "neighbours"),
      ([C.created(time: early), C.created(), C.created(time: early)], 2, "others"),
      ([C.entry(status: 500), C.created(), C.entry(status: 500)], 2, "refusals"),
      (
        [
          C.entry(status: 200, method: "GET", body: "[]"), C.created(),
          C.entry(status: 200, method: "GET", body: "[ ]"),
        ], 2, "lists"
      ),
      ([page(early), C.created(), page(early), C.created()], 2, "a service worker's pair"),
      ([page(early), page(early), C.created(time: late)], 2, "one click, thrice"),
      ([page(nil), C.created(), page(nil)], 3, "the last one's key is lost"),
    ] as [([String], Int, String)])
  func once(entries: [String], count: Int, case: String) {
    let redaction = Self.redaction(entries)
    #expect(redaction.keptEntries == count)
    let copy = Array((redaction.archive ?? "").utf8)
    let keys = [C.har(entries), copy].map {
      Extraction().capture(from: $0, named: "a.har").records.map(\.key)
    }
    #expect(keys[0] == keys[1])
  }

  @Test func whatIsWrittenOnceChangesNoOrder() {
    // The last of the first project decides, and yet it stays the first.
    let entries = [
      C.created(), C.created(url: C.url("bb/acme/other")), C.created(C.ed25519), C.created(),
    ]
    let redaction = Self.redaction(entries)
    #expect(redaction.keptEntries == 3)
    let copy = Array((redaction.archive ?? "").utf8)
    let records = Extraction().capture(from: copy, named: "a.har").records
    #expect(records.map(\.project?.repository) == ["webapp", "other"])
    #expect(records.map(\.key?.line) == [C.rsa, C.rsa])
  }

  @Test("leaves nothing to write where nothing was asked for", arguments: ["OPTIONS", "HEAD"])
  func nothing(method: String) {
    #expect(Self.redaction([C.entry(status: 200, method: method)]).archive == nil)
  }

  @Test func aCaptureThatIsNotCompleteIsNotCopied() {
    let bytes = C.har([C.created(), C.created()])
    let capture = Extraction().capture(from: Array(bytes.dropLast(9)), named: "a.har")
    #expect(capture.isIncomplete && capture.redaction.archive == nil)
  }

  @Test func aProjectOrAHostNarrowsWhatIsKept() {
    var extraction = Extraction()
    extraction.project = "acme/website"
    let entries = [C.created(), C.created(url: C.url("gh/acme/website"))]
    #expect(Self.redaction(entries, extraction).keptEntries == 1)
    extraction = Extraction()
    extraction.host = "CI.example."
    #expect(Self.redaction(entries, extraction).archive == nil)
  }
}
