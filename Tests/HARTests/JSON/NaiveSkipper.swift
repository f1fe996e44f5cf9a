/// The twin of `ValueSkipper`: the same walk, a byte at a time over a whole array, written in the
/// most obvious way.
enum NaiveSkipper {
  enum Outcome: Equatable {
    case ended(at: Int)
    case unfinished
    case mismatch(at: Int)
  }

  /// Walks to the end of the value.
  ///
  /// - Parameter bytes: begin with a quote or an opening bracket.
  /// - Returns: where the value ends, if it does.
  static func skip(_ bytes: [UInt8]) -> Outcome {
    var open: [Character] = []
    var isInString = false
    var isEscaped = false
    var isBehindString = false
    for (index, byte) in bytes.enumerated() {
      let character = Character(Unicode.Scalar(byte))
      if isInString {
        if isEscaped {
          isEscaped = false
        } else if character == "\\" {
          isEscaped = true
        } else if character == "\"" {
          isInString = false
          isBehindString = true
        }
      } else {
        if isBehindString && !" \t\r\n".utf8.contains(byte) {
          isBehindString = false
          if !":,]}".utf8.contains(byte) { return .mismatch(at: index) }
        }
        switch character {
        case "\"": isInString = true
        case "[", "{": open.append(character)
        case "]", "}":
          let opening = open.removeLast()
          if (opening == "[") != (character == "]") { return .mismatch(at: index) }
        default: break
        }
      }
      if open.isEmpty && !isInString { return .ended(at: index + 1) }
    }
    return .unfinished
  }
}
