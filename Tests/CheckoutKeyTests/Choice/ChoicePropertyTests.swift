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
  private static let seeds: Range<UInt64> = {
    let first = environment["CHOICE_SEED"].flatMap(UInt64.init) ?? 0
    return first..<first + (environment["CHOICE_CASES"].flatMap(UInt64.init) ?? 2_400)
  }()
  /// One task for each, so that they run side by side.
  private static let parts = Array(0..<8 as Range<UInt64>)

  private static func extraction(_ includesListed: Bool) -> Extraction {
    var extraction = Extraction()
    extraction.includesListed = includesListed
    extraction.includesSuperseded = true
    return extraction
  }

  private static func run(_ captures: [[UInt8]], _ extraction: Extraction) -> CheckoutKeyRun {
    var run = CheckoutKeyRun(extraction)
    for (index, bytes) in captures.enumerated() {
      run.add(extraction.capture(from: bytes, named: "\(index).har"))
    }
    return run
  }

  /// What records say, in the words of the plain rules.
  private static func answers(_ records: [CheckoutKeyRecord], names: [String: String]) -> [Answer] {
    func number(_ record: CheckoutKeyRecord) -> Int? {
      // Without the comment, which may differ between two of one key.
      let line = record.key?.line.split(separator: " ").prefix(2).joined(separator: " ")
      return line.flatMap(DrawnEntry.keys.firstIndex)
    }
    var answers: [Answer] = []
    var index = 0
    while index < records.count {
      let record = records[index]
      index += 1
      var others: [Int] = []
      while index < records.count, records[index].isSuperseded {
        if let other = number(records[index]) { others.append(other) }
        index += 1
      }
      if others.count != Set(others).count { Issue.record("a key is given twice") }
      let owner = record.project?.description ?? names[record.url ?? ""] ?? "?"
      var isRefused = false
      if case .failure(.refused) = record.result { isRefused = true }
      answers.append(
        Answer(owner: owner, key: number(record), isRefused: isRefused, others: Set(others)))
    }
    return answers
  }

  /// The owners without a name by what is shown of their URLs.
  private static let names: [String: String] = Dictionary(
    uniqueKeysWithValues: DrawnEntry.addresses.filter { !$0.hasName }.map {
      (CheckoutKeyURL($0.text)?.shown ?? "", $0.owner ?? "")
    })

  /// Cuts entries into captures, never between a service worker's pair.
  private static func cut(_ entries: [DrawnEntry], _ numbers: inout Random) -> [[DrawnEntry]] {
    let pairs = PlainRules([entries], includesListed: false).pairs
      .map { [$0.page.entry, $0.worker.entry] }
    var captures: [[DrawnEntry]] = [[]]
    for (index, entry) in entries.enumerated() {
      let isInside = pairs.contains { $0.min() ?? 0 < index && index <= $0.max() ?? 0 }
      if index > 0 && !isInside && numbers.happens(oneIn: 2) { captures.append([]) }
      captures[captures.count - 1].append(entry)
    }
    return captures
  }

  /// Deals entries to captures in any order, pairs together.
  private static func dealt(_ entries: [DrawnEntry], _ numbers: inout Random) -> [[DrawnEntry]] {
    let pairs = PlainRules([entries], includesListed: false).pairs
    var hands = entries.map { _ in Int(numbers.next() % 3) }
    for pair in pairs { hands[pair.page.entry] = hands[pair.worker.entry] }
    return (0..<3).map { hand in
      zip(hands, entries).filter { $0.0 == hand }.map(\.1)
    }
  }

  @Test("extract, of one capture and of many, of originals and of copies", arguments: parts)
  func rules(part: UInt64) throws {
    var keys = 0
    for seed in Self.seeds where seed % UInt64(Self.parts.count) == part {
      let entries = DrawnCapture(seed: seed).entries
      var numbers = Random(seed: seed &+ 1)
      // In order, or as hands of cards.
      let isCut = numbers.happens(oneIn: 2)
      let split = isCut ? Self.cut(entries, &numbers) : Self.dealt(entries, &numbers)
      // Redacted copies, which hold no secret and stay as they are.
      let copies = try [[entries], split].map { captures in
        (captures.map { $0.filter { $0.address.hasName } }, try Self.copies(of: captures, seed))
      }
      let bytes = DrawnCapture.bytes(entries)
      let splitBytes = split.map(DrawnCapture.bytes)
      for includesListed in [false, true] {
        let extraction = Self.extraction(includesListed)
        func answers(_ captures: [[UInt8]]) -> [Answer] {
          Self.answers(Self.run(captures, extraction).records, names: Self.names)
        }
        func expected(_ captures: [[DrawnEntry]]) -> [Answer] {
          PlainRules(captures, includesListed: includesListed).answers
        }
        let plain = expected([entries])
        keys += plain.count { $0.key != nil }
        let what = "seed \(seed), listed \(includesListed)"

        let capture = extraction.capture(from: bytes, named: "0.har")
        let records = capture.records
        let own = Self.answers(records.filter(\.isOfProject), names: Self.names)
        #expect(own == plain, "\(what): one capture")
        #expect(answers(splitBytes) == (isCut ? plain : expected(split)), "\(what): split")
        for (captures, copies) in copies {
          #expect(answers(copies) == expected(captures), "\(what): copies")
        }
        if !includesListed { Self.inspect(capture, records, what) }
      }
    }
    #expect(Self.environment["CHOICE_CASES"] != nil || keys > 300)
  }

  private static func copies(of captures: [[DrawnEntry]], _ seed: UInt64) throws -> [[UInt8]] {
    captures.compactMap { entries in
      let capture = Extraction().capture(from: DrawnCapture.bytes(entries), named: "a.har")
      guard let copy = capture.redaction.archive else { return nil }
      let again = Extraction().capture(from: Array(copy.utf8), named: "a.har").redaction.archive
      #expect(!copy.contains("SECRET"), "seed \(seed)")
      #expect(again == copy, "seed \(seed): a copy of the copy")
      return Array(copy.utf8)
    }
  }

  /// The verdicts are those of the records.
  private static func inspect(
    _ capture: CheckoutKeyCapture, _ all: [CheckoutKeyRecord], _ what: String
  ) {
    let records = all.filter { !$0.isSuperseded }
    let rows = capture.inspection(records)
    #expect(
      rows.filter { $0.verdict == .outcome(.superseded) }.compactMap(\.entry)
        == all.filter(\.isSuperseded).compactMap(\.entry).sorted(), "\(what): superseded")
    #expect(
      rows.count { $0.verdict == .outcome(.key) } == records.count { $0.key != nil },
      "\(what): keys")
    for record in records where record.isOfProject {
      let row = rows.first { $0.entry == record.entry }
      #expect(row?.verdict == .outcome(record.outcome), "\(what): verdict on \(record.entry ?? -1)")
    }
  }
}
