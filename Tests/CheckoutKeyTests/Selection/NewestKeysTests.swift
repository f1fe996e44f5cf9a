import HAR
import SSHKey
import TestSupport
import Testing

@testable import CheckoutKey

@Suite struct NewestKeysTests {
  /// A response in a capture of a run.
  struct Response {
    var repository: String?
    var key: Int?
    var createdAt: Int?
    var startedAt: Int?
    var isCircleCI = true

    private static let keys = GeneratedCapture.keys.map { line in
      guard let key = try? PublicKey(parsing: line) else { preconditionFailure("it is a key") }
      return ExtractedKey(key, isCompared: true)
    }

    private static func time(_ rank: Int?) -> String? {
      rank.map { "2026-11-23T12:00:0\($0).000Z" }
    }

    func record(_ capture: Int) -> Record {
      var record = Record(capture: "\(capture).har", failure: .bodyMissing(.missing))
      if let key {
        var extracted = Self.keys[key]
        extracted.createdAt = Self.time(createdAt)
        record.result = .success(extracted)
      }
      record.entry = 0
      record.project = repository.map { Project(slug: "bitbucket/acme/\($0)") }
      record.url = isCircleCI ? "https://circleci.com/checkout-key" : "https://ci.test/checkout-key"
      record.startedAt = Self.time(startedAt)
      return record
    }
  }

  static func newest(_ responses: [Response]) -> NewestKeys {
    responses.enumerated().reduce(into: NewestKeys()) { keys, response in
      keys.add([response.element.record(response.offset)])
    }
  }

  @Test(
    "the newest key decides",
    arguments: [
      (
        [
          Response(repository: "a", key: 1, createdAt: 2, startedAt: 1),
          Response(repository: "a", key: 2, createdAt: 1, startedAt: 2),
        ], 0,
        "the newest key of this project; an older one is in 1.har (entry 0)",
        "CircleCI's clock before the browser's"
      ),
      (
        [
          Response(repository: "a", key: 1, startedAt: 2),
          Response(repository: "a", key: 2, startedAt: 1),
        ],
        0, "the newest key of this project; an older one is in 1.har (entry 0)", "by the request"
      ),
      (
        [Response(repository: "a", key: 1), Response(repository: "a", key: 2)], 1,
        "the key of this project in the last capture, as their times can't be compared; another one is "
          + "in 0.har (entry 0)", "without any time"
      ),
      (
        [
          Response(repository: "a", key: 1, createdAt: 1, startedAt: 1),
          Response(repository: "a", key: 2, createdAt: 1, startedAt: 1),
        ], 1,
        "the newest key of this project; an older one is in 0.har (entry 0)", "at the same time"
      ),
      (
        [
          Response(repository: "a", key: 1, createdAt: 1, startedAt: 2),
          Response(repository: "a", key: 2, createdAt: 1, startedAt: 1),
        ], 0,
        "the newest key of this project; an older one is in 1.har (entry 0)",
        "CircleCI's times equal, the browser's not"
      ),
      (
        [
          Response(repository: "a", key: 1, createdAt: 1, startedAt: 1),
          Response(repository: "a", startedAt: 2),
        ],
        1,
        "the older key in 0.har (entry 0) is not given, as the newest response of this project "
          + "decides", "which has no usable key"
      ),
      (
        [
          Response(repository: "a", key: 1, createdAt: 2, startedAt: 2),
          Response(repository: "a", startedAt: 1),
        ],
        0, nil, "and not an older one without a key"
      ),
      (
        [
          Response(repository: "a", key: 1, startedAt: 1),
          Response(repository: "a", key: 2, createdAt: 5, startedAt: 5, isCircleCI: false),
        ], 0,
        "the newest key of this project; an older one is in 1.har (entry 0)", "circleci.com's first"
      ),
      (
        [
          Response(repository: "a", key: 1, createdAt: 1),
          Response(repository: "a", key: 1, createdAt: 1),
        ],
        1, nil, "and the same key twice is one"
      ),
    ] as [([Response], Int, String?, String)])
  func decides(responses: [Response], index: Int, warning: String?, case: String) {
    let keys = Self.newest(responses)
    #expect(keys.records.map(\.capture) == ["\(index).har"])
    #expect(keys.records.first?.warnings.map(\.description) == (warning.map { [$0] } ?? []))
    #expect(keys.replacedKeyCount == (warning == nil ? 0 : 1))
  }

  @Test func capturesThatNameNoProjectAreNeverMerged() {
    let responses = [
      Response(key: 1, createdAt: 1), Response(repository: "a", key: 2),
      Response(key: 1, createdAt: 2),
    ]
    #expect(Self.newest(responses).records.map(\.capture) == ["0.har", "1.har", "2.har"])
  }

  @Test func whatIsNoResponseThatCountsTakesNoPart() {
    var keys = NewestKeys()
    var refusal = Record(capture: "1.har", failure: .refused(status: 403))
    refusal.project = Project(slug: "bitbucket/acme/a")
    keys.add([Response(repository: "a", key: 1).record(0)])
    for failure in [Failure.onlyListed, .noRequest(entryCount: 0), .archive(.empty), .unopened("")]
    {
      refusal.result = .failure(failure)
      keys.add([refusal])
    }
    #expect(keys.records.map(\.capture) == ["0.har"])
    #expect(keys.records.first?.warnings == [])
  }

  // MARK: - From captures to keys

  /// What the newest of a run is, out of the captures themselves.
  private static func newest(_ entries: [String], listed: Bool = false) -> [String?] {
    var extraction = Extraction()
    extraction.includesListed = listed
    var keys = NewestKeys()
    for (index, entry) in entries.enumerated() {
      keys.add(extraction.records(from: Captures.har([entry]), named: "\(index).har"))
    }
    return keys.records.map(\.key?.line)
  }

  private static func entry(
    _ key: String, made: String, started: String, url: String = Captures.url()
  ) -> String {
    let body = Captures.body(key, fingerprint: nil).dropLast() + ", \"created_at\": \"\(made)\"}"
    return Captures.entry(url, time: started, body: String(body))
  }

  @Test("a damaged key is as new as CircleCI says", arguments: [true, false])
  func damagedNewest(isFirst: Bool) {
    // The browsers' clocks say the opposite.
    let damaged = Self.entry(
      String(Captures.rsa.dropLast(72)), made: "2026-11-23T09:30:00Z",
      started: "2026-11-23T08:00:00Z")
    let older = Self.entry(
      Captures.ed25519, made: "2026-11-23T09:00:00Z", started: "2026-11-23T08:30:00Z")
    #expect(Self.newest(isFirst ? [damaged, older] : [older, damaged]) == [nil])
  }

  @Test func circleCIComesFirstAlsoWhereItsURLIsTooLongToBeShown() {
    let path = String(repeating: "x", count: 5_000) + "/project/bitbucket/acme/webapp/checkout-key"
    let own = Self.entry(
      Captures.ed25519, made: "2026-11-23T09:00:00Z", started: "2026-11-23T09:00:00Z",
      url: "https://circleci.com/" + path)
    let foreign = Self.entry(
      Captures.rsa, made: "2026-11-24T09:00:00Z", started: "2026-11-24T09:00:00Z",
      url: Captures.url(host: "evil.example"))
    #expect(Self.newest([own, foreign]) == [Captures.ed25519])
  }

  // MARK: - The rules once more

  /// The index of the response that decides for a repository.
  static func plainChoice(_ responses: [(Int, Response)]) -> Int? {
    let own = responses.filter(\.1.isCircleCI)
    let side = own.isEmpty ? responses : own
    // Of these CircleCI's clock tells the newest, of those the browser's.
    let created = side.filter { $0.1.createdAt != nil && $0.1.key != nil }
      .max {
        ($0.1.createdAt ?? 0, $0.1.startedAt ?? -1, $0.0)
          < ($1.1.createdAt ?? 0, $1.1.startedAt ?? -1, $1.0)
      }
    let others = side.filter { $0.1.createdAt == nil || $0.1.key == nil }
    let started = others.filter { $0.1.startedAt != nil }
      .max { ($0.1.startedAt ?? 0, $0.0) < ($1.1.startedAt ?? 0, $1.0) }
    let last = others.filter { $0.1.startedAt == nil }.max { $0.0 < $1.0 }
    var newest = created ?? started
    if let first = created, let second = started {
      let areTimed = first.1.startedAt != nil && first.1.startedAt != second.1.startedAt
      let isFirst =
        areTimed ? (first.1.startedAt ?? 0) > (second.1.startedAt ?? 0) : first.0 > second.0
      newest = isFirst ? first : second
    }
    guard let last else { return newest?.0 }
    return max(newest?.0 ?? -1, last.0)
  }

  @Test func theNewestOfARunIsWhatThePlainRulesSay() {
    var numbers = Random(seed: 13)
    for round in 0..<2_000 {
      let areTimed = round % 2 == 0
      let responses = (0..<(1 + numbers.next() % 7)).map { _ in
        Response(
          repository: numbers.pick(["a", "b", nil]),
          key: numbers.pick([0, 1, 2, nil]),
          createdAt: numbers.pick([0, 1, 2, areTimed ? 3 : nil]),
          startedAt: numbers.pick([0, 1, 2, areTimed ? 3 : nil]),
          isCircleCI: !numbers.happens(oneIn: 3))
      }
      let indexed = Array(responses.enumerated()).map { ($0.offset, $0.element) }
      let expected =
        ["a", "b"].compactMap { repository in
          Self.plainChoice(indexed.filter { $0.1.repository == repository })
        } + indexed.filter { $0.1.repository == nil }.map(\.0)
      let records = Self.newest(responses).records
      #expect(records.map(\.capture) == expected.sorted().map { "\($0).har" }, "round \(round)")
      if areTimed { Self.checkOrder(responses, &numbers) }
    }
  }

  /// Where times tell, the order of the captures does not.
  private static func checkOrder(_ responses: [Response], _ numbers: inout Random) {
    let named = responses.filter { $0.repository != nil }
    // Those of the same time are told by their order.
    guard Set(named.map(\.createdAt)).count == named.count,
      Set(named.map(\.startedAt)).count == named.count
    else { return }
    let lines = newest(named).records.map(\.key?.line)
    let shuffled = newest(named.shuffled(using: &numbers)).records.map(\.key?.line)
    #expect(Set(lines) == Set(shuffled))
  }

  @Test func memoryIsAProjectsAndNotTheCaptures() {
    var keys = NewestKeys()
    for capture in 0..<5_000 {
      keys.add([
        Response(repository: "\(capture % 10)", key: capture % 3, startedAt: 1).record(capture)
      ])
    }
    let records = keys.records
    #expect(records.count == 10)
    #expect(records.first?.warnings.count == 1)
    #expect(keys.replacedKeyCount == 20)
  }
}
