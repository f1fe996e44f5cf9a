import HAR
import TestSupport
import Testing

/// Every text of the tables as the value of a member that nobody asks for, in an entry between two
/// others.
@Suite struct IgnoredValueTests {
  /// A capture whose second of three entries holds the member in some places.
  private struct Template: CustomStringConvertible {
    let description: String
    private let pieces: [[UInt8]]

    init(_ places: [(level: OneEntry.Level, isFirst: Bool)], url: String = "https://a.test/key") {
      var capture = OneEntry()
      capture.log[3] =
        #""entries":[{"request":{"url":"before/key"}},ENTRY,{"request":{"url":"after/key"}}]"#
      capture.request[1] = "\"url\":\"\(url)\""
      for place in places {
        let end = place.isFirst ? 0 : capture[place.level].count
        capture[place.level].insert(#""_ignored":IGNORED"#, at: end)
      }
      description = "\(places)"
      pieces = capture.text.split(separator: "IGNORED").map { Array($0.utf8) }
    }

    /// The capture with bytes, which need not be text, for the member's value.
    func capture(with bytes: [UInt8]) -> [UInt8] { Array(pieces.joined(separator: bytes)) }
  }

  /// The levels of an entry, each with the member first and last.
  private static let places = [OneEntry.Level.entry, .request, .response, .content].flatMap {
    [(level: $0, isFirst: true), (level: $0, isFirst: false)]
  }
  private static let everywhere = Template(places)
  private static let somewhere = places.map { Template([$0]) }
  /// The same where nobody asks for the entry's response.
  private static let somewhereUnwanted = places.map { Template([$0], url: "other") }

  private static let undisturbed = Reading(.bytes(everywhere.capture(with: Array("null".utf8))))

  @Test("null disturbs nothing")
  func null() {
    #expect(Self.undisturbed.entries.map(\.index) == [0, 1, 2])
    #expect(Self.undisturbed.ending == .complete)
  }

  @Test(
    "what breaks no structure is passed over",
    arguments: JSONText.all.filter { !$0.breaksStructure })
  func passedOver(text: JSONText) {
    let capture = Self.everywhere.capture(with: text.bytes)
    #expect(Reading(.bytes(capture)) == Self.undisturbed)
    #expect(Reading(.bytes(capture), windowSize: 5) == Self.undisturbed, "small window")
  }

  @Test(
    "what breaks the structure ends the reading, and the entries before it stand",
    arguments: JSONText.all.filter(\.breaksStructure))
  func broken(text: JSONText) {
    for place in Self.somewhere {
      let capture = place.capture(with: text.bytes)
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
    for place in Self.somewhereUnwanted {
      let reading = Reading(.bytes(place.capture(with: text.bytes)), entriesWhere: isKeyURL)
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
