import Foundation
import TestSupport
import Testing

@testable import HAR

/// Whether an archive is complete: who waits for one that is being written relies on it.
@Suite struct HAREndingTests {
  @Test(
    "no beginning of a capture is complete",
    arguments: [
      ("", "", 0, "minified"), ("", "\r\n", 0, "with a line feed"), ("\u{FEFF}", "", 3, "a mark"),
      ("f(", ");\n", 2, "a call"), ("", "\n", -2, "UTF-16"), ("", "\n", -4, "UTF-16, big-endian"),
    ])
  func everyPrefix(before: String, after: String, begin: Int, what: String) {
    let text = before + #"{"log":{"entries":[{"request":{"url":"/é😀"}},1]}}"#
    var bytes = Array((text + after).utf8)
    var end = text.utf8.count + (after.hasPrefix(")") ? 1 : 0)
    if begin < 0 {
      bytes = UTF16Text.bytes(of: text + after, begin == -2 ? .littleEndian : .bigEndian)
      end = bytes.count - 2
    }
    for length in 0...bytes.count {
      let prefix = Array(bytes[..<length])
      let ending = Reading(.bytes(prefix), windowSize: 1000).ending
      #expect(Reading(.bytes(prefix), windowSize: 5).ending == ending)
      #expect(ending.isComplete == (length >= end), "\(length) bytes")
      if length >= abs(begin) { #expect(ending.isComplete || ending.isCutOff, "\(length) bytes") }
    }
  }

  @Test("a capture that is cut off anywhere gives its complete entries and says where it ends")
  func truncated() {
    let capture = ThreeEntries.text
    let whole = Array(capture.utf8)
    let entries = Reading(.bytes(whole)).entries
    for length in 1..<whole.count {
      let reading = Reading(.bytes(Array(whole[..<length])), windowSize: 1000)
      let complete = ThreeEntries.places.filter { $0.upperBound <= length }.count
      let entry = ThreeEntries.places.firstIndex {
        $0.lowerBound < length && length < $0.upperBound
      }
      #expect(reading.ending == .failed(.truncated(at: .init(offset: length, entry: entry))))
      #expect(reading.entryCount == complete)
      #expect(reading.entries == Array(entries.prefix(complete)))
      let throughSlit = Reading(.bytes(Array(whole[..<length])), windowSize: 3)
      #expect(throughSlit == reading, "cut off after \(length) bytes")
    }
    for end in ["", "\n", " \t\r\n\n"] {
      let reading = Reading.throughEveryWindow(capture + end)
      #expect(reading.ending == .complete)
      #expect(reading.entryCount == 3)
    }
  }

  /// Foundation is the judge wherever it accepts the damaged capture as a complete one; where it does
  /// not, the reader's own results through windows of different sizes judge each other.
  @Test("damage of one byte gives neither a crash nor a wrong entry")
  func mutations() throws {
    let whole = Array(ThreeEntries.text.utf8)
    var random = Random(seed: 7)
    var judged = 0
    for _ in 0..<600 {
      var damaged = whole
      let index = Int.random(in: whole.indices, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: damaged[index] = .random(in: .min ... .max, using: &random)
      case 1: damaged[index] = random.pick(Array(#"{}[]",:\0 n"#.utf8))
      case 2: damaged.remove(at: index)
      default: damaged.insert(damaged[index], at: index)
      }
      let reading = Reading(.bytes(damaged), windowSize: 11)
      let text = String(decoding: damaged, as: UTF8.self)
      #expect(reading == Reading(.bytes(damaged), windowSize: 1000), "\(text)")
      guard reading.ending == .complete, let judgement = try? JSONJudge.entries(of: damaged)
      else { continue }
      judged += 1
      #expect(reading.entries == judgement, "\(text)")
    }
    #expect(judged > 120, "most changes inside strings leave the capture complete")
  }
}

extension HAREnding {
  /// Whether the archive was read to its last brace.
  fileprivate var isComplete: Bool {
    if case .failed = self { false } else { true }
  }

  /// Whether more bytes could make it complete.
  fileprivate var isCutOff: Bool {
    switch self {
    case .failed(.empty), .failed(.truncated): true
    default: false
    }
  }
}

/// A capture of three entries, and where each of them stands.
private enum ThreeEntries {
  private static let entries = [
    #"""
    {"request": {"method": "GET", "url": "/1"},
      "response": {"status": 200, "content": {"text": "a\"b\\"}}}
    """#,
    #"""
    {"response": {"content": {"text": "a2V5", "encoding": "base64"}, "status": 201},
      "_x": [[{}], true], "request": {"url": "\/2"}}
    """#,
    #"""
    {"startedDateTime": "t", "request": {"url": "/3"}, "response": {"status": 0, "content": {}}}
    """#,
  ]
  private static let before = #"{ "log": {"version": "1.2", "creator": {"name": "T"}, "entries": ["#
  private static let between = " ,\n  "

  static let text =
    before + entries.joined(separator: between) + "\n], \"pages\": [1] }, \"_end\": -1.5e3 }"

  static let places = entries.indices.map { index in
    let start = (before + entries[..<index].map { $0 + between }.joined()).utf8.count
    return start..<start + entries[index].utf8.count
  }
}
