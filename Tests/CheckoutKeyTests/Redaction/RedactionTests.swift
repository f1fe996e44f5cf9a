import Foundation
import HAR
import Testing

@testable import CheckoutKey

@Suite struct RedactionTests {
  private static func redaction(_ capture: [UInt8]) -> Redaction {
    Extraction().redaction(from: .bytes(capture), named: "a.har")
  }

  /// The keys of a capture, without what can differ between a capture and its redaction.
  private static func keys(_ capture: [UInt8]) -> [[String?]] {
    var extraction = Extraction()
    extraction.includesSuperseded = true
    return extraction.records(from: capture, named: "a.har").map {
      [
        $0.outcome.rawValue, $0.project?.description, $0.key?.line, $0.key?.type, $0.key?.createdAt,
        $0.url,
      ]
    }
  }

  private static let other = "https://ci.acme.example/api/v2/project/gh/acme/other/checkout-key"
  private static let early = "2026-11-23T11:00:00.000Z"
  private static let late = "2026-11-23T12:00:00.000Z"

  @Test(
    "extract gives the same of it",
    arguments: [
      ([Captures.created()], "one key"),
      ([Captures.created(url: Captures.url + "?circle-token=x#y")], "a query"),
      ([Captures.created(url: "https://me:pw@circleci.com/x/checkout-key")], "a password"),
      ([Captures.created(), Captures.created(Captures.ed25519, url: other)], "two projects"),
      (
        [Captures.created(time: late), Captures.created(Captures.ed25519, time: early)],
        "the older of two keys last"
      ),
      (
        [Captures.created(time: late), Captures.created(Captures.ed25519)],
        "a time that is missing, so that the position decides"
      ),
      (
        [Captures.created(time: late), Captures.created(Captures.ed25519, time: "noon")],
        "a time that can't be read"
      ),
      ([Captures.created(), Captures.created()], "the same key twice"),
      (
        [
          Captures.entry(time: early, isFetchedViaServiceWorker: true),
          Captures.created(time: late),
        ], "a service worker's exchange"
      ),
      (
        [Captures.created(time: early), Captures.entry(time: late)],
        "a newest response without a body"
      ),
      ([Captures.created(fingerprint: Captures.ed25519MD5)], "another key's fingerprint"),
      ([Captures.created(fingerprint: "no fingerprint")], "no fingerprint at all"),
      ([Captures.created(Captures.rsa + " my\u{200B}comment")], "a key that has to be cleaned"),
      ([Captures.created(String(Captures.rsa.dropLast(9)))], "a key that is cut off"),
    ])
  func sameRecords(entries: [String], case: String) throws {
    let capture = Captures.har(entries)
    let redaction = Self.redaction(capture)
    let archive = try #require(redaction.archive)
    #expect(Self.keys(Array(archive.utf8)) == Self.keys(capture))
    // A redacted capture is what redaction makes of it.
    #expect(Self.redaction(Array(archive.utf8)).archive == archive)
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

  @Test func holdsWhatIsAllowedAndNothingElse() throws {
    let capture = Captures.har([
      Captures.entry("https://circleci.com/?secret"),
      Captures.created(url: Captures.url + "?secret", time: Self.early),
    ])
    let archive = try #require(Self.redaction(capture).archive)
    let root = try JSONSerialization.jsonObject(with: Data(archive.utf8))
    var leaves = Self.leaves(root)
    let text = leaves.removeValue(forKey: ".log.entries[0].response.content.text")
    let body = try #require(text)
    let entry = ".log.entries[0]"
    #expect(
      leaves == [
        ".log.version": "1.2", ".log.creator.name": "WebInspector", ".log.creator.version": "",
        entry + ".startedDateTime": Self.early, entry + ".time": "0",
        entry + ".request.method": "POST", entry + ".request.url": Captures.url,
        entry + ".request.httpVersion": "", entry + ".request.headersSize": "-1",
        entry + ".request.bodySize": "-1", entry + ".response.status": "201",
        entry + ".response.statusText": "Created", entry + ".response.httpVersion": "",
        entry + ".response.redirectURL": "", entry + ".response.headersSize": "-1",
        entry + ".response.bodySize": "-1",
        entry + ".response.content.size": "\(body.utf8.count)",
        entry + ".response.content.mimeType": "application/json",
        entry + ".timings.send": "0", entry + ".timings.wait": "0",
        entry + ".timings.receive": "0",
      ])
    let members = try JSONSerialization.jsonObject(with: Data(body.utf8))
    #expect(
      Self.leaves(members) == [
        ".public_key": Captures.rsa, ".type": "bitbucket-user-key",
        ".fingerprint": Captures.rsaMD5,
      ])
  }

  @Test(
    "of a body only what CircleCI's answer has is kept",
    arguments: [
      (
        #"{"public_key":"-----BEGIN OPENSSH PRIVATE KEY-----\nsecret","type":"t"}"#,
        #"{"type":"t"}"#, "a private key"
      ),
      (
        #"{"public-key":"secret","preferred":true,"time":"2020-01-03T23:09:45.932Z","login":"secret"}"#,
        #"{"time":"2020-01-03T23:09:45.932Z","preferred":true}"#, "what is no key"
      ),
      (
        #"{"public_key":"secret","preferred":"secret","type":["secret"],"created-at":"2020-01-03T23:09:45.932Z"}"#,
        #"{"time":"2020-01-03T23:09:45.932Z"}"#, "values of other types"
      ),
      (
        #"{"public_key":"","type":"A secret","fingerprint":"secret","time":"secret"}"#,
        #"{"fingerprint":"unreadable"}"#, "texts that are not what they should be"
      ),
      (#"["secret"]"#, nil, "an array"), ("secret", nil, "no JSON"),
      (#"{"type":"secret"}"#, nil, "no key"),
    ] as [(String, String?, String)])
  func bodies(body: String, kept: String?, case: String) throws {
    let archive = try #require(
      Self.redaction(Captures.har([Captures.entry(body: body)])).archive)
    #expect(!archive.contains("secret"))
    let root = try JSONSerialization.jsonObject(with: Data(archive.utf8))
    let text = Self.leaves(root)[".log.entries[0].response.content.text"]
    let object = try text.map { try JSONSerialization.jsonObject(with: Data($0.utf8)) }
    let expected = try kept.map { try JSONSerialization.jsonObject(with: Data($0.utf8)) }
    #expect(object.map { Self.leaves($0) } == expected.map { Self.leaves($0) })
  }

  @Test func saysInNumbersWhatIsLeftOut() {
    let request = #""request": {"url": "x", "headers": [1, 2, 3], "cookies": [4]}"#
    let response = #""response": {"headers": [5], "cookies": [6, 7]}"#
    let redaction = Self.redaction(
      Captures.har(["{\(request), \(response)}", "7", Captures.created()]))
    #expect(redaction.keptEntries == 1)
    #expect(redaction.droppedEntries == 2)
    #expect(redaction.droppedHeaders == 4)
    #expect(redaction.droppedCookies == 3)
  }

  @Test("leaves nothing to write where no request created a key", arguments: ["200", "403"])
  func nothing(status: String) {
    let redaction = Self.redaction(Captures.har([Captures.entry(status: status)]))
    #expect(redaction.archive == nil)
    #expect(redaction.records.map(\.outcome) == [.notCreated])
  }
}
