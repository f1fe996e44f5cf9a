/// The twin of `ContainerSkipper`: the same walk, a byte at a time over a whole array, written in the
/// most obvious way.
enum NaiveSkipper {
  enum Outcome: Equatable {
    case ended(at: Int)
    case unfinished
    case mismatch(at: Int)
  }

  /// Walks to the end of the object or array.
  ///
  /// - Parameter bytes: begin with an opening bracket.
  /// - Returns: where it ends, if it does.
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
        if isBehindString {
          isBehindString = false
          if character > ":" && character.isASCII && !"]}".contains(character) {
            return .mismatch(at: index)
          }
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
