import Foundation
import TestSupport
import Testing

@testable import CheckoutKey

/// Cases that 0.2 answered with a stale key, with none, or in two ways.
@Suite struct ChoiceTests {
  private typealias C = Captures
  private static let (rsa, ed25519) = (C.rsa, C.ed25519)

  /// A capture's text, and what the key of each of its projects is.
  private static func key(_ captures: [[String]], listed: Bool = false) -> [String?] {
    var extraction = Extraction()
    extraction.includesListed = listed
    return run(captures, extraction).records.map(\.key?.line)
  }

  private static func run(_ captures: [[String]], _ extraction: Extraction = Extraction())
    -> CheckoutKeyRun
  {
    var run = CheckoutKeyRun(extraction)
    for (index, entries) in captures.enumerated() {
      run.add(extraction.capture(from: C.har(entries), named: "\(index).har"))
    }
    return run
  }

  /// An entry with a key that CircleCI made at this minute of noon.
  private static func made(
    _ key: String, at minute: Int?, began: String? = nil, type: String = "bitbucket-user-key",
    url: String = C.url()
  ) -> String {
    C.entry(url, time: began, body: item(key, at: minute, type: type))
  }

  private static func item(
    _ key: String, at minute: Int? = nil, type: String = "bitbucket-user-key",
    isPreferred: Bool? = nil
  ) -> String {
    let members: [(String, String?)] = [
      ("public_key", C.json(key)),
      ("fingerprint", key == rsa ? C.json(C.rsaMD5) : key == ed25519 ? C.json(C.ed25519MD5) : nil),
      ("type", C.json(type)), ("preferred", isPreferred.map { "\($0)" }),
      ("time", minute.map { "\"2026-11-23T12:0\($0):00Z\"" }),
    ]
    return "{"
      + members.compactMap { name, value in value.map { "\"\(name)\":\($0)" } }
      .joined(separator: ",") + "}"
  }

  private static func list(_ items: [String], began: String? = nil, query: String = "") -> String {
    C.entry(
      C.url() + query, status: 200, method: "GET", time: began,
      body: "[" + items.joined(separator: ",") + "]")
  }

  private static func noon(_ minute: Int) -> String { "2026-11-23T12:0\(minute):00.000Z" }

  // MARK: - 1 to 3: one clock, one click, copies

  @Test(
    "1: the newest by one clock, however the entries are spread over captures",
    arguments: [
      (
        [made(ed25519, at: 2, began: noon(1)), made(rsa, at: 1, began: noon(5))], "clocks disagree"
      ),
      ([made(ed25519, at: 2, began: nil), made(rsa, at: 1, began: noon(5))], "a missing time"),
      (
        [
          made(ed25519, at: 2, began: "1970-01-01T00:00:00.000Z"),
          made(rsa, at: 1, began: "1970-01-01T05:30:00.000+0530"),
        ], "times of 1970"
      ),
      ([made(ed25519, at: 2), made(rsa, at: 1)], "times that are null"),
      (
        [made(ed25519, at: 2, began: noon(1)), made(rsa, at: 1, began: "2026-11-23T19:00:00")],
        "a time without a zone"
      ),
      (
        [made(ed25519, at: nil, began: noon(3)), made(rsa, at: 5, began: noon(1))], "one made time"
      ),
    ])
  func oneClock(entries: [String], case: String) {
    #expect(Self.key([entries]) == [Self.ed25519])
    #expect(Self.key(entries.map { [$0] }) == [Self.ed25519])
  }

  @Test func whereNoClockTellsTheOrderDoesAndThatIsAWarning() {
    let entries = [C.created(Self.rsa), C.created(Self.ed25519)]
    for captures in [[entries], entries.map { [$0] }] {
      let records = Self.run(captures).records
      #expect(records.map(\.key?.line) == [Self.ed25519])
      #expect(records[0].remarks.map(\.level) == [.warning])
      #expect(records[0].remarks[0].description.contains("no times tell which is the newest"))
    }
    let timed = Self.run([[Self.made(Self.rsa, at: 1), Self.made(Self.ed25519, at: 2)]]).records
    #expect(timed[0].remarks.map(\.level) == [.note])
  }

  @Test("2: one click that was exported twice is one, in whatever order", arguments: [false, true])
  func oneClick(isReversed: Bool) {
    let entries = [C.created(time: Self.noon(1)), C.entry(time: Self.noon(1))]
    let both = isReversed ? entries.reversed() : entries
    #expect(Self.key([both]) == [Self.rsa])
    #expect(Self.key(both.map { [$0] }) == [Self.rsa])
    // At another instant it is another click, whose key is lost.
    #expect(Self.key([[entries[0], C.entry(time: Self.noon(2))]]) == [nil])
  }

  @Test("2: a click without a body gives way to the same one with a body, whose key is none")
  func bodies() {
    // Only without it CircleCI's clock tells of every click.
    let lost = C.entry(time: Self.noon(1), body: Self.item("[redacted]", at: 1))
    let newer = Self.made(Self.rsa, at: 2, began: Self.noon(0))
    #expect(Self.key([[C.entry(time: Self.noon(1)), lost, newer]]) == [Self.rsa])
    #expect(Self.key([[C.entry(time: Self.noon(3)), lost, newer]]) == [nil])
  }

  @Test("2: each service worker's own entry serves one of the page's", arguments: [1, 2])
  func workers(count: Int) {
    func page(_ minute: Int) -> String {
      C.entry(time: Self.noon(minute), isFetchedViaServiceWorker: true)
    }
    let workers = Array(
      repeating: Self.made(Self.ed25519, at: 1, began: Self.noon(3)), count: count)
    // By CircleCI's clock the last is the newest, by the browser's, which a lost click needs, the first.
    let entries = [page(1), page(2)] + workers + [Self.made(Self.rsa, at: 2, began: Self.noon(0))]
    let expected = count == 2 ? Self.rsa : Self.ed25519
    #expect(Self.key([entries]) == [expected])
    let copy = Extraction().capture(from: C.har(entries), named: "a.har").redaction.archive ?? ""
    let again = Extraction().capture(from: Array(copy.utf8), named: "a.har").records
    #expect(again.map(\.key?.line) == [expected])
  }

  @Test("2: the page's side of one click, exported twice, is one, also in another capture")
  func pageSides() {
    // A lost click would leave the browser's clock only, by which the other one is the newest.
    let page = C.entry(time: Self.noon(1), isFetchedViaServiceWorker: true)
    let pair = [page, Self.made(Self.ed25519, at: 2, began: Self.noon(2))]
    let other = Self.made(Self.rsa, at: 1, began: Self.noon(5))
    #expect(Self.key([pair + [page, other]]) == [Self.ed25519])
    #expect(Self.key([[page], pair, [other]]) == [Self.ed25519])
  }

  @Test(
    "3: the copies of captures give what the captures give",
    arguments: [
      "[redacted]", "-----BEGIN OPENSSH PRIVATE KEY-----", "ssh-rsa AAAAB3Nz", rsa + " " + ed25519,
    ])
  func copies(damaged: String) {
    let captures = [
      [Self.made(damaged, at: 3, began: Self.noon(1))],
      [Self.made(Self.ed25519, at: 2, began: Self.noon(5))],
    ]
    #expect(Self.key(captures) == [nil])
    var run = CheckoutKeyRun(Extraction())
    for entries in captures {
      let capture = Extraction().capture(from: C.har(entries), named: "a.har")
      let copy = capture.redaction.archive ?? ""
      run.add(Extraction().capture(from: Array(copy.utf8), named: "b.har"))
    }
    #expect(run.records.map(\.key?.line) == [nil])
    #expect(run.records.map(\.createdAt) == ["2026-11-23T12:03:00Z"])
  }

  @Test func aBodyWithoutAKeyHasATimeToo() {
    let lost = C.entry(body: #"{"type":"bitbucket-user-key","time":"2026-11-23T12:05:00Z"}"#)
    let records = Self.run([[lost, Self.made(Self.rsa, at: 1)]]).records
    #expect(records.map(\.outcome) == [.bodyInvalid])
    #expect(records.map(\.createdAt) == ["2026-11-23T12:05:00Z"])
  }

  @Test func aLongURLKeepsItsHostInACopy() {
    let long = String(repeating: "x/", count: 3_000)
    let own = "https://circleci.com/\(long)project/bb/acme/webapp/checkout-key"
    let foreign = C.url(host: "ci.example.com")
    let entries = [
      Self.made(Self.ed25519, at: 1, url: own), Self.made(Self.rsa, at: 2, url: foreign),
    ]
    let copy = Extraction().capture(from: C.har(entries), named: "a.har").redaction.archive ?? ""
    let again = Extraction().capture(from: Array(copy.utf8), named: "a.har").records
    #expect(again.map(\.key?.line) == [Self.ed25519])
  }

  // MARK: - 5 and 6: types and lists

  @Test func aNewerDeployKeyTakesNoUserKeysPlace() {
    let entries = [
      Self.made(Self.ed25519, at: 1), Self.made(Self.rsa, at: 2, type: "deploy-key"),
    ]
    let records = Self.run([entries]).records
    #expect(records.map(\.key?.line) == [Self.ed25519])
    #expect(
      records[0].remarks.map(\.description) == [
        "this is the user key; a deploy key of the project is in entry 1"
      ])
    let alone = Self.run([[entries[1]]]).records
    #expect(alone.map(\.key?.line) == [Self.rsa])
    #expect(alone[0].remarks[0].description.hasPrefix("this is a deploy key"))
    // What has no readable type may be a user key.
    #expect(Self.key([[C.entry(time: Self.noon(1)), entries[1]]]) == [nil])
  }

  @Test(
    "6: of lists and clicks the later says which key counts",
    arguments: [
      (
        [
          list([item(rsa, isPreferred: true)], began: noon(1)),
          list([item(ed25519, isPreferred: true)], began: noon(2)),
        ],
        ed25519, "a key that a later list no longer has"
      ),
      (
        [list([item(rsa, at: 5, isPreferred: false), item(ed25519, at: 1, isPreferred: true)])],
        ed25519, "the preferred one before a newer one"
      ),
      (
        [list([item(rsa, isPreferred: true)], began: noon(1)), C.entry(time: noon(2))],
        nil, "a list from before a lost click"
      ),
      (
        [
          C.entry(time: noon(1), body: item(String(rsa.dropLast(9)), at: 1)),
          list([item(rsa, at: 1)], began: noon(2)),
        ], rsa, "a damaged key that stands complete in the list"
      ),
      (
        [list([item(rsa, at: 1), item(ed25519, at: 2)])], ed25519, "none preferred: the newest"
      ),
      (
        [list([item(rsa, at: 1), item(ed25519)])], ed25519,
        "none preferred, not all times: the last"
      ),
      (
        [list([item(rsa, at: 2, isPreferred: true), item(ed25519, at: 1, isPreferred: true)])], rsa,
        "several preferred: the newest"
      ),
      (
        [list([item("ssh-rsa AAAA", isPreferred: true), item(rsa)])], nil,
        "a preferred one that is damaged"
      ),
      (
        [list([item(ed25519, isPreferred: true)]), list([item(rsa)], query: "?page-token=x")],
        ed25519, "a further page adds to the list before it"
      ),
      (
        [list([item(ed25519)]), list([item(rsa, isPreferred: true)], query: "?page-token=x")],
        rsa, "also the preferred one"
      ),
      (
        [
          list([item(rsa)], began: noon(1)),
          C.entry(status: 200, method: "GET", time: noon(2), body: "<html>"),
          list([item(ed25519, isPreferred: true)], began: noon(3), query: "?page-token=x"),
        ], rsa, "a further page behind a first one that can't be read"
      ),
      ([list([item(rsa, type: "deploy-key"), item(ed25519)])], ed25519, "never a deploy key"),
      ([made(rsa, at: 5), list([])], rsa, "an empty list says nothing"),
      (
        [list([item(ed25519)], began: noon(3)), made(rsa, at: 1, began: noon(2))], ed25519,
        "the browser's clock"
      ),
    ] as [([String], String?, String)])
  func lists(entries: [String], expected: String?, case: String) {
    #expect(Self.key([entries], listed: true) == [expected])
    #expect(Self.key(entries.map { [$0] }, listed: true) == [expected])
  }

  @Test(
    "says why another key is not given",
    arguments: [
      (
        [list([item(rsa, at: 5, isPreferred: false), item(ed25519, at: 1, isPreferred: true)])],
        "note: there are 2 keys of this project, and this is the one that CircleCI prefers; the other is in the same list",
        "note: CircleCI prefers another one for the same project"
      ),
      (
        [list([item(rsa, at: 1), item(ed25519, at: 2)])],
        "note: there are 2 keys of this project, and this is the newer one; the other is in the same list",
        "note: another key of the list is newer for the same project"
      ),
      (
        [list([item(rsa, at: 1), item(ed25519)])],
        "warning: there are 2 keys of this project, and no times tell which is the newest, so this is the last one; the other is in "
          + "the same list",
        "note: another key of the list comes later, and no times tell which is newer"
      ),
      (
        [made(rsa, at: 1, began: noon(1)), list([item(ed25519)], began: noon(2))],
        "note: there are 2 keys of this project, and this is the newer one; the other is in entry 0",
        "note: entry 1 is newer for the same project"
      ),
      (
        [list([item(rsa)], began: noon(1)), made(ed25519, at: 1, began: noon(2))],
        "note: there are 2 keys of this project, and this is the newer one; the other is in entry 0",
        "note: entry 1 is newer for the same project"
      ),
      (
        [made(rsa, at: 1), list([item(ed25519)])],
        "warning: there are 2 keys of this project, and no times tell which is the newest, so this is the last one; the other is in "
          + "entry 0", "note: entry 1 comes later, and no times tell which is newer"
      ),
      (
        [list([item(rsa)], began: noon(1)), list([item(ed25519)], began: noon(2))],
        "note: there are 2 keys of this project, and this is the newer one; the other is in entry 0",
        "note: entry 1 is newer for the same project"
      ),
      (
        [list([item(rsa)], began: noon(1)), list([item(ed25519)])],
        "warning: there are 2 keys of this project, and no times tell which is the newest, so this is the last one; the other is in "
          + "entry 0", "note: entry 1 comes later, and no times tell which is newer"
      ),
      (
        [made(rsa, at: 1), made(ed25519, at: 1)],
        "warning: there are 2 keys of this project, and no times tell which is the newest, so this is the last one; the other is in "
          + "entry 0", "note: entry 1 comes later, and no times tell which is newer"
      ),
      (
        [made(rsa, at: 2, url: C.url(host: "ci.test")), made(ed25519, at: 1)],
        "note: this is the key from circleci.com; another host answered too (entry 0)",
        "note: entry 1 comes first, because circleci.com answered there"
      ),
      (
        [made(rsa, at: 2, type: "deploy-key"), made(ed25519, at: 1)],
        "note: this is the user key; a deploy key of the project is in entry 0",
        "note: entry 1 comes first, because it is a user key"
      ),
    ])
  func reasons(entries: [String], remark: String, superseded: String) {
    var extraction = Extraction()
    (extraction.includesListed, extraction.includesSuperseded) = (true, true)
    let records = Self.run([entries], extraction).records
    #expect(records.map(\.key?.line) == [Self.ed25519, Self.rsa])
    let remarks = records.map { $0.remarks.filter { !$0.description.contains("this key") } }
    #expect(remarks.map { $0.last.map { "\($0.level): \($0)" } } == [remark, superseded])
  }

  @Test(
    "says why a lost key keeps another one back",
    arguments: [
      (
        [made(rsa, at: 1), made("ssh-rsa AAAA", at: 2)],
        "; the older key in entry 0 is not given, because the newest counts"
      ),
      (
        [made(rsa, at: 1), made("ssh-rsa AAAA", at: nil)],
        "; the other key in entry 0 is not given, because no times tell which is the newest, so the last one counts"
      ),
      (
        [list([item("ssh-rsa AAAA", isPreferred: true), item(rsa), item(ed25519)])],
        "; the other keys in the same list are not given, because CircleCI prefers this one"
      ),
      (
        [made("ssh-rsa AAAA", at: nil), made(rsa, at: 1, url: C.url(host: "ci.test"))],
        "; another host's key is in entry 1 (--host ci.test)"
      ),
      (
        [made("ssh-rsa AAAA", at: nil), made(rsa, at: 1, url: C.url(host: "ci%2Etest"))],
        "; another host's key is in entry 1 (choose a host with --host)"
      ),
      (
        [made(rsa, at: 1, type: "deploy-key"), C.entry()], "; a deploy key is in entry 0"
      ),
    ])
  func withheld(entries: [String], words: String) {
    var extraction = Extraction()
    extraction.includesListed = true
    let records = Self.run([entries], extraction).records
    #expect(records.map(\.key) == [nil])
    #expect(records.first?.message?.hasSuffix(words) == true)
  }

  @Test(
    "6: the hint names a list exactly where it would give this project's key",
    arguments: [
      ([list([item(rsa)])], true, "nothing else"),
      ([C.entry(status: 403), list([item(rsa)])], true, "no rights"),
      ([C.entry(time: noon(1)), list([item(rsa)], began: noon(2))], true, "a lost body"),
      ([list([item(rsa)], began: noon(1)), C.entry(time: noon(2))], false, "a list before it"),
      ([list([item("ssh-rsa AAAA")])], false, "a damaged key"),
      ([list([item(rsa, type: "deploy-key")])], false, "a deploy key"),
      (
        [C.entry(C.url("bb/acme/other"), status: 403), list([item(rsa)])], false,
        "another project's list"
      ),
    ])
  func hint(entries: [String], isHinted: Bool, case: String) {
    let capture = Extraction().capture(from: C.har(entries), named: "a.har")
    #expect(capture.records.count == 1)
    #expect(capture.records[0].hint?.general.contains("--listed FILE") == isHinted)
  }

  @Test func aListThatCannotBeReadIsAWarning() {
    let entries = [C.created(), C.entry(status: 200, method: "GET", body: "<html>")]
    var extraction = Extraction()
    extraction.includesListed = true
    let records = Self.run([entries], extraction).records
    #expect(records.map(\.key?.line) == [Self.rsa])
    #expect(records[0].remarks.map(\.description) == ["the list of keys in entry 1 can't be read"])
  }

  // MARK: - 8, 10: every project gets an answer

  @Test func everyProjectThatWasAskedForAKeyHasARecord() {
    func url(_ name: String) -> String { C.url("bitbucket/acme/\(name)") }
    let capture = Extraction().capture(
      from: C.har([
        C.entry(url("b"), status: 403), C.created(url: url("a")), C.entry(url("c"), status: 500),
        C.entry(url("d"), status: 0), C.entry(url("e"), status: 204, method: "OPTIONS"),
        C.entry(url("f"), status: 204),
      ]), named: "a.har")
    let records = capture.records
    #expect(records.map(\.project?.repository) == ["b", "a", "c", "d"])
    #expect(records.map(\.outcome) == [.notCreated, .key, .notCreated, .notCreated])
    let verdicts = capture.inspection(records).map(\.verdict.name)
    #expect(
      verdicts == ["not-created", "key", "not-created", "not-created", "preflight", "not-created"])
  }

  @Test(
    "8: a later click without an answer may have made a newer key",
    arguments: [
      ([C.created(), C.entry(status: 0)], true, "no answer"),
      ([C.created(), C.entry(status: 500)], true, "CircleCI out of order"),
      ([C.created(), C.entry(status: 403)], false, "refused"),
      ([C.entry(status: 0), C.created()], false, "before"),
      ([C.entry(status: 0, time: noon(2)), C.created(time: noon(1))], true, "later by time"),
      ([C.created(time: noon(1)), C.entry(status: 0, time: noon(1))], false, "the same click"),
    ])
  func unanswered(entries: [String], isWarned: Bool, case: String) {
    for captures in [[entries], entries.map { [$0] }] {
      let records = Self.run(captures).records
      #expect(records.map(\.key?.line) == [Self.rsa])
      #expect(records[0].remarks.contains { $0.description.contains("newer key") } == isWarned)
    }
  }

  @Test("7: also where it is all that a cut capture holds", arguments: [false, true])
  func unansweredAndCut(isFirst: Bool) {
    let cut = Extraction().capture(
      from: C.har([C.entry(status: 502, time: Self.noon(2)), C.created()]).dropLast(9),
      named: "cut.har")
    let whole = Extraction().capture(from: C.har([C.created(time: Self.noon(1))]), named: "a.har")
    #expect(cut.records.map(\.outcome) == [.truncated])
    var run = CheckoutKeyRun(Extraction())
    #expect(run.add(cut).map(\.outcome) == [.truncated])
    #expect(run.records.isEmpty)
    run = CheckoutKeyRun(Extraction())
    for capture in isFirst ? [cut, whole] : [whole, cut] { run.add(capture) }
    #expect(run.records.map(\.key?.line) == [Self.rsa])
    #expect(
      run.records[0].remarks.map(\.description) == [
        "CircleCI may have made a newer key: a later click got status 502 (cut.har (entry 0))"
      ])
  }

  @Test func whatANewerCaptureMadeGoodIsNoFailureOfTheRun() {
    let run = Self.run([
      [C.entry(time: Self.noon(1))], [C.created(time: Self.noon(2))], [C.entry(status: 403)],
    ])
    let records = run.records
    #expect(records.map(\.outcome) == [.key])
    #expect(run.madeGood(by: records).map(\.capture) == ["0.har", "2.har"])
  }

  // MARK: - 2 of the rules: hosts

  @Test func whatAnotherHostWithheldIsNamed() {
    let entries = [C.created(url: C.url(host: "ci.example.com"), time: Self.noon(3)), C.entry()]
    let records = Self.run([entries]).records
    #expect(records.map(\.outcome) == [.bodyMissing])
    #expect(records[0].message?.hasSuffix("is in entry 0 (--host ci.example.com)") == true)
    #expect(
      Self.key([[C.created(), C.created(Self.ed25519, url: C.url(host: "circleci.com."))]]) == [
        Self.ed25519
      ])
  }

  // MARK: - Hostile captures

  @Test(
    "is linear in what a capture holds", .timeLimit(.minutes(1)),
    arguments: [
      "one project", "many projects", "service workers", "pages of a list", "keys of lists",
    ])
  func linear(kind: String) {
    let count = 4_000
    let entries = (0..<count).flatMap { index -> [String] in
      let time = "2026-11-23T12:00:00.\(String(index + 10_000).dropFirst())Z"
      switch kind {
      case "one project": return [C.entry(time: time, body: "{}")]
      case "many projects": return [C.entry(C.url("bb/acme/p\(index)"), time: time, body: "{}")]
      case "pages of a list":
        return [Self.list([Self.item("\(index)")], began: time, query: "?page-token=x")]
      case "keys of lists":
        let item = Self.item(DrawnEntry.key(index))
        return [Self.list([item], began: time, query: index % 2 == 0 ? "?page-token=x" : "")]
      default:
        return [
          C.entry(time: time, isFetchedViaServiceWorker: true), C.entry(time: time, body: "{}"),
        ]
      }
    }
    var extraction = Extraction()
    extraction.includesListed = true
    let capture = extraction.capture(from: C.har(entries), named: "a.har")
    let records = capture.records
    #expect(records.count == (kind == "many projects" ? count : 1))
    #expect(capture.inspection(records).count == entries.count)
  }
}
