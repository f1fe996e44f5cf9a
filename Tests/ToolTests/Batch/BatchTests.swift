import Dispatch
import Foundation
import Synchronization
import Testing

@testable import checkout_key

@Suite struct BatchTests {
  struct Stop: Error {}

  /// Gives the numbers from 0 up to a count, then the end.
  final class Numbers: Sendable {
    private let state: Mutex<Int>
    private let count: Int
    let end: Result<Int?, CaptureListError>

    init(_ count: Int, end: Result<Int?, CaptureListError> = .success(nil)) {
      self.count = count
      self.end = end
      state = Mutex(0)
    }

    var given: Int { state.withLock { $0 } }

    @Sendable func next() -> Result<Int?, CaptureListError> {
      state.withLock { next in
        guard next < count else { return end }
        defer { next += 1 }
        return .success(next)
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

  @Test("gives results in order, whichever is ready first", arguments: [1, 2, 7, 64])
  func order(jobs: Int) {
    let results = Mutex<[Int]>([])
    let error = readAll(Numbers(300), jobs: jobs) { number in
      // The first of each seven takes longest.
      if number % 7 == 0 { usleep(2000) }
      return number * 2
    } deliver: { number in
      results.withLock { $0.append(number) }
    }
    #expect(results.withLock { $0 } == (0..<300).map { $0 * 2 })
    #expect(error == nil)
  }

  @Test func readsAsManyAtATimeAsThereAreJobs() {
    let counts = Mutex((now: 0, most: 0))
    // More than most machines have cores: one thread more a second is not enough.
    _ = readAll(Numbers(60), jobs: 8) { number in
      counts.withLock {
        $0.now += 1
        $0.most = max($0.most, $0.now)
      }
      // Nobody goes on before all are here, or three seconds have passed.
      for _ in 0..<600 where counts.withLock({ $0.most }) < 8 { usleep(5000) }
      counts.withLock { $0.now -= 1 }
      return number
    } deliver: { _ in
    }
    #expect(counts.withLock { $0.most } == 8)
  }

  @Test func runsAheadOfASlowCaptureOnlySoFar() {
    let numbers = Numbers(5000)
    let slow = DispatchSemaphore(value: 0)
    let isHeld = Mutex(false)
    DispatchQueue.global().async {
      // Wait until the other job has stopped for lack of room.
      var before = -1
      while numbers.given != before || numbers.given < 2 {
        before = numbers.given
        usleep(100_000)
      }
      #expect(numbers.given <= 257)
      slow.signal()
    }
    let results = Mutex(0)
    _ = readAll(numbers, jobs: 2) { number in
      if number == 0 {
        isHeld.withLock { $0 = true }
        slow.wait()
      }
      return number
    } deliver: { _ in
      results.withLock { $0 += 1 }
    }
    #expect(results.withLock { $0 } == 5000)
    #expect(isHeld.withLock { $0 })
  }

  @Test func deliversOneAtATimeAndGoesOnReadingMeanwhile() {
    let numbers = Numbers(100)
    let deliveries = Mutex(0)
    let most = Mutex(0)
    let readMeanwhile = Mutex(0)
    _ = readAll(numbers, jobs: 4) { number in
      let now = deliveries.withLock { deliveries in
        deliveries += 1
        return deliveries
      }
      most.withLock { $0 = max($0, now) }
      if number == 0 {
        // The first is handed on when all others have been read, or a long time has passed.
        for _ in 0..<2000 where numbers.given < 100 { usleep(5000) }
        readMeanwhile.withLock { $0 = numbers.given }
      }
      deliveries.withLock { $0 -= 1 }
    }
    #expect(most.withLock { $0 } == 1)
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

  @Test func aListThatFailsLosesNoneOfTheCapturesBefore() {
    let numbers = Numbers(5, end: .failure(.holdsNull))
    let results = Mutex<[Int]>([])
    let error = readAll(numbers, jobs: 2) { number in
      results.withLock { $0.append(number) }
    }
    #expect(results.withLock { $0 } == [0, 1, 2, 3, 4])
    #expect(error == .holdsNull)
  }

  @Test func anEmptyListGivesNothing() {
    let results = Mutex(0)
    _ = readAll(Numbers(0), jobs: 2) { _ in results.withLock { $0 += 1 } }
    #expect(results.withLock { $0 } == 0)
  }
}
