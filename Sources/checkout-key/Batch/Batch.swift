import Dispatch
import Synchronization

/// Reads captures in parallel and delivers their results in the order of the captures.
///
/// Each result is delivered as soon as it and all before it are there. How far reading may run
/// ahead of a slow capture is limited, so memory does not depend on how many captures there are.
final class Batch<Item: Sendable, Value: Sendable, Failure: Error>: Sendable {
  private let jobs: Int
  private let next: @Sendable () -> Result<Item?, CaptureListError>
  private let read: @Sendable (Item) -> Value
  private let deliver: @Sendable (Value) throws(Failure) -> Void

  // Under this lock the next capture may be waited for.
  private let begun = Mutex(0)
  private let state: Mutex<State>
  /// How many results more may wait for one before them.
  private let room = DispatchSemaphore(value: 0)
  private let isOver = DispatchSemaphore(value: 0)

  private struct State {
    /// Results that came before their turn, by index.
    var waiting: [Int: Value] = [:]
    /// The index of the result that is due.
    var due = 0
    /// Whether a thread is delivering.
    var isBusy = false
    /// How many threads still read.
    var workers: Int
    /// What ended the list of captures.
    var listError: CaptureListError?
    /// What ended the delivery.
    var failure: Failure?

    /// The result that is due, if it is there.
    mutating func takeDue() -> Value? {
      let value = waiting.removeValue(forKey: due)
      if value != nil { due += 1 }
      isBusy = value != nil
      return value
    }
  }

  /// - Parameters:
  ///   - jobs: how many captures are read at the same time.
  ///   - next: gives one capture after the other, nil at the end; it may wait for more to come.
  ///   - read: reads one capture.
  ///   - deliver: takes each result, on any thread, but only one at a time; not called any more
  ///     after it has thrown.
  init(
    jobs: Int, next: @escaping @Sendable () -> Result<Item?, CaptureListError>,
    read: @escaping @Sendable (Item) -> Value,
    deliver: @escaping @Sendable (Value) throws(Failure) -> Void
  ) {
    (self.jobs, self.next, self.read, self.deliver) = (jobs, next, read, deliver)
    state = Mutex(State(workers: jobs))
    // Filled by hand, because a semaphore must not end below the value that it began with.
    for _ in 0..<256 { room.signal() }
  }

  /// Reads all captures.
  ///
  /// - Returns: the error that ended the list of captures, if one did.
  /// - Throws: what `deliver` throws, at once and without waiting for captures that are being read.
  func run() throws(Failure) -> CaptureListError? {
    if jobs == 1 { return try readInTurn() }
    for number in 0..<jobs {
      // A queue for each job: a concurrent one has no more threads than the machine has cores, and a
      // capture that is waited for, such as a named pipe, would keep others from being opened.
      DispatchQueue(label: "job \(number)").async { self.work() }
    }
    isOver.wait()
    let (listError, failure) = state.withLock { ($0.listError, $0.failure) }
    if let failure { throw failure }
    return listError
  }

  /// The same for one job, without the threads, whose start takes a third of a small capture's time.
  private func readInTurn() throws(Failure) -> CaptureListError? {
    while true {
      switch next() {
      case .success(let item?): try deliver(read(item))
      case .success(nil): return nil
      case .failure(let error): return error
      }
    }
  }

  /// Takes captures as long as there are any, and room for their results.
  private func work() {
    while true {
      room.wait()
      // Both under one lock, so that indices have the order of the captures. Only what will be
      // delivered has one: the others would wait for it for ever.
      let (index, item) = begun.withLock { begun in
        let item = next()
        if case .success(_?) = item { begun += 1 }
        return (begun - 1, item)
      }
      switch item {
      case .success(let item?):
        do throws(Failure) {
          try put(read(item), at: index)
        } catch {
          state.withLock { $0.failure = error }
          isOver.signal()
          return
        }
      case .success(nil): return end(nil)
      case .failure(let error): return end(error)
      }
    }
  }

  /// Delivers what is due from here on, unless another thread does so just now.
  ///
  /// The thread that brings the result that is due delivers it itself, and those behind it that are
  /// there: to wake another thread for each took 5% of the time of two jobs on two cores.
  private func put(_ value: Value, at index: Int) throws(Failure) {
    var due = state.withLock { state in
      state.waiting[index] = value
      return state.isBusy ? nil : state.takeDue()
    }
    while let value = due {
      try deliver(value)
      room.signal()
      due = state.withLock { $0.takeDue() }
    }
  }

  /// Ends a thread; what it has put was delivered before the last one ends.
  private func end(_ listError: CaptureListError?) {
    let isLast = state.withLock { state in
      state.workers -= 1
      state.listError = state.listError ?? listError
      return state.workers == 0
    }
    if isLast { isOver.signal() }
  }
}
