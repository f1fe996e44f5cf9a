import Testing

@testable import HAR

/// What stands around an archive, and what stands in its place.
@Suite struct ArchiveEdgesTests {
  private static let empty = #"{"log":{"entries":[]}}"#

  @Test(
    "an archive may be the argument of a call",
    arguments: [
      ("onInputData(", ");"), ("\u{FEFF} \n f ( ", " ) ; \r\n"), ("a.b_c$1(", ")"),
      (String(repeating: "f", count: 4096) + "(", ");"),
    ])
  func call(before: String, after: String) {
    #expect(Reading.ofKeys(before + OneEntry().text + after) == .one())
  }

  @Test(
    "a call that is cut off, or goes on, says so",
    arguments: [
      ("f(ARCHIVE", .failed(.truncated(at: .init(offset: 24)))), ("f(ARCHIVE;", noParenthesis),
      ("f(ARCHIVE, 1)", noParenthesis), ("f(ARCHIVE))", .followed(offset: 25)),
      ("f(ARCHIVE);;", .followed(offset: 26)), ("f(", .failed(.truncated(at: .init(offset: 2)))),
      ("f([])", .failed(.notJSON)), ("f", .failed(.notJSON)), ("f g({})", .failed(.notJSON)),
      (#""f"({})"#, .failed(.notJSON)),
    ] as [(String, HAREnding)])
  func brokenCall(capture: String, ending: HAREnding) {
    #expect(Reading.ofKeys(capture.replacing("ARCHIVE", with: Self.empty)).ending == ending)
  }

  private static let noParenthesis = HAREnding.failed(
    .malformed(.expected(.closingParenthesis), at: .init(offset: 24)))

  @Test("something after the archive is not read", arguments: ["[]", "}", ",", "\0", "\u{FEFF}"])
  func followed(tail: String) {
    let text = OneEntry().text + " \n"
    #expect(
      Reading.ofKeys(text + tail) == .one([OneEntry.expected], .followed(offset: text.utf8.count)))
  }

  @Test(
    "archives run together are refused, whatever stands between them",
    arguments: [
      ("", 0), ("\r\n\r\n", 4), ("\n\u{FEFF} f ( ", 1), ("\n---\n", 1), ("\0", 0), (",", 0),
      (String(repeating: " ", count: 2 << 20), 2 << 20),
      (String(repeating: "-", count: 1 << 20 - 1), 0),
    ])
  func runTogether(between: String, space: Int) {
    for capture in [Self.empty, "f(\(OneEntry().text))", "f(\(Self.empty));"] {
      for windowSize in [between.utf8.count > 100 ? 1000 : 7, 128 << 10] {
        let text = Array((capture + between + "{").utf8)
        let reading = Reading(.bytes(text), windowSize: windowSize)
        let place = HARError.Position(offset: capture.utf8.count + space)
        #expect(reading.ending == .failed(.runTogether(at: place)))
      }
    }
  }

  @Test("behind 1 MiB nobody looks for another archive, as a stream need not end")
  func farBehind() {
    let text = Array((Self.empty + String(repeating: "-", count: 1 << 20) + "{}").utf8)
    for windowSize in [1000, 128 << 10] {
      #expect(Reading(.bytes(text), windowSize: windowSize).ending == .followed(offset: 22))
    }
  }

  @Test(
    "what is no archive says what it is instead",
    arguments: [
      (.empty, ["", " \r\n\t ", "\u{FEFF}", String(repeating: " ", count: 2000)]),
      (.notHAR(.notAnObject), [#"[{"log":{"entries":[]}}]"#, "null\n", #""text""#]),
      (
        .notJSON,
        [#"[{"log":"#, "[}", #""te"#, "nul", "NaN", "[] []", "// comment\n{}", ")]}'\n{}"]
      ),
      (.notJSON, [String(repeating: "A", count: 5000)]),
      (.notHAR(.noLog), [#"{"log": 1}"#, #"{"log": []}"#, #"{"x": {"log": {"entries": []}}}"#]),
      (.notHAR(.noEntries), [#"{"log": {}}"#, #"{"log":{"entries":{}}}"#]),
      (.notHAR(.noEntries), [#"{"log":{"pages":[{"entries":[]}]}}"#]),
    ] as [(HARError, [String])])
  func noArchive(error: HARError, texts: [String]) {
    for text in texts {
      #expect(
        Reading.ofKeys(text) == .one([], .failed(error), creator: nil, entryCount: 0), "\(text)")
    }
  }
}
