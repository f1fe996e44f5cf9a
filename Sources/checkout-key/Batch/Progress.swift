import Synchronization

/// How far a batch is: counted while captures are read, shown to people.
final class Progress: Sendable {
  private let captures = Atomic(0)
  private let bytes = Atomic(0)
  private let start = ContinuousClock.now
  /// How many bytes there are to read, if that is known.
  private let totalBytes: Int?

  init(totalBytes: Int?) {
    self.totalBytes = totalBytes
  }

  func didRead(_ count: Int) {
    bytes.add(count, ordering: .relaxed)
  }

  func didFinishCapture() {
    captures.add(1, ordering: .relaxed)
  }

  var capturesDone: Int { captures.load(ordering: .relaxed) }

  /// For example `98.2 MB in 0.4 s`.
  var effort: String {
    "\(Quantity.bytes(bytes.load(ordering: .relaxed))) in \(Quantity.seconds(seconds))"
  }

  /// For example `812 captures, 98.2 MB, 251 MB/s, 12 s left`.
  var line: String {
    let read = bytes.load(ordering: .relaxed)
    var parts = [
      "\(capturesDone) captures", Quantity.bytes(read),
      Quantity.bytes(Int(Double(read) / seconds)) + "/s",
    ]
    if let totalBytes, read > 0 {
      let left = max(0, Double(totalBytes - read)) * seconds / Double(read)
      parts.append("\(Quantity.seconds(left)) left")
    }
    return parts.joined(separator: ", ")
  }

  private var seconds: Double {
    let elapsed = (ContinuousClock.now - start).components
    return Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18
  }
}
