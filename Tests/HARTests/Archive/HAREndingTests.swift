import Foundation
import TestSupport
import Testing

@testable import HAR

/// Whether an archive is complete: who waits for one that is being written relies on it.
@Suite struct HAREndingTests {
  @Test("no beginning of a capture is complete, with a mark or in a call")
  func everyPrefix() {
    let archive = #"{"log":{"entries":[{"request":{"url":"/é😀"}},1]}}"#
    for (before, after) in [("\u{FEFF}", ""), ("f(", ")")] {
      let bytes = Array((before + archive + after + ";\n").utf8)
      for length in 0...bytes.count {
        let prefix = Array(bytes[..<length])
        let ending = Reading(.bytes(prefix), windowSize: 1000).ending
        #expect(Reading(.bytes(prefix), windowSize: 5).ending == ending)
        switch ending {
        case .complete, .followed: #expect(length >= bytes.count - 2, "\(length) bytes")
        case .failed(.empty), .failed(.truncated): #expect(length < bytes.count - 2)
        case .failed: #expect(length < before.utf8.count, "\(length) bytes")
        }
      }
    }
  }

  @Test("a capture that is cut off anywhere gives its complete entries and says where it ends")
  func truncated() {
    let whole = Array(ThreeEntries.text.utf8)
    let entries = Reading(.bytes(whole)).entries
    for length in 1..<whole.count {
      let reading = Reading(.bytes(Array(whole[..<length])), windowSize: 1000)
      let complete = ThreeEntries.places.filter { $0.upperBound <= length }.count
      let entry = ThreeEntries.places.firstIndex { $0.dropFirst().contains(length) }
      let ending = HAREnding.failed(.truncated(at: .init(offset: length, entry: entry)))
      let expected = Array(entries.prefix(complete))
      #expect(reading.entries == expected && reading.entryCount == complete)
      #expect(reading.ending == ending)
      #expect(Reading(.bytes(Array(whole[..<length])), windowSize: 3) == reading)
    }
    let reading = Reading(ThreeEntries.text + " \t\r\n\n")
    #expect(reading.ending == .complete && reading.entryCount == 3)
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

/// A capture of three entries, and where each of them stands.
private enum ThreeEntries {
  /// Every second one is an entry.
  private static let parts = [
    #"{ "log": {"version": "1.2", "creator": {"name": "T"}, "entries": ["#,
    #"{"request": {"method": "GET", "url": "/1"}, "response": {"content": {"text": "a\"b\\"}}}"#,
    " ,\n  ",
    #"{"response": {"content": {"text": "a2V5", "encoding": "base64"}, "status": 201},"#
      + #""_x": [[{}], true], "request": {"url": "\/2"}}"#,
    ",", #"{"startedDateTime": "t", "request": {"url": "/3"}, "response": {"status": 0}}"#,
    #"], "pages": [1] }, "_end": -1.5e3 }"#,
  ]

  static let text = parts.joined()

  static let places = [1, 3, 5].map { index in
    let start = parts[..<index].joined().utf8.count
    return start..<start + parts[index].utf8.count
  }
}
