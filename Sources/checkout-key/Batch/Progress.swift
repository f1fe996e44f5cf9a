import Synchronization

/// How far a batch is: counted while captures are read, shown to people.
final class Progress: Sendable {
  private let captures = Atomic(0)
  private let bytes = Atomic(0)
  private let start = ContinuousClock.now
  /// How many bytes there are to read, once that has been asked for, and nil inside if nobody knows.
  private let totalBytes = Mutex<Int??>(nil)
  private let count: @Sendable () -> Int?

  /// - Parameter totalBytes: counts the bytes of all captures, if that can be done. It is called
  ///   only when the line is first shown, because it looks at every file.
  init(totalBytes: @escaping @Sendable () -> Int?) {
    count = totalBytes
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
      Quantity.count(capturesDone, "capture"), Quantity.bytes(read),
      Quantity.bytes(Int(Double(read) / seconds)) + "/s",
    ]
    let total = totalBytes.withLock { total in
      if total == nil { total = .some(count()) }
      return total ?? nil
    }
    if let total, read > 0 {
      let left = max(0, Double(total - read)) * seconds / Double(read)
      parts.append("\(Quantity.seconds(left)) left")
    }
    return parts.joined(separator: ", ")
  }

  private var seconds: Double {
    let elapsed = (ContinuousClock.now - start).components
    return Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18
  }
}
