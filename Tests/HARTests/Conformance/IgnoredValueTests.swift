import HAR
import TestSupport
import Testing

/// Every text of the tables as the value of a member that nobody asks for, in an entry between two
/// others.
@Suite struct IgnoredValueTests {
  /// The levels of an entry, each with the member first and last.
  private static let places = [OneEntry.Level.entry, .request, .response, .content].flatMap {
    [(level: $0, isFirst: true), (level: $0, isFirst: false)]
  }

  private static func capture(
    _ text: [UInt8], _ place: (level: OneEntry.Level, isFirst: Bool),
    url: String = #""url":"https://a.test/key""#
  ) -> [UInt8] {
    var capture = OneEntry()
    capture.log[3] =
      #""entries":[{"request":{"url":"before/key"}},ENTRY,{"request":{"url":"after/key"}}]"#
    capture.request[1] = url
    let members = capture[place.level]
    capture[place.level].insert(#""_ignored":IGNORED"#, at: place.isFirst ? 0 : members.count)
    return capture.bytes(replacing: "IGNORED", with: text)
  }

  private static let undisturbed = Reading(.bytes(capture(Array("null".utf8), places[0])))

  @Test("null disturbs nothing")
  func null() {
    #expect(Self.undisturbed.entries.map(\.index) == [0, 1, 2])
    #expect(Self.undisturbed.ending == .complete)
  }

  @Test(
    "what breaks no structure is passed over",
    arguments: JSONText.all.filter { !$0.breaksStructure })
  func passedOver(text: JSONText) {
    let expected = Self.undisturbed
    for place in Self.places {
      let capture = Self.capture(text.bytes, place)
      #expect(Reading(.bytes(capture)) == expected, "\(place)")
      #expect(Reading(.bytes(capture), windowSize: 5) == expected, "\(place), small window")
    }
  }

  @Test(
    "what breaks the structure ends the reading, and the entries before it stand",
    arguments: JSONText.all.filter(\.breaksStructure))
  func broken(text: JSONText) {
    for place in Self.places {
      let capture = Self.capture(text.bytes, place)
      let reading = Reading(.bytes(capture))
      switch reading.ending {
      case .failed(.malformed), .failed(.truncated): break
      default: Issue.record("\(reading.ending), \(place)")
      }
      #expect(reading.entries.first == HAREntry(index: 0, url: "before/key"), "\(place)")
      #expect(!reading.entries.contains { $0.url == "after/key" }, "\(place)")
      #expect(Reading(.bytes(capture), windowSize: 5) == reading, "\(place), small window")
    }
  }

  @Test(
    "a response that nobody asks for changes no entry, whatever it holds", arguments: JSONText.all)
  func unwantedResponse(text: JSONText) {
    for place in Self.places {
      let reading = Reading(
        .bytes(Self.capture(text.bytes, place, url: #""url":"other""#)), entriesWhere: isKeyURL)
      let before = HAREntry(index: 0, url: "before/key")
      if case .failed = reading.ending {
        #expect(text.breaksStructure)
        #expect(reading.entries == [before], "\(place)")
      } else {
        #expect(reading.ending == .complete)
        #expect(reading.entries == [before, HAREntry(index: 2, url: "after/key")], "\(place)")
      }
    }
  }
}

extension OneEntry {
  /// The capture with bytes, which need not be text, in a marker's place.
  fileprivate func bytes(replacing marker: String, with bytes: [UInt8]) -> [UInt8] {
    let halves = text.split(separator: marker).map { Array($0.utf8) }
    return Array(halves.joined(separator: bytes))
  }
}
