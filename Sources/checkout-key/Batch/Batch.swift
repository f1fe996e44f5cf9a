import Dispatch
import Synchronization

/// Reads captures in parallel and hands on their results in the order of the captures.
///
/// Each result is handed on as soon as it and all before it are there. How far reading may run
/// ahead of a slow capture is limited, so memory does not depend on how many captures there are.
struct Batch<Item: Sendable, Value: Sendable> {
  /// How many captures are read at the same time.
  let jobs: Int
  /// Reads one capture.
  let read: @Sendable (Item) -> Value

  /// How many results may wait for one before them.
  private static var maxAhead: Int { 256 }

  private enum Event: Sendable {
    case finished(index: Int, Value)
    case workerEnded(SystemError?)
  }

  /// Reads all captures.
  ///
  /// - Parameters:
  ///   - next: gives one capture after the other, nil at the end; it may wait for more to come.
  ///   - deliver: takes each result.
  /// - Returns: the error that ended the list of captures, if one did.
  /// - Throws: what `deliver` throws, at once and without waiting for captures that are being read.
  func run<Failure: Error>(
    next: @escaping @Sendable () -> Result<Item?, SystemError>,
    deliver: (Value) throws(Failure) -> Void
  ) throws(Failure) -> SystemError? {
    if jobs == 1 { return try runInTurn(next: next, deliver: deliver) }
    let events = startWorkers(next)
    var workers = jobs
    var waiting: [Int: Value] = [:]
    var delivered = 0
    var listError: SystemError?
    while workers > 0 {
      switch events.queue.take() {
      case .finished(let index, let value):
        waiting[index] = value
        while let ready = waiting.removeValue(forKey: delivered) {
          delivered += 1
          try deliver(ready)
          events.room.signal()
        }
      case .workerEnded(let error):
        workers -= 1
        listError = listError ?? error
      }
    }
    return listError
  }

  /// Starts threads that take captures as long as there are any, and room for their results.
  private func startWorkers(_ next: @escaping @Sendable () -> Result<Item?, SystemError>)
    -> (queue: BlockingQueue<Event>, room: DispatchSemaphore)
  {
    let queue = BlockingQueue<Event>()
    // Filled by hand, because a semaphore must not end below the value that it began with.
    let room = DispatchSemaphore(value: 0)
    for _ in 0..<Self.maxAhead { room.signal() }
    let started = Mutex(0)
    let threads = DispatchQueue(label: "batch", attributes: .concurrent)
    for _ in 0..<jobs {
      threads.async {
        while true {
          room.wait()
          // Both under one lock, so that indices have the order of the captures.
          let (index, item) = started.withLock { started in
            defer { started += 1 }
            return (started, next())
          }
          switch item {
          case .success(let item?): queue.put(.finished(index: index, read(item)))
          case .success(nil): return queue.put(.workerEnded(nil))
          case .failure(let error): return queue.put(.workerEnded(error))
          }
        }
      }
    }
    return (queue, room)
  }

  /// The same for one job, without the threads, whose start takes a third of a small capture's time.
  private func runInTurn<Failure: Error>(
    next: () -> Result<Item?, SystemError>, deliver: (Value) throws(Failure) -> Void
  ) throws(Failure) -> SystemError? {
    while true {
      switch next() {
      case .success(let item?): try deliver(read(item))
      case .success(nil): return nil
      case .failure(let error): return error
      }
    }
  }
}
