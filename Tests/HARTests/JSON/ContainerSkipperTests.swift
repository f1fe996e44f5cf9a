import TestSupport
import Testing

@testable import HAR

/// The hot routine against its naive twin, over generated and mutated JSON.
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

  private static let pieces = [
    "\"", "\"", "\\", "\\\"", "\\\\", "{", "}", "[", "]", ":", ",", " ", "\n        ", "null",
    "-1.5e3",
    "\"name\"", "\"a longer string, with [brackets] and {braces} in it, for the sake of it\"", "é",
    "😀",
    "\u{1}",
  ]

  /// A value of nested arrays and objects.
  private static func value(depth: Int, _ random: inout Random) -> String {
    switch Int.random(in: 0..<(depth == 0 ? 3 : 6), using: &random) {
    case 0:
      return "\"" + String(repeating: "\\\\", count: .random(in: 0...9, using: &random)) + "\""
    case 1:
      let body = (0..<Int.random(in: 0...9, using: &random)).map { _ in
        pieces[Int.random(in: 2..<pieces.count, using: &random)]
      }
      let text = body.joined().replacing("\"", with: "\\\"")
      return "\"" + text.replacing("\\\\\"", with: "\\\"") + "x\""
    case 2: return "-12.5"
    case 3, 4:
      let items = (0..<Int.random(in: 0...4, using: &random)).map { _ in
        "\"n\" : " + value(depth: depth - 1, &random)
      }
      return "{\n  " + items.joined(separator: ",\n  ") + "}"
    default:
      let items = (0..<Int.random(in: 0...4, using: &random)).map { _ in
        value(depth: depth - 1, &random)
      }
      return "[" + items.joined(separator: ", ") + "]"
    }
  }

  private static func check(_ text: [UInt8]) {
    let expected = NaiveSkipper.skip(text)
    for size in [1, 2, 3, 7, 16, 31, 63, 64, 65, 100, 127, 128, 129, 1000] {
      let result = skip(text, windowSize: size)
      #expect(result == expected, "window \(size): \(String(decoding: text, as: UTF8.self))")
    }
  }

  @Test("agrees with the twin on JSON that was made at random, and mutated")
  func generated() {
    var random = Random(seed: 4)
    for number in 0..<200 {
      var text = Array(("[" + Self.value(depth: 3, &random) + "] tail").utf8)
      // Every other one is as it was made.
      for _ in 0..<(number % 2 * 3) where text.count > 1 {
        let place = Int.random(in: 1..<text.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: text[place] = UInt8.random(in: .min ... .max, using: &random)
        case 1: text.remove(at: place)
        default: text.insert(contentsOf: random.pick(["\\", "\\\"", "\""]).utf8, at: place)
        }
      }
      Self.check(text)
    }
  }

  @Test("agrees with the twin on pieces in any order")
  func anyOrder() {
    var random = Random(seed: 5)
    for _ in 0..<300 {
      let count = Int.random(in: 0...30, using: &random)
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
