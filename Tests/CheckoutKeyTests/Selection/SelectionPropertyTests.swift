import TestSupport
import Testing

@testable import CheckoutKey

/// PRODUCT.md's rules for which key wins, written once more as plainly as they can be, against what
/// `Extraction` makes of generated captures.
@Suite struct SelectionPropertyTests {
  typealias Entry = GeneratedCapture.Entry

  /// A project's key by the rules.
  struct Choice: Equatable {
    let entry: Int
    /// Nil if the newest response has none.
    let key: String?
    let olderCount: Int
  }

  /// The entries without the page's side of exchanges that a service worker made.
  static func withoutCopies(_ entries: [(Int, Entry)]) -> [(Int, Entry)] {
    var remaining = entries
    let urls = Set(entries.map { $0.1.url.text + $0.1.query })
    for url in urls {
      let same = entries.filter { $0.1.url.text + $0.1.query == url }
      let areTimed = same.allSatisfy { $0.1.time.rank != nil }
      func age(_ entry: (Int, Entry)) -> (Int, Int) {
        areTimed ? (entry.1.time.rank ?? 0, entry.0) : (0, entry.0)
      }
      let sorted = same.sorted { age($0) < age($1) }
      var workers = sorted.filter { !$0.1.isFetchedViaServiceWorker }
      for copy in sorted where copy.1.isFetchedViaServiceWorker && copy.1.content.isMissing {
        let partner = workers.firstIndex {
          areTimed ? age($0).0 >= age(copy).0 : $0.0 > copy.0
        }
        guard let partner else { continue }
        workers.remove(at: partner)
        remaining.removeAll { $0.0 == copy.0 }
      }
    }
    return remaining
  }

  static func choices(_ capture: GeneratedCapture) -> [Choice] {
    let counting = capture.entries.enumerated().filter {
      $0.element.status == 201 && $0.element.url.owner != nil
    }.map { ($0.offset, $0.element) }
    let owners = Set(counting.compactMap { $0.1.url.owner })
    return owners.compactMap { owner -> Choice? in
      var entries = withoutCopies(counting.filter { $0.1.url.owner == owner })
      let own = entries.filter(\.1.url.isCircleCI)
      if !own.isEmpty { entries = own }
      let areTimed = entries.allSatisfy { $0.1.time.rank != nil }
      let newest = entries.max { first, second in
        areTimed
          ? (first.1.time.rank ?? 0, first.0) < (second.1.time.rank ?? 0, second.0)
          : first.0 < second.0
      }
      guard let newest else { return nil }
      let keys = Set(entries.compactMap(\.1.content.key))
      let key = newest.1.content.key
      return Choice(
        entry: newest.0, key: key.map { GeneratedCapture.keys[$0] },
        olderCount: keys.count - (key == nil ? 0 : 1))
    }.sorted { $0.entry < $1.entry }
  }

  static func choice(_ record: Record) -> Choice {
    var olderCount = 0
    for case .newest(let older, _) in record.warnings { olderCount = older.count }
    if case .failure(.newest(_, let older)) = record.result { olderCount = older.count }
    // Without the comment, which may differ between two of one key.
    let key = record.key?.line.split(separator: " ").prefix(2).joined(separator: " ")
    return Choice(entry: record.entry ?? -1, key: key, olderCount: olderCount)
  }

  @Test func theNewestKeyIsWhatThePlainRulesSay() {
    var count = 0
    for seed in 0..<UInt64(1_000) {
      let capture = GeneratedCapture(seed: seed)
      let expected = Self.choices(capture)
      let records = Extraction().records(from: capture.bytes, named: "a.har")
      if expected.isEmpty {
        #expect(records.count == 1 && records.first?.key == nil, "seed \(seed)")
      } else {
        #expect(records.map(Self.choice) == expected, "seed \(seed)")
        count += 1
      }
    }
    #expect(count > 650)
  }

  // MARK: - Work

  /// Counts how often it is compared.
  struct CountedAge: Comparable {
    final class Counter {
      var count = 0
    }

    let age: Int
    let counter: Counter

    static func < (first: CountedAge, second: CountedAge) -> Bool {
      first.counter.count += 1
      return first.age < second.age
    }

    static func == (first: CountedAge, second: CountedAge) -> Bool { first.age == second.age }
  }

  /// Comparisons for so many exchanges, in an order that is not theirs.
  private static func comparisons(_ count: Int) -> Int {
    let counter = CountedAge.Counter()
    var numbers = Random(seed: 7)
    let ages = (0..<count).map { CountedAge(age: $0, counter: counter) }.shuffled(using: &numbers)
    #expect(Exchanges.alone(ages, ages.shuffled(using: &numbers)) == [])
    return counter.count
  }

  @Test func exchangesArePairedInOrderOfTime() {
    // Four times as many take little more than four times the comparisons; it was sixteen.
    #expect(Self.comparisons(4_000) < 6 * Self.comparisons(1_000))
  }

  @Test(
    "a copy without a worker of its own stays",
    arguments: [
      ([1], [1], []), ([1], [2], []), ([2], [1], [0]), ([1, 2], [2], [1]), ([2, 1], [2], [0]),
      ([1, 1], [1, 1], []), ([1, 1, 1], [5, 1], [2]), ([], [1], []), ([1], [], [0]),
    ] as [([Int], [Int], [Int])])
  func alone(copies: [Int], workers: [Int], alone: [Int]) {
    #expect(Exchanges.alone(copies, workers) == alone)
  }

  @Test func messagesNameAFewEntriesAndCountTheOthers() {
    var numbers = Random(seed: 1)
    let entries = (0..<1_200).map { index in
      let key = BitbucketRulesTests.ed25519Line(UInt16(index))
      let body = GeneratedCapture.body(key, nil, &numbers)
      return Captures.entry(body: body)
    }
    let records = Extraction().records(from: Captures.har(entries), named: "a.har")
    #expect(records.count == 1)
    let text = records.first?.warnings.map(\.description).first {
      $0.contains("position") || $0.contains("another one")
    }
    #expect(
      text
        == "the last key of this project in the capture, whose times can't all be read; another one "
        + "is in entry 0, entry 1, entry 2, entry 3, entry 4 and 1,194 more")
  }
}
