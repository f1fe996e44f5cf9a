import Testing

@testable import HAR

/// What stands around an archive, and what stands in its place.
@Suite struct ArchiveEdgesTests {
  @Test(
    "an archive may be the argument of a call",
    arguments: [
      ("onInputData(", ");", "as Firefox writes it"), ("onInputData(", ")", "without a semicolon"),
      ("\u{FEFF}onInputData(", ");", "with a mark"), (" \n f ( ", " ) ; \r\n", "with white space"),
      ("a.b_c$1(", ");", "a name of JavaScript's"),
      (String(repeating: "f", count: 4096) + "(", ");", "the longest name"),
    ])
  func call(before: String, after: String, what: String) {
    let reading = Reading.throughEveryWindow(
      before + OneEntry().text + after, entriesWhere: isKeyURL)
    #expect(reading.entries == [OneEntry.expected])
    #expect(reading.ending == .complete)
  }

  private static let noParenthesis = HAREnding.failed(
    .malformed(.expected(.closingParenthesis), at: .init(offset: 24)))

  @Test(
    "a call that is cut off, or goes on, says so",
    arguments: [
      ("f(ARCHIVE", .failed(.truncated(at: .init(offset: 24))), "no parenthesis"),
      ("f(ARCHIVE;", Self.noParenthesis, "a semicolon in place of the parenthesis"),
      ("f(ARCHIVE]", Self.noParenthesis, "a bracket in place of the parenthesis"),
      ("f(ARCHIVE))", .followed(offset: 25), "two parentheses"),
      ("f(ARCHIVE);;", .followed(offset: 26), "two semicolons"),
      ("f(ARCHIVE, 1)", Self.noParenthesis, "a second argument"),
      ("f(", .failed(.truncated(at: .init(offset: 2))), "no archive yet"),
      ("f([])", .failed(.notJSON), "an array"),
      ("f", .failed(.notJSON), "no call"), ("f{}", .failed(.notJSON), "no parenthesis before it"),
      ("f g({})", .failed(.notJSON), "two names"), (#""f"({})"#, .failed(.notJSON), "no name"),
    ] as [(String, HAREnding, String)])
  func brokenCall(capture: String, ending: HAREnding, what: String) {
    let text = capture.replacing("ARCHIVE", with: #"{"log":{"entries":[]}}"#)
    #expect(Reading.throughEveryWindow(text).ending == ending)
  }

  @Test(
    "something after the archive is not read",
    arguments: [
      ("\n\n[]", 2, "an array"), (" [INFO] exported", 1, "a line of a log"), ("}", 0, "a brace"),
      (" null", 1, "a literal"), (",", 0, "a comma"), ("\0", 0, "a NUL"),
      (");", 0, "the end of a call"), ("\u{FEFF}", 0, "a byte-order mark"),
    ])
  func followed(tail: String, space: Int, what: String) {
    let text = OneEntry().text
    let reading = Reading.throughEveryWindow(text + tail, entriesWhere: isKeyURL)
    #expect(reading.entries == [OneEntry.expected])
    #expect(reading.ending == .followed(offset: text.utf8.count + space))
  }

  @Test(
    "archives run together are refused, whatever stands between them",
    arguments: [
      ("", 0, "nothing"), ("\n", 1, "a line feed"), ("\r\n\r\n", 4, "empty lines"),
      ("\u{FEFF}", 0, "a byte-order mark"), ("\n\u{FEFF}", 1, "a mark on a line of its own"),
      ("\0", 0, "a NUL"), (",", 0, "a comma"), ("\n---\n", 1, "a line"),
      ("\n\u{FEFF} f ( ", 1, "a call with a mark"),
      (String(repeating: " ", count: 2 << 20), 2 << 20, "much white space"),
      (String(repeating: "-", count: 1 << 20 - 1), 0, "1 MiB"),
    ])
  func runTogether(between: String, space: Int, what: String) {
    let long = between.utf8.count > 100
    let pretty = OneEntry().text.replacing(",", with: ",\n  ").replacing("{", with: "{\n  ")
    for (before, first, after) in [
      ("", #"{"log":{"entries":[]}}"#, ""), ("\u{FEFF}", OneEntry().text, ""), ("f(", pretty, ")"),
      ("f(", pretty, ");"),
    ] {
      for second in long ? ["{"] : ["{", "{}", pretty + "\n"] {
        let capture = before + first + after
        let text = capture + between + second + after
        let place = HARError.Position(offset: capture.utf8.count + space)
        let expected = HAREnding.failed(.runTogether(at: place))
        let reading = Reading(text, entriesWhere: isKeyURL)
        #expect(reading.ending == expected)
        if !long {
          #expect(
            reading == Reading(.bytes(Array(text.utf8)), windowSize: 7, entriesWhere: isKeyURL))
        }
      }
    }
  }

  @Test("behind 1 MiB nobody looks for another archive, as a stream need not end")
  func farBehind() {
    let text = #"{"log":{"entries":[]}}"# + String(repeating: "-", count: 1 << 20)
    let expected = HAREnding.followed(offset: 22)
    #expect(Reading(text + "{}").ending == expected)
    #expect(Reading(.bytes(Array((text + "{}").utf8)), windowSize: 1000).ending == expected)
  }

  @Test(
    "what is no archive says what it is instead",
    arguments: [
      ("", .empty, "nothing"), (" \r\n\t ", .empty, "white space"), ("\u{FEFF}", .empty, "a mark"),
      (String(repeating: " ", count: 2000), .empty, "much white space"),
      (#"[{"log":{"entries":[]}}]"#, .notHAR(.notAnObject), "an archive in an array"),
      (#"[{"log":"#, .notJSON, "an array that is cut off"), ("[}", .notJSON, "a wrong bracket"),
      (#""te"#, .notJSON, "a string without end"),
      ("null\n", .notHAR(.notAnObject), "what jq writes of nothing"),
      ("nul", .notJSON, "half a literal"),
      ("NaN", .notJSON, "no number"), ("[] []", .notJSON, "two"), ("Hello", .notJSON, "a word"),
      (String(repeating: "A", count: 5000), .notJSON, "a long word, such as a token"),
      ("// comment\n{}", .notJSON, "a comment"), (")]}'\n{}", .notJSON, "a guard"),
      (#"{"log": 1}"#, .notHAR(.noLog), "a number"),
      (#"{"log": []}"#, .notHAR(.noLog), "an array for a log"),
      (#"{"entries": []}"#, .notHAR(.noLog), "a log's members without a log"),
      (#"{"x": {"log": {"entries": []}}}"#, .notHAR(.noLog), "a log too deep"),
      (#"{"log": {}}"#, .notHAR(.noEntries), "an empty log"),
      (#"{"log":{"entries":{}}}"#, .notHAR(.noEntries), "an object for entries"),
      (#"{"log":{"entries":null}}"#, .notHAR(.noEntries), "null for entries"),
      (#"{"log":{"pages":[{"entries":[]}]}}"#, .notHAR(.noEntries), "entries too deep"),
    ] as [(String, HARError, String)])
  func noArchive(text: String, error: HARError, what: String) {
    let reading = Reading.throughEveryWindow(text)
    #expect(reading.ending == .failed(error))
    #expect(reading.entries == [])
  }
}
