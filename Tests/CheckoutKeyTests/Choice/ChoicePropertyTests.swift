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
    var keys = 0
    for seed in stride(from: Self.firstSeed + part, to: Self.firstSeed + Self.cases, by: 8) {
      let entries = DrawnCapture(seed: seed).entries
      let hands = Self.dealt(entries, seed).map { hand in hand.map { entries[$0] } }
      // To read is what takes the time, so each capture is read once, whatever is asked of it then.
      let whole = Self.capture(Captures.har(entries.map(\.json)))
      let parts = hands.map { Self.capture(Captures.har($0.map(\.json))) }
      let isOfParts = seed / 8 % 2 == 1
      let copies = (isOfParts ? parts : [whole]).flatMap { Self.copies(of: $0, "seed \(seed)") }
      for includesListed in [false, true] {
        let what = "seed \(seed), listed \(includesListed)"
        let expected = PlainRules([entries], includesListed: includesListed).answers
        let ofParts = PlainRules(hands, includesListed: includesListed).answers
        // Of who has no name a copy holds nothing.
        let ofCopies = (isOfParts ? ofParts : expected).filter { Self.names[$0.owner] == nil }
        keys += expected.count { $0.key != nil }
        #expect(Self.answers([whole], includesListed) == expected, "\(what): one capture")
        #expect(Self.answers(parts, includesListed) == ofParts, "\(what): split")
        #expect(Self.answers(copies, includesListed) == ofCopies, "\(what): copies")
      }
      Self.inspect(whole, "seed \(seed)")
    }
    #expect(keys > Self.cases / 16)
  }

  private static func capture(_ bytes: [UInt8]) -> CheckoutKeyCapture {
    Extraction(all: true).capture(from: bytes, named: "a.har")
  }

  /// Deals entries to captures in any order, a service worker's pairs together.
  private static func dealt(_ entries: [DrawnEntry], _ seed: UInt64) -> [[Int]] {
    var numbers = Random(seed: seed &+ 1)
    var hands = entries.map { _ in Int(numbers.next() % 3) }
    for pair in PlainRules([entries], includesListed: false).pairs {
      hands[pair.page.entry] = hands[pair.worker.entry]
    }
    return (0..<3).map { hand in entries.indices.filter { hands[$0] == hand } }
  }

  /// The redacted copy, if there is one, which holds no secret and stays as it is.
  private static func copies(of original: CheckoutKeyCapture, _ what: String)
    -> [CheckoutKeyCapture]
  {
    guard let text = original.redaction.archive else { return [] }
    let copy = capture(Array(text.utf8))
    #expect(!text.contains("SECRET"), "\(what)")
    #expect(copy.redaction.archive == text, "\(what): a copy of the copy")
    return [copy]
  }

  /// What a run says, in the words of the plain rules.
  private static func answers(_ captures: [CheckoutKeyCapture], _ includesListed: Bool) -> [Answer]
  {
    var run = CheckoutKeyRun(Extraction(listed: includesListed, all: true))
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
