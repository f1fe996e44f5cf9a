import SSHKey
import TestSupport
import Testing

@testable import CheckoutKey

@Suite struct ExtractionTests {
  typealias C = Captures

  static func records(_ entries: [String], _ extraction: Extraction = Extraction())
    -> [CheckoutKeyRecord]
  {
    extraction.capture(from: C.har(entries), named: "a.har").records
  }

  @Test func aRecordHoldsEverythingKnownOfTheKey() throws {
    let records = Self.records([C.entry(status: "403"), C.created()])
    let key = try PublicKey(parsing: C.rsa)
    var expected = CheckoutKeyRecord(
      capture: "a.har",
      result: .success(ExtractedKey(key, isCompared: true, type: "bitbucket-user-key")))
    expected.entry = 1
    expected.project = Project(slug: "bitbucket/acme/webapp")
    expected.url = C.url()
    #expect(records.count == 1)
    #expect(records.first?.result == expected.result)
    #expect(records.first?.entry == expected.entry)
    #expect(records.first?.project == expected.project)
    #expect(records.first?.url == expected.url)
    #expect(records.first?.remarks == expected.remarks)
  }

  @Test func aDeployKeyIsNoUserKey() {
    let body = C.body(C.rsa, fingerprint: C.rsaMD5).replacing(
      "bitbucket-user-key", with: "deploy-key")
    let records = Self.records([C.entry(body: body)])
    #expect(records.map(\.key?.type) == ["deploy-key"])
    #expect(
      records.flatMap(\.remarks).map(\.description)
        == ["this is a deploy key, which CircleCI adds to Bitbucket itself, not a user key"])
  }

  // MARK: - The newest key of each project

  static let early = "2026-11-23T17:06:48.620+05:30"
  static let late = "2026-11-23T11:36:49.001Z"
  static let other = "https://circleci.com/api/v2/project/bb/acme/website/checkout-key"

  @Test(
    "the newest key decides",
    arguments: [
      ([C.created(C.rsa, time: early), C.created(C.ed25519, time: late)], 1, "by time"),
      ([C.created(C.ed25519, time: late), C.created(C.rsa, time: early)], 0, "in any order"),
      (
        [C.created(C.rsa, time: late), C.created(C.ed25519, time: late)], 1, "without another time"
      ),
      ([C.created(C.rsa, time: late), C.created(C.ed25519, time: "?")], 1, "without a time"),
      ([C.created(C.rsa), C.created(C.ed25519)], 1, "without any time"),
    ] as [([String], Int, String)])
  func newest(entries: [String], entry: Int, case: String) {
    let records = Self.records(entries)
    #expect(records.map(\.key?.line) == [C.ed25519])
    #expect(records.map(\.entry) == [entry])
    let what =
      `case`.hasPrefix("without")
      ? "and no times tell which is the newest, so this is the last one"
      : "and this is the newer one"
    let words = "there are 2 keys of this project, \(what); the other is in entry \(1 - entry)"
    #expect(records.first?.remarks.map(\.description) == [words])
  }

  @Test(
    "reads times as exporters and scripts write them",
    arguments: [
      "2026-11-23T12:00:00Z", "2026-11-23 12:00:00.000Z", "2026-11-23t12:00:00.000z",
      "2026-11-23T12:00:00,000Z", "2026-11-23T12:00:00.0000000Z",
      "2026-11-23T13:30:00.000+01:30", "2026-11-23T07:00:00-0500",
    ])
  func times(noon: String) {
    let (before, after) = ("2026-11-23T11:59:59.999Z", "2026-11-23T12:00:00.001Z")
    for (first, second) in [(after, noon), (noon, before)] {
      let records = Self.records([C.created(C.rsa, time: first), C.created(time: second)])
      #expect(records.map(\.entry) == [0], "\(first) and \(second)")
    }
  }

  @Test func aServiceWorkersExchangeIsOneThoughItsTimesAreEqual() {
    let page = C.entry(time: Self.late, isFetchedViaServiceWorker: true)
    for entries in [[page, C.created(time: Self.late)], [C.created(time: Self.late), page]] {
      #expect(Self.records(entries).map(\.key?.line) == [C.rsa])
    }
  }

  @Test func aStaleKeyIsNotGivenInPlaceOfALostOne() {
    let records = Self.records([C.created(C.rsa, time: Self.early), C.entry(time: Self.late)])
    #expect(records.map(\.outcome) == [.bodyMissing])
    #expect(records.first?.key == nil)
    #expect(
      records.first?.message
        == "entry 1: the key was created, but the capture does not hold the response; the older key in entry 0 is not given, because the newest counts"
    )
  }

  @Test func everyProjectHasAKeyOfItsOwn() {
    let records = Self.records([
      C.created(C.rsa, time: Self.late), C.created(C.ed25519, url: Self.other, time: Self.early),
    ])
    #expect(
      records.map(\.project?.description) == ["bitbucket/acme/webapp", "bitbucket/acme/website"])
    #expect(records.map(\.key?.line) == [C.rsa, C.ed25519])
    #expect(records.flatMap(\.remarks) == [])
  }

  @Test func bothNamesOfAProjectAreOneProject() {
    let short = C.url().replacing("bitbucket", with: "bb")
    let records = Self.records([C.created(C.rsa), C.created(C.ed25519, url: short)])
    #expect(records.map(\.key?.line) == [C.ed25519])
  }

  @Test func pathsThatOnlyUnicodeTakesForEqualAreTwoProjects() {
    let urls = ["caf\u{E9}", "cafe\u{301}"].map { C.url("bitbucket/acme/" + $0) }
    let records = Self.records([C.created(C.rsa, url: urls[0]), C.created(C.ed25519, url: urls[1])])
    #expect(records.map(\.key?.line) == [C.rsa, C.ed25519])
    #expect(records.flatMap(\.remarks) == [])
  }

  @Test func theSameKeyTwiceIsOneKey() {
    var all = Extraction()
    all.includesSuperseded = true
    for extraction in [Extraction(), all] {
      let records = Self.records([C.created(), C.created()], extraction)
      #expect(records.map(\.entry) == [1])
      #expect(records.flatMap(\.remarks) == [])
    }
  }

  @Test func everyKeyOfEachProjectWhenAllAreAskedFor() {
    var extraction = Extraction()
    extraction.includesSuperseded = true
    let records = Self.records(
      [
        C.created(C.ed25519, time: Self.late), C.created(C.rsa, url: Self.other),
        C.created(C.rsa, time: Self.early),
      ], extraction)
    #expect(records.map(\.entry) == [0, 2, 1])
    #expect(records.map(\.outcome) == [.key, .superseded, .key])
    #expect(records.map(\.key?.line) == [C.ed25519, C.rsa, C.rsa])
    #expect(records[1].remarks.map(\.description) == ["entry 0 is newer for the same project"])
  }

  // MARK: - Service workers

  static func page(_ time: String?) -> String {
    C.entry(time: time, isFetchedViaServiceWorker: true)
  }

  @Test(
    "the two entries of a service worker's exchange are one",
    arguments: [
      ([page(early), C.created(time: late)], [CheckoutKeyRecord.Outcome.key], "the page's first"),
      ([C.created(time: late), page(early)], [.key], "the worker's first"),
      ([page(early), C.created(time: early)], [.key], "at the same millisecond"),
      ([page(nil), C.created()], [.key], "without times"),
      (
        [page(early), C.created(C.rsa, time: early), page(late), C.created(C.ed25519, time: late)],
        [.key], "two clicks"
      ),
      ([page(early)], [.bodyMissing], "the worker's was not recorded"),
      (
        [page(early), C.created(time: early), page(late)], [.bodyMissing],
        "the second click's was not recorded, so the first key is stale"
      ),
      ([C.created(time: early), page(late)], [.bodyMissing], "another exchange before"),
    ] as [([String], [CheckoutKeyRecord.Outcome], String)])
  func serviceWorker(entries: [String], outcomes: [CheckoutKeyRecord.Outcome], case: String) {
    #expect(Self.records(entries).map(\.outcome) == outcomes)
  }

  // MARK: - Choosing

  @Test func oneProject() {
    var extraction = Extraction()
    extraction.project = "bb/acme/website"
    let entries = [C.created(C.rsa), C.created(C.ed25519, url: Self.other)]
    #expect(Self.records(entries, extraction).map(\.key?.line) == [C.ed25519])
    let none = Self.records([C.created(C.rsa)], extraction)
    #expect(none.map(\.outcome) == [.noCheckoutKey])
    #expect(
      none.first?.message
        == "entry 0: this checkout-key request is for bitbucket/acme/webapp on circleci.com, not for "
        + "what you chose with --project or --host")
  }

  @Test func oneHost() {
    let server = "https://ci.acme.example/api/v1.1/project/bb/acme/website/checkout-key"
    let entries = [C.created(C.rsa), C.created(C.ed25519, url: server)]
    #expect(
      Self.records(entries).map { $0.remarks.map(\.description) } == [
        [],
        [
          "the key comes from ci.acme.example; if that is your CircleCI Server, add --host ci.acme.example"
        ],
      ])
    var extraction = Extraction()
    extraction.host = "CI.acme.example"
    let records = Self.records(entries, extraction)
    #expect(records.map(\.key?.line) == [C.ed25519])
    #expect(records.flatMap(\.remarks) == [])
  }

  // MARK: - Nothing counts

  @Test(
    "says why there is no key",
    arguments: [
      ([], .noCheckoutKey, nil, "it holds no requests"),
      (
        [C.entry("https://circleci.com/")], .noCheckoutKey, nil,
        "it holds one request, which is not a checkout-key request"
      ),
      (
        [C.entry(status: "200", method: "GET"), C.entry(status: "204", method: "OPTIONS")],
        .notCreated, 0,
        "entry 0: the capture has the list of keys, but no click on Add User Key"
      ),
      (
        [C.entry(status: "204", method: "OPTIONS")], .notCreated, 0,
        "entry 0: the only checkout-key request has the method OPTIONS, which creates no key"
      ),
      (
        [C.entry(status: "403"), C.entry(status: "500"), C.entry(status: "200", method: "GET")],
        .notCreated, 1,
        "entry 1: CircleCI answered 500 to Add User Key, so there is no key"
      ),
      (
        [C.entry(status: "-999")], .notCreated, 0,
        "entry 0: CircleCI gave no answer to Add User Key, so there is no key"
      ),
      (
        [C.entry(status: "true")], .notCreated, 0,
        "entry 0: CircleCI gave an answer without a readable status to Add User Key, so there is no key"
      ),
      (
        [C.entry(status: "304", method: "GET")], .notCreated, 0,
        "entry 0: the capture has the list of keys, but no click on Add User Key"
      ),
      (
        [C.entry(status: "403", method: "GET")], .notCreated, 0,
        "entry 0: CircleCI answered 403 to the request for the list of keys, and the capture has no click on Add User Key"
      ),
      (
        [C.entry(status: "204", method: "DELETE")], .notCreated, 0,
        "entry 0: the only checkout-key request has the method DELETE, which creates no key"
      ),
    ] as [([String], CheckoutKeyRecord.Outcome, Int?, String)])
  func nothing(entries: [String], outcome: CheckoutKeyRecord.Outcome, entry: Int?, message: String)
  {
    let records = Self.records(entries)
    #expect(records.map(\.outcome) == [outcome])
    #expect(records.first?.entry == entry)
    #expect(records.first?.message == message)
    #expect(records.first?.hint?.words.isEmpty == false)
  }

  // MARK: - Captures that are not whole

  @Test func aCutOffCaptureGivesTheKeysOfItsCompleteEntries() throws {
    let whole = C.har([C.created(), C.entry()])
    let cut = try #require(whole.ranges(of: Array("startedDateTime".utf8)).last?.lowerBound)
    let records = Extraction().capture(from: Array(whole[..<cut]), named: "a.har").records
    #expect(records.map(\.key?.line) == [C.rsa])
    #expect(
      records.first?.remarks.map(\.description) == [
        "cut off at byte \(cut) (entry 1); a newer key may be missing"
      ])
  }

  @Test(
    "a member that stands twice refuses the capture, whatever else is in it",
    arguments: [
      (#""log":{"entries":[KEY],"entries":[]}"#, "entries"),
      (#""log":{"entries":[KEY]},"log":{"entries":[]}"#, "log"),
      (#""log":{"entries":[],"entries":[KEY]}"#, "entries"),
      (#""log":{"entries":[KEY,{"request":{},"request":{}}]}"#, "request"),
    ])
  func duplicates(members: String, name: String) {
    let text = "{" + members.replacing("KEY", with: C.created()) + "}"
    let records = Extraction().capture(from: Array(text.utf8), named: "a.har").records
    #expect(records.map(\.outcome) == [.notAHAR])
    #expect(records.first?.message?.contains("a second `\(name)` stands here") == true)
  }

  @Test func aCaptureCutOffBeforeAnyKeySaysSo() throws {
    let whole = C.har([C.created()])
    let cut = try #require(whole.ranges(of: Array("startedDateTime".utf8)).last?.lowerBound)
    let records = Extraction().capture(from: Array(whole[..<cut]), named: "a.har").records
    #expect(records.map(\.outcome) == [.truncated])
    #expect(
      records.first?.message
        == "cut off at byte \(cut) (entry 0), before any complete response with a key")
  }

  @Test(
    "says what a capture is that is no HAR file",
    arguments: [
      ("", .notAHAR, "empty"), ("<html>", .notAHAR, "an HTML or XML page, not a HAR file"),
      ("{}", .notAHAR, "JSON, but not a HAR file: it has no `log` object"),
      ("hello", .notAHAR, "not JSON, so not a HAR file"),
      (#"{"log"]"#, .notAHAR, "damaged at byte 6: a colon should stand here"),
    ] as [(String, CheckoutKeyRecord.Outcome, String)])
  func foreign(text: String, outcome: CheckoutKeyRecord.Outcome, message: String) {
    let records = Extraction().capture(from: Array(text.utf8), named: "a.har").records
    #expect(records.map(\.outcome) == [outcome])
    #expect(records.first?.message == message)
    #expect(records.first?.hint?.words.isEmpty == false)
  }

  @Test func whatFollowsTheArchiveIsNamed() {
    let har = C.har([C.created()])
    let records = Extraction().capture(from: har + "more".utf8, named: "a.har").records
    #expect(records.map(\.key?.line) == [C.rsa])
    #expect(
      records.first?.remarks.map(\.description) == [
        "the capture ends at byte \(har.count); what follows was not read"
      ])
  }

  @Test("captures run together are refused, as the newest key can't be told", arguments: [0, 1])
  func runTogether(keys: Int) {
    let har = C.har(Array(repeating: C.created(), count: keys))
    let records = Extraction().capture(from: har + C.har([C.created()]), named: "a.har").records
    #expect(records.map(\.outcome) == [.notAHAR])
    #expect(
      records.first?.message == "another archive seems to follow at byte \(har.count)")
    #expect(records.first?.hint?.words.isEmpty == false)
  }

  @Test func aClosedDescriptorIsUnreadable() {
    let records = Extraction().capture(fromFileDescriptor: -1, named: "a.har").records
    #expect(records.map(\.outcome) == [.unreadable])
    #expect(records.first?.message == "cannot be read: Bad file descriptor")
  }
}
