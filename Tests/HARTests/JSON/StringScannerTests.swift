import TestSupport
import Testing

@testable import HAR

/// Where strings end, judged by a naive twin that looks at one byte after the other.
@Suite struct StringScannerTests {
  @Test("a run of backslashes before a quote, at every border of a window", arguments: 0...9)
  func backslashes(run: Int) throws {
    for padding in 0..<3 {
      let text =
        "\"" + String(repeating: "a", count: padding)
        + String(repeating: "\\", count: run) + #""b\"c\\\\"d"#
      try expectTwin(Array(text.utf8))
    }
  }

  @Test("strings of quotes, backslashes and letters", arguments: 0..<60 as Range<UInt64>)
  func random(seed: UInt64) throws {
    var random = Random(seed: seed)
    let count = Int.random(in: 0..<24, using: &random)
    let bytes = (0..<count).map { _ in Array(#"\\\""a"#.utf8).randomElement(using: &random) ?? 0 }
    try expectTwin([UInt8(ascii: "\"")] + bytes)
  }

  /// Expects the same end of the string that the text begins with, through windows of every size.
  private func expectTwin(_ text: [UInt8]) throws {
    let end = Self.naiveEnd(of: text)
    for size in 1...text.count {
      var copier = JSONCursor(ByteWindow(.bytes(text), size: size))
      var skipper = JSONCursor(ByteWindow(.bytes(text), size: size))
      var value = RawJSON()
      do throws(HARError) {
        try copier.copyValue(into: &value, limit: 100)
        try skipper.skipValue()
        let ends = [copier.offset, skipper.offset]
        #expect(ends == [end, end], "window size \(size)")
        #expect(Array(value.bytes) == Array(text.dropFirst().prefix(max(0, (end ?? 0) - 2))))
      } catch {
        #expect(end == nil && error == .truncated(at: .init(offset: text.count)))
      }
    }
  }

  private static func naiveEnd(of text: [UInt8]) -> Int? {
    var index = 1
    while index < text.count {
      switch text[index] {
      case UInt8(ascii: "\""): return index + 1
      case UInt8(ascii: "\\"): index += 2
      default: index += 1
      }
    }
    return nil
  }
}
