import Foundation
import HAR
import TestSupport
import Testing

@testable import CheckoutKey

@Suite struct RedactionTests {
  private static func redaction(_ capture: [UInt8]) -> Redaction {
    Extraction().redaction(from: .bytes(capture), named: "a.har")
  }

  private static let early = "2026-11-23T11:00:00.000Z"

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
      Captures.created(url: Captures.url() + "?secret", time: Self.early),
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
        entry + ".request.method": "POST", entry + ".request.url": Captures.url(),
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
        #"{"public_key":"PRIVATE KEY"}"#, "a private key"
      ),
      (
        #"{"public-key":"secret","preferred":true,"time":"2020-01-03T23:09:45.932Z","login":"secret"}"#,
        #"{"public_key":"unreadable","time":"2020-01-03T23:09:45.932Z"}"#, "what is no key"
      ),
      (
        #"{"public_key":"KEY","preferred":"secret","type":["secret"],"created-at":"2020-01-03T23:09:45.932Z"}"#,
        #"{"public_key":"KEY","time":"2020-01-03T23:09:45.932Z"}"#, "values of other types"
      ),
      (
        #"{"public_key":"KEY","type":"A secret","fingerprint":"secret","time":"secret"}"#,
        #"{"public_key":"KEY"}"#,
        "texts that are not what they should be"
      ),
      (#"["secret"]"#, "[]", "an array"), (#"{"type":"secret"}"#, "{}", "no key"),
    ])
  func bodies(body: String, kept: String, case: String) throws {
    let body = body.replacing("KEY\"", with: Captures.ed25519 + "\"")
    let kept = kept.replacing("\"KEY", with: "\"" + Captures.ed25519)
    let archive = try #require(
      Self.redaction(Captures.har([Captures.entry(body: body)])).archive)
    #expect(!archive.contains("secret"))
    let root = try JSONSerialization.jsonObject(with: Data(archive.utf8))
    let text = Self.leaves(root)[".log.entries[0].response.content.text"]
    let object = try JSONSerialization.jsonObject(with: Data((text ?? "").utf8))
    let expected = try JSONSerialization.jsonObject(with: Data(kept.utf8))
    #expect(Self.leaves(object) == Self.leaves(expected))
  }

  @Test func saysInNumbersWhatIsLeftOut() {
    let request = #""request": {"url": "x", "headers": [1, 2, 3], "cookies": [4]}"#
    let response = #""response": {"headers": [5], "cookies": [6, 7]}"#
    let redaction = Self.redaction(
      Captures.har(["{\(request), \(response)}", "7", Captures.created()]))
    #expect(redaction.keptEntries == 1)
    #expect(redaction.droppedEntries == 2)
  }

  @Test("leaves nothing to write where no request created a key", arguments: ["200", "403"])
  func nothing(status: String) {
    let redaction = Self.redaction(Captures.har([Captures.entry(status: status)]))
    #expect(redaction.archive == nil)
    #expect(redaction.records.map(\.outcome) == [.notCreated])
  }
}
