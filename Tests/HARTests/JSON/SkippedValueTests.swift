import Foundation
import HAR
import Testing

@testable import HAR

/// Values that nobody asked for, and what is wrong with them.
@Suite struct SkippedValueTests {
  @Test(
    "what is wrong in a value is found where it stands",
    arguments: [
      ("[}", 1, .mismatchedBracket, "a brace"), ("{]", 1, .mismatchedBracket, "a bracket"),
      (#"{"a":["]"}"#, 9, .mismatchedBracket, "behind a bracket in a string"),
      (#"["a"b"]"#, 4, .expected(.separator), "a quote too early"),
      (#"{"a"{}}"#, 4, .expected(.separator), "a brace behind a string"),
      (#"{"a"\n:1}"#, 4, .expected(.separator), "a literal line break"),
      // Its pair stands in the next entry, and hides this one's end.
      (
        #"{"etag":"W/"1","size":2}},{"_x":{"etag":"W/"1"}"#, 16, .expected(.separator), "two quotes"
      ),
    ] as [(String, Int, HARError.Malformation, String)])
  func damage(value: String, index: Int, error: HARError.Malformation, what: String) {
    let before = #"{"log":{"entries":[{"_x":"#
    let reading = Reading.throughEveryWindow(before + value + #"}]}}"#)
    let position = HARError.Position(offset: before.utf8.count + index, entry: 0)
    #expect(reading.ending == .failed(.malformed(error, at: position)))
  }

  @Test("more than 8 Mi brackets are an error at the first that is too many")
  func nestedTooDeep() throws {
    let limit = 8_388_608
    let reading = try withPipe { writer in
      try writer.write(contentsOf: Data(#"{"_x":"#.utf8))
      let piece = Data(repeating: UInt8(ascii: "["), count: 1 << 20)
      for _ in 0...8 { try writer.write(contentsOf: piece) }
    } reading: { source in
      Reading(source)
    }
    let position = HARError.Position(offset: #"{"_x":"#.utf8.count + limit)
    #expect(reading.ending == .failed(.malformed(.nestedTooDeep(limit: limit), at: position)))
  }

  private static let tooLong: HAREntry = {
    var entry = OneEntry.expected
    entry.body = .tooLong
    return entry
  }()

  @Test(
    "a string of 3 MB passes by, wherever it stands",
    arguments: [
      ("STRING", .failed(.notHAR(.notAnObject)), [], "in place of an archive"),
      (
        #"{"_x":[STRING],"# + OneEntry().text.dropFirst(), .complete, [OneEntry.expected], "unasked"
      ),
      (OneEntry.capture(content: #""text":STRING,"size":1"#), .complete, [tooLong], "a body"),
      (#"{"log":{"entries":[{"request":{"url":STRING}}]}}"#, .complete, [], "a URL"),
    ] as [(String, HAREnding, [HAREntry], String)])
  func longString(capture: String, ending: HAREnding, entries: [HAREntry], what: String) throws {
    let parts = capture.components(separatedBy: "STRING").map { Data($0.utf8) }
    // Every byte that means something outside of strings, and an escaped quote at the end.
    let piece = Data(String(repeating: "[{,:}]" + #"\\\""#, count: 100_000).utf8)
    let reading = try withPipe { writer in
      try writer.write(contentsOf: parts[0] + "\"".utf8)
      for _ in 0..<3 { try writer.write(contentsOf: piece) }
      try writer.write(contentsOf: "\"".utf8 + parts[1])
    } reading: { source in
      Reading(source, entriesWhere: isKeyURL)
    }
    #expect(reading.entries == entries)
    #expect(reading.ending == ending)
  }
}
