import CheckoutKey
import Dispatch
import Foundation
import Synchronization
import Testing

@testable import checkout_key

@Suite struct BatchTests {
  struct Stop: Error {}

  /// Gives the numbers from 0 up to a count, then an error once, if there is one, then the end.
  final class Numbers: Sendable {
    private let state: Mutex<(next: Int, error: CaptureListError?)>
    private let count: Int

    init(_ count: Int, error: CaptureListError? = nil) {
      self.count = count
      state = Mutex((0, error))
    }

    var given: Int { state.withLock { $0.next } }

    @Sendable func next() -> Result<Int?, CaptureListError> {
      state.withLock { state in
        if state.next < count {
          defer { state.next += 1 }
          return .success(state.next)
        }
        defer { state.error = nil }
        return state.error.map { .failure($0) } ?? .success(nil)
      }
    }
  }

  /// Reads numbers as captures are read.
  private func readAll<Failure: Error>(
    _ numbers: Numbers, jobs: Int, read: @escaping @Sendable (Int) -> Int = { $0 },
    deliver: @escaping @Sendable (Int) throws(Failure) -> Void
  ) throws(Failure) -> CaptureListError? {
    try Batch(jobs: jobs, next: numbers.next, read: read, deliver: deliver).run()
  }

  @Test(
    "gives results in order, whichever is ready first, and all before a list that fails",
    arguments: [1, 2, 7, 64],
    [(300, nil), (5, .holdsNull), (0, nil)] as [(Int, CaptureListError?)])
  func order(jobs: Int, list: (count: Int, error: CaptureListError?)) {
    let numbers = Numbers(list.count, error: list.error)
    let results = Mutex<[Int]>([])
    let error = readAll(numbers, jobs: jobs) { number in
      // The first of each seven takes longest.
      if number % 7 == 0 { usleep(1000) }
      return number * 2
    } deliver: { number in
      results.withLock { $0.append(number) }
    }
    #expect(results.withLock { $0 } == (0..<list.count).map { $0 * 2 })
    #expect(error == list.error)
  }

  @Test func readsAsManyAtATimeAsThereAreJobs() {
    let counts = Mutex((now: 0, most: 0))
    // More than most machines have cores.
    _ = readAll(Numbers(60), jobs: 8) { number in
      counts.withLock {
        $0.now += 1
        $0.most = max($0.most, $0.now)
      }
      // Nobody goes on before all are here, or a long time has passed.
      for _ in 0..<1000 where counts.withLock({ $0.most }) < 8 { usleep(5000) }
      counts.withLock { $0.now -= 1 }
      return number
    } deliver: { _ in
    }
    #expect(counts.withLock { $0.most } == 8)
  }

  @Test func runsAheadOfASlowCaptureOnlySoFar() {
    let numbers = Numbers(5000)
    let ahead = Mutex(0)
    let results = Mutex(0)
    _ = readAll(numbers, jobs: 2) { number in
      guard number == 0 else { return number }
      for _ in 0..<4000 where numbers.given < 256 { usleep(5000) }
      // As long as others take for as much work, the second job could go on.
      for _ in 0..<3 { _ = readAll(Numbers(5000), jobs: 2) { _ in } }
      ahead.withLock { $0 = numbers.given }
      return number
    } deliver: { _ in
      results.withLock { $0 += 1 }
    }
    #expect(ahead.withLock { $0 } == 256)
    #expect(results.withLock { $0 } == 5000)
  }

  @Test func deliversOneAtATimeAndGoesOnReadingMeanwhile() {
    let numbers = Numbers(100)
    let deliveries = Mutex((now: 0, most: 0))
    let readMeanwhile = Mutex(0)
    _ = readAll(numbers, jobs: 4) { number in
      deliveries.withLock {
        $0.now += 1
        $0.most = max($0.most, $0.now)
      }
      if number == 0 {
        // The first is handed on when all others have been read, or a long time has passed.
        for _ in 0..<2000 where numbers.given < 100 { usleep(5000) }
        readMeanwhile.withLock { $0 = numbers.given }
      }
      deliveries.withLock { $0.now -= 1 }
    }
    #expect(deliveries.withLock { $0.most } == 1)
    #expect(readMeanwhile.withLock { $0 } == 100)
  }

  @Test func aFailedDeliveryEndsTheBatchAtOnce() {
    let held = DispatchSemaphore(value: 0)
    defer { held.signal() }
    // Number 1 is still being read; nobody waits for it.
    #expect(throws: Stop.self) {
      _ = try readAll(Numbers(10), jobs: 2) { number in
        if number == 1 { held.wait() }
        return number
      } deliver: { _ throws(Stop) in
        throw Stop()
      }
    }
  }
}

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
        [[.key, .key], [.unreadable], [.bodyMissing, .bodyMissing], [.bodyMissing]],
        "2 keys from 4 captures; 2 without the response's body, 1 unreadable; 1 MB in 1 s"
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

  @Test func saysHowFarTheWorkIs() async throws {
    let progress = Progress()
    #expect(progress.line.hasPrefix("0 captures, 0 B, 0 B/s"))
    progress.didRead(3000)
    progress.didFinishCapture()
    #expect(progress.line.hasPrefix("1 capture, 3.0 kB, "))
    try await Task.sleep(for: .milliseconds(100))
    let effort = progress.effort.split(separator: " ")
    #expect(effort[..<3] == ["3.0", "kB", "in"])
    #expect(effort[4] == "s" || Double(effort[3]) ?? 0 >= 100)
  }
}
