import Foundation
import TestSupport
import Testing

@testable import CheckoutKey

/// What must hold for every capture, tried with drawn ones: the plain rules, however the entries are spread
/// over captures, and of redacted copies.
///
/// `CHOICE_CASES` and `CHOICE_SEED` try more, and others.
@Suite struct ChoicePropertyTests {
  typealias Answer = PlainRules.Answer

  private static let environment = ProcessInfo.processInfo.environment
  private static let cases = environment["CHOICE_CASES"].flatMap(UInt64.init) ?? 800
  private static let firstSeed = environment["CHOICE_SEED"].flatMap(UInt64.init) ?? 0
  /// One task for each, so that they run side by side.
  private static let parts = Array(0..<8 as Range<UInt64>)

  @Test("extract, of one capture and of many, of originals and of copies", arguments: parts)
  func rules(part: UInt64) {
    var (keys, count) = (0, 0)
    for seed in stride(from: Self.firstSeed + part, to: Self.firstSeed + Self.cases, by: 8) {
      let entries = DrawnCapture(seed: seed).entries
      let texts = entries.map(\.json)
      var numbers = Random(seed: seed &+ 1)
      // In order, or as hands of cards.
      let isCut = numbers.happens(oneIn: 2)
      let split = isCut ? Self.cut(entries, &numbers) : Self.dealt(entries, &numbers)
      // To read is what takes the time, so each capture is read once, whatever is asked of it then.
      let whole = Self.capture(Captures.har(texts))
      let parts = split.map { hand in Self.capture(Captures.har(hand.map { texts[$0] })) }
      let areCopiesWhole = numbers.happens(oneIn: 2)
      let copies = Self.copies(of: areCopiesWhole ? [whole] : parts, "seed \(seed)")
      for includesListed in [false, true] {
        let what = "seed \(seed), listed \(includesListed)"
        func plainAnswers(_ captures: [[DrawnEntry]]) -> [Answer] {
          PlainRules(captures, includesListed: includesListed).answers
        }
        let expected = plainAnswers([entries])
        let ofParts = isCut ? expected : plainAnswers(split.map { $0.map { entries[$0] } })
        keys += expected.count { $0.key != nil }
        #expect(Self.answers([whole], includesListed) == expected, "\(what): one capture")
        #expect(Self.answers(parts, includesListed) == ofParts, "\(what): split")
        #expect(
          Self.answers(copies, includesListed)
            == (areCopiesWhole ? expected : ofParts).filter { Self.names[$0.owner] == nil },
          "\(what): copies")
      }
      Self.inspect(whole, "seed \(seed)")
      count += 1
    }
    #expect(keys > count / 2)
  }

  private static func capture(_ bytes: [UInt8]) -> CheckoutKeyCapture {
    extraction(false).capture(from: bytes, named: "a.har")
  }

  private static func extraction(_ includesListed: Bool) -> Extraction {
    var extraction = Extraction()
    (extraction.includesListed, extraction.includesSuperseded) = (includesListed, true)
    return extraction
  }

  /// Cuts entries into captures, by their numbers, never between a service worker's pair.
  private static func cut(_ entries: [DrawnEntry], _ numbers: inout Random) -> [[Int]] {
    let pairs = PlainRules([entries], includesListed: false).pairs
      .map { [$0.page.entry, $0.worker.entry] }
    var captures: [[Int]] = [[]]
    for index in entries.indices {
      let isInside = pairs.contains { $0.min() ?? 0 < index && index <= $0.max() ?? 0 }
      if index > 0 && !isInside && numbers.happens(oneIn: 2) { captures.append([]) }
      captures[captures.count - 1].append(index)
    }
    return captures
  }

  /// Deals entries to captures in any order, pairs together.
  private static func dealt(_ entries: [DrawnEntry], _ numbers: inout Random) -> [[Int]] {
    var hands = entries.map { _ in Int(numbers.next() % 3) }
    for pair in PlainRules([entries], includesListed: false).pairs {
      hands[pair.page.entry] = hands[pair.worker.entry]
    }
    return (0..<3).map { hand in entries.indices.filter { hands[$0] == hand } }
  }

  /// Redacted copies, which hold no secret and stay as they are.
  private static func copies(of captures: [CheckoutKeyCapture], _ what: String)
    -> [CheckoutKeyCapture]
  {
    captures.compactMap { original in
      guard let text = original.redaction.archive else { return nil }
      let copy = capture(Array(text.utf8))
      #expect(!text.contains("SECRET"), "\(what)")
      #expect(copy.redaction.archive == text, "\(what): a copy of the copy")
      return copy
    }
  }

  /// What a run says, in the words of the plain rules.
  private static func answers(_ captures: [CheckoutKeyCapture], _ includesListed: Bool) -> [Answer]
  {
    var run = CheckoutKeyRun(extraction(includesListed))
    for capture in captures { _ = run.add(capture, []) }
    var answers: [Answer] = []
    for record in run.records {
      // Without the comment, which may differ between two of one key.
      let line = record.key?.line.split(separator: " ").prefix(2).joined(separator: " ")
      let key = line.flatMap(DrawnEntry.keys.firstIndex)
      if record.isSuperseded, let key, let last = answers.indices.last {
        if !answers[last].others.insert(key).inserted { Issue.record("a key is given twice") }
        continue
      }
      var isRefused = false
      if case .failure(.refused) = record.result { isRefused = true }
      let owner = record.project?.description ?? names.first { $1 == record.url }?.key ?? "?"
      answers.append(Answer(owner: owner, key: key, isRefused: isRefused, others: []))
    }
    return answers
  }

  /// What is shown of the URLs of owners without a name.
  private static let names: [String: String] = Dictionary(
    uniqueKeysWithValues: DrawnEntry.addresses.filter { !$0.hasName }.map {
      ($0.owner ?? "", CheckoutKeyURL($0.text)?.shown ?? "")
    })

  /// The verdicts are those of the records.
  private static func inspect(_ capture: CheckoutKeyCapture, _ what: String) {
    let all = capture.records
    let (others, records) = (all.filter(\.isSuperseded), all.filter { !$0.isSuperseded })
    let rows = capture.inspection(records)
    #expect(
      rows.filter { $0.verdict == .outcome(.superseded) }.compactMap(\.entry)
        == others.compactMap(\.entry).sorted(), "\(what): superseded")
    #expect(
      rows.count { $0.verdict == .outcome(.key) } == records.count { $0.key != nil },
      "\(what): keys")
    for record in records where record.isOfProject {
      let row = rows.first { $0.entry == record.entry }
      #expect(row?.verdict == .outcome(record.outcome), "\(what): verdict on \(record.entry ?? -1)")
    }
  }
}
