import Dispatch
import Synchronization

/// Reads captures in parallel and hands on their results in the order of the captures.
///
/// Each result is handed on as soon as it and all before it are there. How far reading may run
/// ahead of a slow capture is limited, so memory does not depend on how many captures there are.
struct Batch<Item: Sendable, Value: Sendable> {
  /// Gives one capture after the other, nil at the end; it may wait for more to come.
  typealias Next = @Sendable () -> Result<Item?, CaptureListError>
  /// Takes a result.
  typealias Deliver<Failure: Error> = @Sendable (Value) throws(Failure) -> Void

  /// How many captures are read at the same time.
  let jobs: Int
  /// Reads one capture.
  let read: @Sendable (Item) -> Value

  /// How many results may wait for one before them.
  private static var maxAhead: Int { 256 }

  /// Reads all captures.
  ///
  /// - Parameters:
  ///   - next: gives the captures.
  ///   - deliver: takes each result, on any thread, but only one at a time.
  /// - Returns: the error that ended the list of captures, if one did.
  /// - Throws: what `deliver` throws, at once and without waiting for captures that are being read.
  func readAll<Failure: Error>(
    _ next: @escaping Next, deliver: @escaping Deliver<Failure>
  ) throws(Failure) -> CaptureListError? {
    if jobs == 1 { return try readInTurn(next, deliver: deliver) }
    let ending = Ending<Failure>(workers: jobs)
    startWorkers(next: next, deliver: deliver, ending: ending)
    return try ending.wait()
  }

  /// Starts threads that take captures as long as there are any, and room for their results.
  private func startWorkers<Failure: Error>(
    next: @escaping Next, deliver: @escaping Deliver<Failure>, ending: Ending<Failure>
  ) {
    // Filled by hand, because a semaphore must not end below the value that it began with.
    let room = DispatchSemaphore(value: 0)
    for _ in 0..<Self.maxAhead { room.signal() }
    let delivery = OrderedDelivery<Value, Failure> { value throws(Failure) in
      try deliver(value)
      room.signal()
    }
    let started = Mutex(0)
    for number in 0..<jobs {
      // A queue a job: a concurrent one has no more threads than the machine has cores, and a capture
      // that is waited for, such as a named pipe, would keep others from being opened.
      DispatchQueue(label: "job \(number)").async {
        while true {
          room.wait()
          // Both under one lock, so that indices have the order of the captures. Only what will be
          // delivered has one: the others would wait for it for ever.
          let (index, item) = started.withLock { started in
            let item = next()
            if case .success(_?) = item { started += 1 }
            return (started - 1, item)
          }
          do throws(Failure) {
            switch item {
            case .success(let item?): try delivery.put(read(item), at: index)
            case .success(nil): return ending.workerEnded(nil)
            case .failure(let error): return ending.workerEnded(error)
            }
          } catch {
            return ending.deliveryFailed(error)
          }
        }
      }
    }
  }

  /// The same for one job, without the threads, whose start takes a third of a small capture's time.
  private func readInTurn<Failure: Error>(_ next: Next, deliver: Deliver<Failure>) throws(Failure)
    -> CaptureListError?
  {
    while true {
      switch next() {
      case .success(let item?): try deliver(read(item))
      case .success(nil): return nil
      case .failure(let error): return error
      }
    }
  }
}

/// How a batch ended, and the wait for it.
private final class Ending<Failure: Error>: Sendable {
  private struct State {
    var workers: Int
    var listError: CaptureListError?
    var failure: Failure?
  }

  private let state: Mutex<State>
  private let isOver = DispatchSemaphore(value: 0)

  init(workers: Int) {
    state = Mutex(State(workers: workers))
  }

  /// What a worker has put is handed on before the last worker ends.
  func workerEnded(_ listError: CaptureListError?) {
    let isLast = state.withLock { state in
      state.workers -= 1
      state.listError = state.listError ?? listError
      return state.workers == 0
    }
    if isLast { isOver.signal() }
  }

  func deliveryFailed(_ failure: Failure) {
    state.withLock { $0.failure = failure }
    isOver.signal()
  }

  /// Waits for all workers, or for a delivery that fails.
  func wait() throws(Failure) -> CaptureListError? {
    isOver.wait()
    let (listError, failure) = state.withLock { ($0.listError, $0.failure) }
    if let failure { throw failure }
    return listError
  }
}

/// Hands on the results of many threads, one at a time and in order.
///
/// The thread that brings the result that is due hands it on itself, and those behind it that are
/// there: to wake another thread for each took 5% of the time of two jobs on two cores.
final class OrderedDelivery<Value: Sendable, Failure: Error>: Sendable {
  private struct State {
    /// Results that came before their turn, by index.
    var waiting: [Int: Value] = [:]
    /// The index of the result that is due.
    var next = 0
    /// Whether a thread is handing on.
    var isBusy = false

    /// The result that is due, if it is there.
    mutating func takeDue() -> Value? {
      let value = waiting.removeValue(forKey: next)
      if value != nil { next += 1 }
      isBusy = value != nil
      return value
    }
  }

  private let state = Mutex(State())
  private let deliver: @Sendable (Value) throws(Failure) -> Void

  /// - Parameter deliver: takes each result; not called any more after it has thrown.
  init(_ deliver: @escaping @Sendable (Value) throws(Failure) -> Void) {
    self.deliver = deliver
  }

  /// Takes a result, and hands on what is due unless another thread does so just now.
  ///
  /// - Parameters:
  ///   - value: the result.
  ///   - index: its place in the order, from 0.
  /// - Throws: what `deliver` throws.
  func put(_ value: Value, at index: Int) throws(Failure) {
    var due = state.withLock { state in
      state.waiting[index] = value
      return state.isBusy ? nil : state.takeDue()
    }
    while let value = due {
      try deliver(value)
      due = state.withLock { $0.takeDue() }
    }
  }
}
