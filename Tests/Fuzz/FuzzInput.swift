/// What libFuzzer made: the first byte chooses, the others are the text.
struct FuzzInput {
  let choice: Int
  let text: [UInt8]

  /// Where libFuzzer put the bytes, and how many there are.
  init(_ start: UnsafePointer<UInt8>?, _ count: Int) {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    choice = Int(bytes.first ?? 0)
    text = Array(bytes.dropFirst())
  }
}

/// Ends the run with a finding if something does not hold; `precondition` says nothing in
/// optimized builds.
func expect(_ holds: Bool, _ rule: @autoclosure () -> String) {
  if !holds { fatalError(rule()) }
}

/// Whether a text has no character that could drive a terminal or turn the text's direction.
func isHarmless(_ text: String) -> Bool {
  text.unicodeScalars.allSatisfy { scalar in
    switch scalar.value {
    case 0...0x1F, 0x7F...0x9F, 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: false
    default: true
    }
  }
}
