import CheckoutKey
import Testing

@testable import checkout_key

@Suite struct TallyTests {
  static func tally(_ outcomes: [[CheckoutKeyRecord.Outcome]]) -> Tally {
    outcomes.reduce(into: Tally()) { tally, capture in
      tally.add(capture.map { CheckoutKeyRecord(capture: "a.har", outcome: $0) })
    }
  }

  @Test(
    "the highest status counts",
    arguments: [
      ([], .success), ([[.key], [.superseded, .key]], .success),
      ([[.key], [.notCreated], [.key]], .noKey), ([[.key, .bodyMissing]], .noKey),
      ([[.unreadable], [.notCreated]], .failure), ([[.truncated]], .failure),
      ([[.notAHAR], [.key]], .failure),
    ] as [([[CheckoutKeyRecord.Outcome]], checkout_key.ExitStatus)])
  func status(outcomes: [[CheckoutKeyRecord.Outcome]], status: checkout_key.ExitStatus) {
    #expect(Self.tally(outcomes).status == status)
    for outcome in CheckoutKeyRecord.Outcome.allCases where ![.key, .superseded].contains(outcome) {
      #expect(Self.tally([[outcome]]).status != .success, "\(outcome)")
    }
  }

  @Test(
    "the closing line counts keys and what gave none",
    arguments: [
      ([[.key]], nil), ([], nil), ([[.key], [.key]], "2 keys from 2 captures; 1 MB in 1 s"),
      ([[.key], [.notCreated]], "1 key from 2 captures; 1 without a created key; 1 MB in 1 s"),
      (
        [[.key, .key], [.unreadable], [.bodyMissing], [.bodyMissing], [.notCreated]],
        "2 keys from 5 captures; 1 without a created key, 2 without the response's body, 1 unreadable; "
          + "1 MB in 1 s"
      ),
    ] as [([[CheckoutKeyRecord.Outcome]], String?)])
  func summary(outcomes: [[CheckoutKeyRecord.Outcome]], line: String?) {
    #expect(Self.tally(outcomes).summary(effort: "1 MB in 1 s") == line)
  }

  @Test func theClosingLineCountsWhatWasLeftOut() {
    var tally = Self.tally([[.key], [.key]])
    tally.give(1, leavingOut: 1)
    #expect(tally.summary(effort: "") == "1 key from 2 captures, 1 other left out")
  }

  @Test func saysHowFarTheWorkIs() {
    let progress = Progress()
    #expect(progress.line.hasPrefix("0 captures, 0 B, 0 B/s"))
    progress.didRead(3000)
    progress.didFinishCapture()
    #expect(progress.line.hasPrefix("1 capture, 3.0 kB, "))
    #expect(progress.effort.hasPrefix("3.0 kB in "))
  }
}
