import Synchronization

/// How far a batch is: counted while captures are read, shown to people.
final class Progress: Sendable {
  private let captures = Atomic(0)
  private let bytes = Atomic(0)
  private let start = ContinuousClock.now

  func didRead(_ count: Int) {
    bytes.add(count, ordering: .relaxed)
  }

  func didFinishCapture() {
    captures.add(1, ordering: .relaxed)
  }

  /// For example `98.2 MB in 0.4 s`.
  var effort: String {
    "\(Quantity.bytes(bytes.load(ordering: .relaxed))) in \(Quantity.seconds(seconds))"
  }

  /// For example `812 captures, 98.2 MB, 251 MB/s`.
  var line: String {
    let read = bytes.load(ordering: .relaxed)
    return [
      Quantity.count(captures.load(ordering: .relaxed), "capture"), Quantity.bytes(read),
      Quantity.bytes(Int(Double(read) / seconds)) + "/s",
    ].joined(separator: ", ")
  }

  private var seconds: Double { (ContinuousClock.now - start) / .seconds(1) }
}
