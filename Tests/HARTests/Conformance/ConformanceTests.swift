import HAR
import TestSupport
import Testing

/// Every text of the tables in place of a capture, and as a value that nobody asks for.
@Suite struct ConformanceTests {
  @Test("a text in place of a capture says what it is, and is no archive", arguments: JSONText.all)
  func document(text: JSONText) {
    let reading = Reading(.bytes(text.bytes))
    #expect(reading == Reading(.bytes(text.bytes), windowSize: 1))
    #expect(reading.entries == [])
    guard case .failed(let error) = reading.ending else {
      Issue.record("\(reading.ending)")
      return
    }
    let first = text.bytes.first { !" \t\r\n".utf8.contains($0) }
    if text.verdict == .valid {
      // What a number or a word is, nobody looks at but for `null`.
      let expected: HARError =
        switch first {
        case _ where text.bytes.starts(with: "\"{".utf8): .foreign(.jsonString)
        case UInt8(ascii: "{"): .notHAR(.noLog)
        case UInt8(ascii: "["), UInt8(ascii: "\""), UInt8(ascii: "n"): .notHAR(.notAnObject)
        default: .notJSON
        }
      #expect(error == expected)
    } else if text.verdict == .invalid && text.breaksStructure && first != UInt8(ascii: "{") {
      // Of an object that holds no log nobody asks what follows it, or what UTF-16 holds.
      #expect(error != .notHAR(.notAnObject))
    }
  }

  /// A capture of three entries, of which the second has a member with this value in some places.
  private static func capture(
    _ value: [UInt8], at places: [(level: OneEntry.Level, isFirst: Bool)], url: String = "/key"
  ) -> [UInt8] {
    var capture = OneEntry()
    capture.log[3] =
      #""entries":[{"request":{"url":"before/key"}},ENTRY,{"request":{"url":"after/key"}}]"#
    capture.request[1] = "\"url\":\"\(url)\""
    for place in places {
      let end = place.isFirst ? 0 : capture[place.level].count
      capture[place.level].insert(#""_ignored":IGNORED"#, at: end)
    }
    let pieces = capture.text.split(separator: "IGNORED").map { Array($0.utf8) }
    return Array(pieces.joined(separator: value))
  }

  private static let everywhere = OneEntry.Level.allCases.flatMap { [($0, true), ($0, false)] }
  private static let inEntry = [OneEntry.Level.entry, .request, .response, .content]
  private static let undisturbed = Reading(.bytes(capture(Array("null".utf8), at: everywhere)))

  @Test(
    "what breaks no structure is passed over at every level",
    arguments: JSONText.all.filter { !$0.breaksStructure })
  func passedOver(text: JSONText) {
    #expect(Self.undisturbed.entries.map(\.index) == [0, 1, 2])
    let capture = Self.capture(text.bytes, at: Self.everywhere)
    #expect(Reading(.bytes(capture)) == Self.undisturbed)
    #expect(Reading(.bytes(capture), windowSize: 5) == Self.undisturbed, "small window")
  }

  @Test(
    "what breaks the structure ends the reading, and the entries before it stand",
    arguments: JSONText.all.filter(\.breaksStructure))
  func broken(text: JSONText) {
    for (level, isFirst) in zip(Self.inEntry, [true, false, true, false]) {
      let capture = Self.capture(text.bytes, at: [(level, isFirst)])
      let reading = Reading(.bytes(capture), windowSize: 1000)
      switch reading.ending {
      case .failed(.malformed), .failed(.truncated): break
      default: Issue.record("\(reading.ending), \(level)")
      }
      #expect(reading.entries.first == HAREntry(index: 0, url: "before/key"), "\(level)")
      #expect(!reading.entries.contains { $0.url == "after/key" }, "\(level)")
      #expect(Reading(.bytes(capture), windowSize: 5) == reading, "\(level), small window")
    }
  }

  @Test(
    "a response that nobody asks for changes no entry, whatever it holds", arguments: JSONText.all)
  func unwantedResponse(text: JSONText) {
    let before = HAREntry(index: 0, url: "before/key")
    for (level, isFirst) in [(OneEntry.Level.response, false), (.content, true)] {
      let capture = Self.capture(text.bytes, at: [(level, isFirst)], url: "other")
      let reading = Reading(.bytes(capture), windowSize: 1000, entriesWhere: isKeyURL)
      if case .failed = reading.ending {
        #expect(text.breaksStructure)
        #expect(reading.entries == [before], "\(level)")
      } else {
        #expect(reading.ending == .complete)
        #expect(reading.entries == [before, HAREntry(index: 2, url: "after/key")], "\(level)")
      }
    }
  }
}
