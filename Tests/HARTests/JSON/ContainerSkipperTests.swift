import TestSupport
import Testing

@testable import HAR

/// The hot routine against its naive twin.
@Suite struct ContainerSkipperTests {
  private static func skip(_ bytes: [UInt8], windowSize: Int) -> NaiveSkipper.Outcome {
    var skipper = ContainerSkipper()
    var start = 0
    while start < bytes.count {
      let window = bytes[start...].prefix(windowSize)
      let padded = window + [UInt8](repeating: 0, count: Block.count)
      let (index, outcome) = unsafe padded.withUnsafeBufferPointer { padded in
        // The window, and its zeros behind it.
        unsafe skipper.skip(UnsafeBufferPointer(rebasing: padded[..<window.count]), from: 0)
      }
      switch outcome {
      case .containerEnded: return .ended(at: start + index)
      case .malformed: return .mismatch(at: start + index)
      case .windowEnded: start += window.count
      }
    }
    return .unfinished
  }

  /// The whole ones lead from block to block, and the others to an end.
  private static let pieces = [
    "\"", "\\", "\\\"", "{", "}", "[", "]", ":", ",", "\n        ", "null", "😀",
    #"{"a" : [1, {"b":[]}]}, "#, #"[["\\"], {"c":"\\\"]"}], "#, #"{"d" : [[[{}]], -1.5e3]}, "#,
    #""a longer string, with [brackets] and {braces} in it, for the sake of it","#, #""name" : "#,
  ]

  private static func check(_ text: [UInt8]) {
    let expected = NaiveSkipper.skip(text)
    for size in [1, 2, 3, 7, 16, 31, 63, 64, 65, 100, 127, 128, 129, 1000] {
      let result = skip(text, windowSize: size)
      #expect(result == expected, "window \(size): \(String(decoding: text, as: UTF8.self))")
    }
  }

  @Test("agrees with the twin on pieces in any order")
  func anyOrder() {
    var random = Random(seed: 5)
    for _ in 0..<500 {
      let count = Int.random(in: 0...40, using: &random)
      let pieces = (0..<count).map { _ in random.pick(Self.pieces) }
      Self.check(Array((random.pick(["[", "{"]) + pieces.joined()).utf8))
    }
  }

  @Test("a run of backslashes at every place of a block, of every length that two blocks hold")
  func backslashes() {
    for place in 0..<70 {
      for length in Array(1...10) + [62, 63, 64, 65, 128] {
        let spaces = String(repeating: " ", count: place)
        let run = String(repeating: "\\", count: length)
        let text = Array("[\"\(spaces)\(run)\"]\",{}]".utf8)
        for size in [64, 65, 128, 1000] {
          #expect(Self.skip(text, windowSize: size) == NaiveSkipper.skip(text))
        }
      }
    }
  }
}

/// The twin of `ContainerSkipper`: the same walk, a byte at a time over a whole array, written in the
/// most obvious way.
private enum NaiveSkipper {
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
