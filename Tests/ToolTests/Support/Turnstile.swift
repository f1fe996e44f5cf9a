/// Lets only so many through at a time, and the others wait without blocking a thread.
///
/// Swift Testing starts every case of every table at once, and each open process takes several of
/// the 256 file descriptors that macOS gives.
actor Turnstile {
  /// For every program that a test runs.
  static let processes = Turnstile(places: 8)
  /// For those instead that mostly wait, so that they take no place from those that have work to do.
  static let waits = Turnstile(places: 4)

  private var places: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  init(places: Int) {
    self.places = places
  }

  /// Waits for a place and takes it.
  func enter() async {
    if places > 0 {
      places -= 1
    } else {
      await withCheckedContinuation { waiting.append($0) }
    }
  }

  /// Gives the place to whoever waits longest.
  func leave() {
    if waiting.isEmpty {
      places += 1
    } else {
      waiting.removeFirst().resume()
    }
  }
}
