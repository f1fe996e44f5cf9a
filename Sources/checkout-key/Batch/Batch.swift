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
    case next(Result<Item?, SystemError>)
    case finished(index: Int, Value)
  }

  /// - Parameters:
  ///   - next: gives one capture after the other, nil at the end; it may wait for more to come, so
  ///     it is called on a queue of its own.
  ///   - deliver: takes each result.
  /// - Returns: the error that ended the list of captures, if one did.
  /// - Throws: what `deliver` throws, at once and without waiting for captures that are being read.
  func run<Failure: Error>(
    next: @escaping @Sendable () -> Result<Item?, SystemError>,
    deliver: (Value) throws(Failure) -> Void
  ) async throws(Failure) -> SystemError? {
    let (events, queue) = AsyncStream.makeStream(of: Event.self)
    let listing = DispatchQueue(label: "captures")
    let reading = DispatchQueue(label: "batch", attributes: .concurrent)

    var started = 0
    var delivered = 0
    var running = 0
    var isListing = false
    var isListed = false
    var waiting: [Int: Value] = [:]
    var listError: SystemError?

    func listNext() {
      guard !isListing, !isListed, running < jobs, started - delivered < Self.maxAhead else {
        return
      }
      isListing = true
      listing.async { queue.yield(.next(next())) }
    }

    listNext()
    for await event in events {
      switch event {
      case .next(.success(let item?)):
        isListing = false
        let index = started
        started += 1
        running += 1
        reading.async { queue.yield(.finished(index: index, read(item))) }
      case .next(.success(nil)):
        isListing = false
        isListed = true
      case .next(.failure(let error)):
        isListing = false
        isListed = true
        listError = error
      case .finished(let index, let value):
        running -= 1
        waiting[index] = value
        while let ready = waiting.removeValue(forKey: delivered) {
          delivered += 1
          try deliver(ready)
        }
      }
      listNext()
      if isListed && running == 0 { break }
    }
    return listError
  }
}
