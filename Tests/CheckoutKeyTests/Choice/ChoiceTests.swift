import TestSupport
import Testing

@testable import CheckoutKey

/// Which of a project's responses decides; what is said of it and the others, `ReportTests` have.
@Suite struct ChoiceTests {
  private static let listed = Extraction(listed: true)

  @Test(
    "the newest by one clock, which tells of all clicks, however they are spread over captures",
    arguments: [
      ((2, noon(1)), (1, noon(5)), "clocks disagree"), ((2, nil), (1, noon(5)), "a missing time"),
      ((2, "1970-01-01T00:00:00Z"), (1, "1970-01-01T05:30:00.000+0530"), "times of 1970"),
      ((2, nil), (1, nil), "times that are null"),
      ((2, noon(1)), (1, "2026-11-23T19:00:00"), "a time without a zone"),
      ((nil, noon(3)), (5, noon(1)), "one made time, so the browser's clock"),
    ] as [((Int?, String?), (Int?, String?), String)])
  func clock(newer: (Int?, String?), older: (Int?, String?), case: String) {
    let entries = [(ed25519, newer), (rsa, older)].map { key, time in
      Captures.entry(time: time.1, body: item(key, at: time.0))
    }
    for entries in [entries, entries.reversed()] {
      #expect(Extraction().keys(entries) == [ed25519])
      #expect(Extraction().keys(spread: entries) == [ed25519])
    }
  }

  @Test(
    "the last where no clock tells",
    arguments: [
      (nil, nil, nil, nil), (1, nil, nil, nil), (nil, nil, 3, nil), (1, nil, nil, 3),
      (1, 1, nil, nil), (nil, nil, 3, 3), (1, 1, 3, 1),
    ] as [(Int?, Int?, Int?, Int?)])
  func order(made1: Int?, made2: Int?, began1: Int?, began2: Int?) {
    let entries = [made(rsa, at: made1, began: began1), made(ed25519, at: made2, began: began2)]
    #expect(Extraction().keys(entries) == [ed25519])
    #expect(Extraction().keys(spread: entries) == [ed25519])
  }

  @Test(
    "the two entries of a service worker's exchange are one",
    arguments: [
      ([page(began: 1), made(rsa, began: 2)], rsa, "the page's first"),
      ([made(rsa, began: 2), page(began: 1)], rsa, "the worker's first"),
      ([page(began: 1), made(rsa, began: 1)], rsa, "at the same instant"),
      ([made(rsa, began: 1), page(began: 1)], rsa, "in the other order"),
      ([page(), made(rsa)], rsa, "without times"), ([made(rsa), page()], nil, "a later page's"),
      ([page(began: 1), made(rsa)], rsa, "the worker's without a time"),
      ([made(rsa, began: 1), page()], nil, "a worker's with a time before a page's without"),
      ([page(), made(rsa, began: 1)], rsa, "the page's without a time"),
      ([made(rsa), page(began: 1)], nil, "a worker's without a time before the page's"),
      (
        [
          page(began: 1), made(rsa, began: 1),
          page(began: 2), made(ed25519, began: 2),
        ], ed25519, "two clicks"
      ),
      ([page(began: 1)], nil, "the worker's was not recorded"),
      (
        [page(began: 1), made(rsa, began: 1), page(began: 2)], nil,
        "the second click's was not, so the first key is stale"
      ),
      ([made(rsa, began: 1), page(began: 2)], nil, "another exchange before"),
    ] as [([String], String?, String)])
  func serviceWorker(entries: [String], expected: String?, case: String) {
    #expect(Extraction().keys(entries) == [expected])
    #expect(Extraction().keys(ofCopy: entries) == [expected])
  }

  /// The worker's own entry, of which CircleCI's clock says that its key is older than the other one, and
  /// the browser's that it is newer: that one decides where a click is lost.
  private static let (own, other) = (made(ed25519, at: 1, began: 3), made(rsa, at: 2, began: 0))
  private static let keyless = made("[redacted]", at: 1, began: 1)

  @Test(
    "one click is one, however often it was exported",
    arguments: [
      ([made(rsa, began: 1), lost(began: 1)], rsa, "twice"),
      ([made(rsa, began: 1), lost(began: 2)], nil, "another instant is another click"),
      (
        [lost(began: 1), keyless, other], rsa, "one with a body that has no key is better than none"
      ),
      ([lost(began: 3), keyless, other], nil, "but not of another click"),
      (
        [page(began: 1), page(began: 2), own, other], ed25519, "a worker's serves one of the page's"
      ),
      ([page(began: 1), page(began: 2), own, own, other], rsa, "and two serve two"),
      ([page(began: 1), own, page(began: 1), other], rsa, "the page's side twice"),
    ] as [([String], String?, String)])
  func oneClick(entries: [String], expected: String?, case: String) {
    #expect(Extraction().keys(entries) == [expected])
    #expect(Extraction().keys(entries.reversed()) == [expected])
    #expect(Extraction().keys(ofCopy: entries) == [expected])
  }

  @Test("one click is one in several captures, too")
  func spread() {
    #expect(Extraction().keys(spread: [made(rsa, began: 1), lost(began: 1)]) == [rsa])
    let captures = [[page(began: 1)], [page(began: 1), Self.own], [Self.other]]
    #expect(Extraction().run(captures).records.map(\.key?.line) == [rsa])
  }

  @Test(
    "of lists and clicks the later says which key counts",
    arguments: [
      (
        [list(preferred(rsa), began: 1), list(preferred(ed25519), began: 2)], ed25519,
        "a key that a later list no longer has"
      ),
      (
        [list(item(rsa, at: 5, isPreferred: false), preferred(ed25519, at: 1))], ed25519,
        "the preferred one before a newer one"
      ),
      ([list(preferred(rsa), began: 1), lost(began: 2)], nil, "before a lost click"),
      (
        [made(String(rsa.dropLast(9)), at: 1, began: 1), list(item(rsa), began: 2)],
        rsa, "a damaged key that stands complete in the list"
      ),
      ([list(item(rsa, at: 1), item(ed25519, at: 2))], ed25519, "none preferred: the newest"),
      ([list(item(ed25519, at: 2), item(rsa, at: 1))], ed25519, "in the other order"),
      ([list(item(rsa, at: 1), item(ed25519, at: 1))], ed25519, "made at once: the last"),
      ([list(item(rsa, at: 1), item(ed25519))], ed25519, "not all times: the last"),
      ([list(preferred(rsa, at: 2), preferred(ed25519, at: 1))], rsa, "several preferred"),
      ([list(preferred("ssh-rsa AAAA"), item(rsa))], nil, "a preferred one that is damaged"),
      (
        [list(preferred(ed25519)), list(item(rsa), isFurther: true)], ed25519,
        "a further page adds to the list before it"
      ),
      (
        [list(item(ed25519)), list(preferred(rsa), isFurther: true)], rsa, "also the preferred one"
      ),
      (
        [
          list(item(rsa), began: 2, isFurther: true),
          list(preferred(ed25519), began: 1),
        ],
        ed25519, "before it by the browser's clock"
      ),
      (
        [
          list(item(rsa), began: 1), list("<html>", began: 2),
          list(preferred(ed25519), began: 3, isFurther: true),
        ], rsa, "a further page behind a first one that can't be read"
      ),
      ([list(item(rsa, type: "deploy-key"), item(ed25519))], ed25519, "never a deploy key"),
      ([made(rsa, at: 5), list()], rsa, "an empty list says nothing"),
      (
        [list(item(ed25519), began: 3), made(rsa, at: 1, began: 2)], ed25519, "the browser's clock"
      ),
      (
        [list(item(ed25519, at: 5), began: 1), made(rsa, at: 1, began: 2)], rsa,
        "not CircleCI's, which is of keys"
      ),
      ([list(item(ed25519), began: 1), made(rsa, began: 1)], rsa, "at once: the last"),
      ([made(rsa, began: 1), list(item(ed25519), began: 1)], ed25519, "also a list"),
      (
        [list(item(rsa), began: 1), list(item(ed25519), began: 1)], ed25519,
        "the last of two lists"
      ),
      ([list(item(rsa), host: "ci.test"), made(ed25519)], ed25519, "circleci.com's click first"),
      ([list(item(ed25519)), made(rsa, host: "ci.test")], ed25519, "circleci.com's list first"),
      ([list(item(ed25519)), made(rsa, type: "deploy-key")], ed25519, "before a deploy key"),
    ] as [([String], String?, String)])
  func lists(entries: [String], expected: String?, case: String) {
    #expect(Self.listed.keys(entries) == [expected])
    #expect(Self.listed.keys(spread: entries) == [expected])
    #expect(Self.listed.keys(ofCopy: entries) == [expected])
  }

  @Test(
    "circleci.com's and user keys come first",
    arguments: [
      ([made(ed25519, at: 1), made(rsa, at: 2, type: "deploy-key")], ed25519, "a deploy key"),
      ([made(rsa, at: 2, type: "deploy-key")], rsa, "a deploy key alone"),
      ([lost(began: 1), made(rsa, type: "deploy-key")], nil, "what may be a user key"),
      ([made(ed25519, at: 1), made(rsa, at: 2, host: "ci.test")], ed25519, "another host"),
      ([made(rsa, began: 3, host: "ci.test"), lost()], nil, "although it has no key"),
      ([made(rsa), made(ed25519, host: "circleci.com.")], ed25519, "the host with a dot"),
      (
        [made(ed25519, type: "deploy-key"), made(rsa, at: 2, host: "ci.test")], ed25519,
        "first the host, then the type"
      ),
    ] as [([String], String?, String)])
  func hostAndType(entries: [String], expected: String?, case: String) {
    #expect(Extraction().keys(entries) == [expected])
    #expect(Extraction().keys(ofCopy: entries) == [expected])
  }

  @Test(
    "the copies of captures give what the captures give, and the time of a lost key",
    arguments: [
      "[redacted]", "-----BEGIN OPENSSH PRIVATE KEY-----", "ssh-rsa AAAAB3Nz", rsa + " " + ed25519,
    ])
  func copies(damaged: String) throws {
    let captures = [[made(damaged, at: 3, began: 1)], [made(ed25519, at: 2, began: 5)]]
    var run = CheckoutKeyRun(Extraction())
    for entries in captures {
      let copy = try #require(Extraction().capture(entries).redaction.archive)
      run.add(Extraction().capture(from: Array(copy.utf8), named: "b.har"))
    }
    for records in [run.records, Extraction().run(captures).records] {
      #expect(records.map(\.key?.line) == [nil])
      #expect(records.map(\.createdAt) == ["2026-11-23T12:03:00Z"])
    }
  }

  // MARK: - The other keys

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
