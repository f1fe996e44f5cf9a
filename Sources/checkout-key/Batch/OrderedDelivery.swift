import Synchronization

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
