import Foundation
import TestSupport
import Testing

@testable import CheckoutKey

@Suite struct ListedKeysTests {
  static let early = "2026-11-23T11:00:00.000Z"
  static let late = "2026-11-23T12:00:00.000Z"

  /// An item of a list.
  static func item(_ key: String, type: String = "bitbucket-user-key", time: String? = nil)
    -> String
  {
    let fingerprint = key == Captures.rsa ? Captures.rsaMD5 : Captures.ed25519MD5
    let created = time.map { ", \"created_at\": \"\($0)\"" } ?? ""
    return """
      {"type": "\(type)", "public_key": "\(key)", "fingerprint": "\(fingerprint)"\(created)}
      """
  }

  static func list(
    _ items: [String], isPage: Bool = false, status: String = "200", time: String? = nil
  )
    -> String
  {
    let array = "[" + items.joined(separator: ", ") + "]"
    return Captures.entry(
      status: status, method: "GET", time: time, body: isPage ? "{\"items\": \(array)}" : array)
  }

  static func records(_ entries: [String], listed: Bool = true) -> [Record] {
    var extraction = Extraction()
    extraction.includesListed = listed
    return extraction.records(from: Captures.har(entries), named: "a.har")
  }

  @Test("gives the newest user key of a list", arguments: [false, true])
  func newest(isPage: Bool) {
    let items = [
      Self.item(Captures.rsa, time: Self.late), Self.item(Captures.ed25519, time: Self.early),
    ]
    let records = Self.records([Self.list(items, isPage: isPage)])
    #expect(records.map(\.key?.line) == [Captures.rsa])
    #expect(records.map(\.key?.source) == [.listed])
    #expect(records.map(\.key?.createdAt) == [Self.late])
    #expect(
      records.first?.warnings.map(\.description)
        == ["the newest key of this project; an older one is in entry 0"])
  }

  @Test(
    "takes user keys from lists that were given, and nothing else",
    arguments: [
      ([list([])], "an empty list"), ([list([], isPage: true)], "an empty page"),
      ([list([item(Captures.rsa, type: "deploy-key")])], "a deploy key"),
      ([list([item(Captures.rsa)], status: "304")], "a list that is not there"),
      ([list([item(Captures.rsa)], status: "403")], "a list that was refused"),
      ([Captures.entry(status: "200", method: "GET", body: "<html>")], "no JSON"),
      ([Captures.entry(status: "200", method: "GET", body: "{\"items\": 7}")], "no list"),
      ([Captures.entry(status: "200", method: "GET", body: "[7, {}, null, []]")], "no keys"),
      ([Captures.entry(status: "200", method: "GET")], "no body"),
      (
        [Captures.entry(status: "200", method: "DELETE", body: "[\(item(Captures.rsa))]")],
        "another method"
      ),
    ])
  func others(entries: [String], case: String) {
    let records = Self.records(entries)
    #expect(records.map(\.outcome) == [.notCreated])
    #expect(Self.records(entries, listed: false).map(\.nextStep) == records.map(\.nextStep))
  }

  @Test(
    "decides between what was created and what is listed",
    arguments: [
      (
        [Captures.created(Captures.rsa), list([item(Captures.rsa), item(Captures.ed25519)])],
        [Captures.rsa], .created,
        "the same key in both"
      ),
      (
        [
          Captures.entry(time: early),
          list([item(Captures.rsa, time: early), item(Captures.ed25519, time: late)], time: late),
        ],
        [Captures.ed25519], .listed, "a lost body, and a list behind it"
      ),
      (
        [list([item(Captures.rsa, time: early)], time: early), Captures.entry(time: late)], [nil],
        nil,
        "a lost body, and a list before it, which can't hold its key"
      ),
      (
        [Captures.created(Captures.rsa, time: early), list([item(Captures.ed25519)], time: late)],
        [Captures.rsa], .created,
        "a list of another key behind, whose age nothing tells"
      ),
    ] as [([String], [String?], ExtractedKey.Source?, String)])
  func decides(entries: [String], lines: [String?], source: ExtractedKey.Source?, case: String) {
    let records = Self.records(entries)
    #expect(records.map(\.key?.line) == lines)
    #expect(records.first?.key?.source == source)
  }

  @Test func aDamagedKeyAmongGoodOnesIsAKeyWithoutProof() {
    let damaged = Self.item(String(Captures.rsa.dropLast(90)), time: Self.early)
    let good = Self.item(Captures.ed25519, time: Self.late)
    #expect(Self.records([Self.list([damaged, good])]).map(\.key?.line) == [Captures.ed25519])
    let newest = Self.item(String(Captures.rsa.dropLast(90)), time: "2026-11-23T13:00:00.000Z")
    #expect(Self.records([Self.list([good, newest])]).map(\.outcome) == [.keyInvalid])
  }

  @Test(
    "the hint names a list exactly where it would give a key",
    arguments: [
      ([list([item(Captures.rsa), item(Captures.ed25519)])], 0, 2, "nothing counted"),
      ([Captures.entry(status: "403"), list([item(Captures.rsa)])], 1, 1, "no rights"),
      (
        [
          Captures.entry(time: "2026-11-23T09:00:00Z"),
          list([item(Captures.rsa, time: "2026-11-23T09:00:01Z")]),
        ], 1, 1, "a lost body"
      ),
      (
        [
          Captures.entry(time: "2026-11-23T09:00:00Z"),
          list([item(Captures.rsa, time: "2026-01-01T09:00:00Z")], time: "2026-11-23T10:00:00Z"),
        ], nil, 0, "a lost body, and a list without the key that was lost"
      ),
      (
        [
          list([item(Captures.rsa, time: "2026-11-23T09:03:00Z")], time: "2026-11-23T08:59:00Z"),
          Captures.entry(time: "2026-11-23T09:00:00Z"),
        ], nil, 0, "a list that was loaded before, by a slow clock"
      ),
      ([Captures.entry(), list([item(Captures.rsa)])], nil, 0, "a lost body, and no times"),
      ([list([item(Captures.rsa)]), Captures.entry()], nil, 0, "a list before the lost body"),
      ([Captures.created(), list([item(Captures.ed25519)])], nil, 0, "a key"),
      ([list([item(String(Captures.rsa.dropLast(90)))])], nil, 0, "a damaged key"),
      ([list([item(Captures.rsa, type: "deploy-key")])], nil, 0, "a deploy key"),
    ] as [([String], Int?, Int, String)])
  func hint(entries: [String], entry: Int?, count: Int, case: String) {
    let record = Self.records(entries, listed: false).first
    if let entry {
      guard case .useList(entry, count, let otherwise) = record?.nextStep else {
        Issue.record("\(String(describing: record?.nextStep))")
        return
      }
      #expect(record?.hint == otherwise.words)
      #expect(Self.records(entries).contains { $0.key != nil })
    } else if case .useList = record?.nextStep {
      Issue.record("a list that gives nothing")
    }
  }
}
