import TestSupport
import Testing

@testable import CheckoutKey

/// What is said of a project's key, of the others, and of one that is lost.
@Suite struct ReportTests {
  private static let listed = Extraction(listed: true)

  @Test(
    "says why another key is not given",
    arguments: [
      (
        [list(item(rsa, at: 5, isPreferred: false), preferred(ed25519, at: 1))],
        "note: \(two) the one that CircleCI prefers; the other is in the same list",
        "note: CircleCI prefers another one for the same project"
      ),
      (
        [list(item(rsa, at: 1), item(ed25519, at: 2))], newer("the same list"),
        "note: another key of the list is newer for the same project"
      ),
      (
        [list(item(rsa, at: 1), item(ed25519))], last("the same list"),
        "note: another key of the list comes later, and no times tell which is newer"
      ),
      ([made(rsa, at: 1), made(ed25519, at: 2)], newer("entry 0"), isNewer),
      ([made(rsa, began: 1), list(item(ed25519), began: 2)], newer("entry 0"), isNewer),
      ([list(item(rsa), began: 1), list(item(ed25519), began: 2)], newer("entry 0"), isNewer),
      ([made(rsa, at: 1), made(ed25519, at: 1)], last("entry 0"), isLater),
      ([made(rsa, began: 1), list(item(ed25519))], last("entry 0"), isLater),
      ([list(item(rsa, at: 1)), list(item(ed25519, at: 2))], last("entry 0"), isLater),
      (
        [made(rsa, at: 2, host: "ci.test"), made(ed25519, at: 1)],
        "note: this is the key from circleci.com; another host answered too (entry 0)",
        "note: entry 1 comes first, because circleci.com answered there"
      ),
      (
        [made(rsa, at: 2, type: "deploy-key"), made(ed25519, at: 1)],
        "note: this is the user key; a deploy key of the project is in entry 0",
        "note: entry 1 comes first, because it is a user key"
      ),
    ] as [([String], String, String)])
  func reasons(entries: [String], remark: String, superseded: String) {
    let records = Extraction(listed: true, all: true).capture(entries).records
    #expect(records.map(\.key?.line) == [ed25519, rsa])
    let remarks = records.map { $0.remarks }
    #expect(remarks.map { $0.last.map { "\($0.level): \($0)" } } == [remark, superseded])
  }

  private static let two = "there are 2 keys of this project, and this is"
  private static let isNewer = "note: entry 1 is newer for the same project"
  private static let isLater = "note: entry 1 comes later, and no times tell which is newer"

  private static func newer(_ place: String) -> String {
    "note: \(two) the newer one; the other is in \(place)"
  }

  private static func last(_ place: String) -> String {
    "warning: there are 2 keys of this project, and no times tell which is the newest, "
      + "so this is the last one; the other is in \(place)"
  }

  @Test(
    "says why a lost key keeps another one back",
    arguments: [
      ([made(rsa, at: 1), damaged(at: 2)], "; the older key in entry 0 is not given, because"),
      ([made(rsa, at: 1), damaged()], "; the other key in entry 0 is not given, because no times"),
      (
        [list(preferred("ssh-rsa AAAA"), item(rsa), item(ed25519))],
        "; the other keys in the same list are not given, because CircleCI prefers this one"
      ),
      (
        [damaged(), made(rsa, at: 1, host: "ci.test")],
        "; another host's key is in entry 1 (--host ci.test)"
      ),
      (
        [damaged(), made(rsa, at: 1, host: "ci%2Etest")],
        "; another host's key is in entry 1 (choose a host with --host)"
      ),
      ([made(rsa, at: 1, type: "deploy-key"), lost()], "; a deploy key is in entry 0"),
    ] as [([String], String)])
  func withheld(entries: [String], words: String) {
    let records = Self.listed.capture(entries).records
    #expect(records.map(\.key) == [nil])
    #expect(records.first?.message?.contains(words) == true)
  }

  private static func damaged(at minute: Int? = nil) -> String { made("ssh-rsa AAAA", at: minute) }

  @Test(
    "names the first five of many places, and each once",
    arguments: [
      ([2, 0, 2], "entry 0, entry 2"),
      ([0, 1, 2, 3, 4], "entry 0, entry 1, entry 2, entry 3, entry 4"),
      (Array(0..<1_005), "entry 0, entry 1, entry 2, entry 3, entry 4 and 1,000 more"),
    ])
  func many(entries: [Int], words: String) {
    let places = entries.map { Place(capture: 0, entry: $0) }
    #expect(places.names(besides: Place(capture: 0, entry: 9_999), in: []) == words)
  }

  @Test(
    "the hint names a list exactly where it would give this project's key, and its capture",
    arguments: [
      ([list(item(rsa))], 0), ([answer(403), list(item(rsa))], 1),
      ([list(item(rsa)), lost(), list(item(rsa)), lost(), list(item(rsa))], 4),
      ([lost(began: 1), list(item(rsa), began: 2), list(item(rsa), host: "ci.test")], 1),
      ([list(item(rsa), began: 1), lost(began: 2)], nil), ([list(item("ssh-rsa AAAA"))], nil),
      ([list(item(rsa, type: "deploy-key"))], nil),
      ([Captures.entry(Captures.url("bb/acme/other"), status: 403), list(item(rsa))], nil),
    ] as [([String], Int?)])
  func hint(entries: [String], file: Int?) {
    var run = CheckoutKeyRun(Extraction())
    // One that asks for no key has its say for itself.
    let ofCaptures = entries.enumerated().flatMap { index, entry in
      var capture = Extraction().capture([entry])
      capture.shellWord = "\(index).har"
      return run.add(capture)
    }
    let words = (run.records.first ?? ofCaptures.first)?.hint?.words ?? ""
    let named = entries.indices.filter { words.hasSuffix(": checkout-key --listed \($0).har") }
    #expect(named == (file.map { [$0] } ?? []))
  }

  @Test(
    "warns of a list that was to count and can't be read",
    arguments: [
      ([list("<html>")], true), ([answer(200, method: "GET")], true), ([list()], false),
      // The page's side of one that can.
      ([listPage(), list()], false),
    ])
  func unreadableList(lists: [String], isWarned: Bool) {
    let words = "the list of keys in entry 1 can't be read"
    for entry in [made(rsa), lost(), answer(403)] {
      let listed = Self.listed.capture([entry] + lists).records
      #expect(listed.first?.remarks.map(\.description) == (isWarned ? [words] : []))
      #expect(Extraction().capture([entry] + lists).records.first?.remarks.isEmpty == true)
    }
  }

  @Test(
    "a later click without an answer may have made a newer key",
    arguments: [
      ([made(rsa), answer(0)], "no answer"), ([made(rsa), answer(500)], "status 500"),
      ([made(rsa), answer(499)], nil), ([answer(0), made(rsa)], nil),
      ([answer(502, began: 3), answer(0, began: 2), made(rsa, began: 1)], "status 502"),
      // The same click, and another host's, which would not come first.
      ([made(rsa, began: 1), answer(0, began: 1)], nil),
      ([made(rsa), Captures.entry(Captures.url(host: "ci.test"), status: 0)], nil),
    ] as [([String], String?)])
  func unanswered(entries: [String], answer: String?) {
    for captures in [[entries], entries.map { [$0] }] {
      let records = Extraction().run(captures).records
      #expect(records.map(\.key?.line) == [rsa])
      let said = records[0].remarks.map(\.description).first { $0.contains("newer key") }
      let words = answer.map { "CircleCI may have made a newer key: a later click got \($0)" }
      #expect(said?.split(separator: " (").first.map(String.init) == words)
    }
  }

  @Test("also where it is all that a cut capture holds", arguments: [false, true])
  func unansweredAndCut(isFirst: Bool) {
    let bytes = Captures.har([answer(502, began: 2), made(rsa)]).dropLast(9)
    let cut = Extraction().capture(from: Array(bytes), named: "cut.har")
    let whole = Extraction().capture([made(rsa, began: 1)])
    var run = CheckoutKeyRun(Extraction())
    #expect(run.add(cut).map(\.outcome) == [.truncated] && run.records.isEmpty)
    run = CheckoutKeyRun(Extraction())
    for capture in isFirst ? [cut, whole] : [whole, cut] { run.add(capture) }
    #expect(run.records.map(\.key?.line) == [rsa])
    let words =
      "CircleCI may have made a newer key: a later click got status 502 (cut.har (entry 0))"
    #expect(run.records[0].remarks.map(\.description) == [words])
  }

  @Test("knows what a newer capture made good, and counts the keys whose place another one took")
  func madeGood() {
    let run = Extraction().run([[lost(began: 1)], [made(rsa, began: 2)], [answer(403)]])
    #expect(run.madeGood(by: run.records).map(\.capture) == ["0.har", "2.har"])
    #expect(run.replacedKeyCount == 0)
    #expect(Extraction().run([[made(rsa)], [made(ed25519)]]).replacedKeyCount == 1)
  }
}
