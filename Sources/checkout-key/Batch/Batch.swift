import Dispatch

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
    case listed(Result<Item?, SystemError>)
    case finished(index: Int, Value)
  }

  /// Reads all captures.
  ///
  /// - Parameters:
  ///   - next: gives one capture after the other, nil at the end; it may wait for more to come, so
  ///     it is called on a queue of its own.
  ///   - deliver: takes each result.
  /// - Returns: the error that ended the list of captures, if one did.
  /// - Throws: what `deliver` throws, at once and without waiting for captures that are being read.
  func run<Failure: Error>(
    next: @escaping @Sendable () -> Result<Item?, SystemError>,
    deliver: (Value) throws(Failure) -> Void
  ) throws(Failure) -> SystemError? {
    if jobs == 1 { return try runInTurn(next: next, deliver: deliver) }
    let events = BlockingQueue<Event>()
    let listing = DispatchQueue(label: "listing")
    let reading = DispatchQueue(label: "reading", attributes: .concurrent)
    var started = 0
    var delivered = 0
    var running = 0
    var waiting: [Int: Value] = [:]
    var isListing = false
    var end: Result<Item?, SystemError>?

    while end == nil || running > 0 {
      if end == nil, !isListing, running < jobs, started - delivered < Self.maxAhead {
        isListing = true
        listing.async { events.put(.listed(next())) }
      }
      switch events.take() {
      case .listed(.success(let item?)):
        isListing = false
        running += 1
        reading.async { [started] in events.put(.finished(index: started, read(item))) }
        started += 1
      case .listed(let last):
        isListing = false
        end = last
      case .finished(let index, let value):
        running -= 1
        waiting[index] = value
        while let ready = waiting.removeValue(forKey: delivered) {
          delivered += 1
          try deliver(ready)
        }
      }
    }
    if case .failure(let error) = end { return error }
    return nil
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
