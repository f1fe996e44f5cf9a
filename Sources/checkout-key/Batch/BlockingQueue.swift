import Dispatch
import Synchronization

/// Hands values from many threads to one, which waits for them.
final class BlockingQueue<Element: Sendable>: Sendable {
  private let elements = Mutex<[Element]>([])
  private let available = DispatchSemaphore(value: 0)

  func put(_ element: Element) {
    elements.withLock { $0.append(element) }
    available.signal()
  }

  /// Waits for the next value.
  func take() -> Element {
    available.wait()
    return elements.withLock { $0.removeFirst() }
  }
}
