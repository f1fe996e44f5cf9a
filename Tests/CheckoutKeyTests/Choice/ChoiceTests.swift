import TestSupport
import Testing

@testable import CheckoutKey

/// Which of a project's responses decides; what is said of it and the others, `ReportTests` have.
@Suite struct ChoiceTests {
  private static let listed = Extraction(listed: true)

  @Test(
    "the newest by one clock, which tells of all clicks, and the last where none does",
    arguments: [
      (made(ed25519, at: 2, began: 1), made(rsa, at: 1, began: 5), false, "clocks disagree"),
      (made(ed25519, began: 3), made(rsa, at: 5, began: 1), false, "the browser's clock"),
      (made(ed25519, at: 2), made(rsa, at: 1, began: 5), false, "a missing time"),
      (made(ed25519), made(rsa, at: 1, began: 3), true, "no clock"),
      (made(ed25519, at: 1, began: 3), made(rsa, at: 1, began: 3), true, "the same time"),
    ])
  func clock(newer: String, older: String, isByOrder: Bool, case: String) {
    for entries in [[older, newer], [newer, older]].prefix(isByOrder ? 1 : 2) {
      #expect(Extraction().keys(entries) == [ed25519])
      #expect(Extraction().keys(spread: entries) == [ed25519])
    }
  }

  @Test(
    "the two entries of a service worker's exchange are one",
    arguments: [
      ([page(began: 1), made(rsa, began: 2)], rsa), ([made(rsa, began: 1), page(began: 1)], rsa),
      ([page(), made(rsa)], rsa), ([page(), made(rsa), page()], nil), ([page(began: 1)], nil),
      ([made(rsa), page()], nil),
      // The second click's own was not recorded, so the first key is stale.
      ([page(began: 1), made(rsa, began: 1), page(began: 2)], nil),
    ] as [([String], String?)])
  func serviceWorker(entries: [String], expected: String?) {
    #expect(Extraction().keys(entries) == [expected])
  }

  @Test(
    "of lists and clicks the later says which key counts",
    arguments: [
      ([list(item(rsa, at: 5, isPreferred: false), preferred(ed25519, at: 1))], ed25519),
      ([list(item(ed25519, at: 2), item(rsa, at: 1))], ed25519),
      ([list(preferred("ssh-rsa AAAA"), item(rsa))], nil), ([made(rsa, at: 5), list()], rsa),
      // A further page adds to the first one, if that can be read.
      ([list(item(ed25519)), list(preferred(rsa), isFurther: true)], rsa),
      (
        [
          list(item(rsa), began: 1), list("<html>", began: 2),
          list(preferred(ed25519), began: 3, isFurther: true),
        ], rsa
      ),
      // Not by CircleCI's clock, which is of keys.
      ([list(item(ed25519, at: 5), began: 1), made(rsa, at: 1, began: 2)], rsa),
    ] as [([String], String?)])
  func lists(entries: [String], expected: String?) {
    #expect(Self.listed.keys(entries) == [expected])
    #expect(Self.listed.keys(spread: entries) == [expected])
  }

  @Test("the time of a lost key counts, and stands in its record")
  func lostKey() {
    let lost = made("ssh-rsa AAAA", at: 3, began: 1)
    let records = Extraction().run([[lost], [made(ed25519, at: 2, began: 5)]]).records
    #expect(records.map(\.key?.line) == [nil])
    #expect(records.map(\.createdAt) == ["2026-11-23T12:03:00Z"])
  }

  @Test(
    "the other keys stand in the order of their ages, behind the host and the type",
    arguments: [
      ([(2, 1), (1, 2), (3, 3)], [0, 1], "CircleCI's clock"),
      ([(1, 3), (nil, 2), (3, 1)], [1, 2], "the browser's"),
      ([(nil, 3), (2, nil), (3, 1)], [1, 0], "no clock, so the last first"),
      ([(1, 1), (1, 1), (1, 1)], [1, 0], "the same time, so the last first"),
    ] as [([(Int?, Int?)], [Int], String)])
  func others(times: [(Int?, Int?)], expected: [Int], case: String) {
    let keys = times.enumerated().map { index, time in
      made(DrawnEntry.key(index), at: time.0, began: time.1)
    }
    let foreign = [
      made(DrawnEntry.key(3), at: 8, began: 8, type: "deploy-key"),
      made(DrawnEntry.key(4), at: 9, began: 9, host: "ci.test"),
    ]
    let records = Extraction(all: true).capture(keys + foreign).records
    #expect(records.dropFirst().prefix(2).map(\.entry) == expected)
    #expect(records.dropFirst(3).map(\.entry) == [3, 4])
  }
}
