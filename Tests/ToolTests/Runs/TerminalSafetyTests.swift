import CheckoutKey
import Foundation
import TestSupport
import Testing

/// Text that is made to drive a terminal comes out in letters.
@Suite struct TerminalSafetyTests {
  /// Texts that must never reach a terminal as they are; the second has several lines.
  private static let hostile = [
    "\u{1B}[2J\u{1B}]0;title\u{7}\u{8}\t\u{C}\u{7F}\u{9B}2J\u{90}\u{9D}0;x\u{9C}"
      + "\u{202E}\u{202A}\u{2066}\u{2069}\u{200E}\u{200F}\u{61C}"
      + "\u{200B}\u{200D}\u{2060}\u{AD}\u{FEFF}\u{3164}\u{FE0F}\u{E0041}\u{FFF9}",
    "\u{1B}[2J\r\n\u{85}\u{2028}\u{2029}",
  ]

  @Test(
    "escapes what the command line and its lists say", arguments: hostile,
    [
      ["no?.har"], ["--", "-?"], ["captures?"], ["--files-from", "no?"],
      ["--files-from", "list", "-0"], ["-o", "no?/key", "a.har"], ["-o", "old?", "a.har"],
      ["-o", "old?/", "a.har"], ["--?"], ["-?"], ["--format", "?"], ["-j?"],
      ["extract", "--all", "?=x"], ["--label=?", "--format=bitbucket", "a.har"],
      ["--label=?", "--format=curl", "a.har"],
    ])
  func everyArgument(text: String, arguments: [String]) async throws {
    let words = arguments.map { $0.replacing("?", with: text) }
    let run = try await ToolRun(arguments: words, in: directory(text))
    // What has several lines is no name and no word, and so is not shown in their place.
    let isShown = (run.stdout + run.stderr).contains("\\u")
    let isStrange = text == Self.hostile[1] || arguments.contains("?=x")
    #expect(isShown || isStrange, "it is shown somewhere")
    Self.expectSafety(of: run)
  }

  @Test(
    "escapes what captures and their names say", arguments: hostile,
    OutputFormat.allCases.map { ["--format", $0.rawValue] } + [["--host=ci.example"], ["inspect"]])
  func everyFormat(text: String, words: [String]) async throws {
    let run = try await ToolRun(arguments: words + ["captures\(text)"], in: directory(text))
    #expect((run.stdout + run.stderr).contains("captures\\u{1B}"))
    Self.expectSafety(of: run)
    if words.last == "ndjson" { #expect(try run.records[0]["capture"]?.contains(text) == true) }
  }

  /// Captures that say a text wherever a capture can say something, under a name that says it too.
  private func directory(_ text: String) throws -> TemporaryDirectory {
    let directory = try TemporaryDirectory([
      "a.har": Captures.capture(of: Captures.ed25519), "list": "no\(text).har\0",
      "old\(text)": "",
    ])
    let encoded = text.utf8.map { "%" + String(Int($0) + 256, radix: 16).suffix(2) }.joined()
    let json = Captures.json(text)
    let body = """
      {"public_key": \(Captures.json(Captures.rsa + " a" + text)), "type": \(json), "time": \(json),
       "fingerprint": \(json)}
      """
    for (index, url) in [
      Captures.url(), Captures.url("bitbucket/acme/\(encoded)"),
      Captures.url("bitbucket/\(text)/b"), Captures.url("bitbucket/a/c", host: "a\(text).example"),
      Captures.url("bitbucket/a/d", host: "\(encoded).example"),
    ].enumerated() {
      for (place, body) in [body, Captures.body(Captures.ed25519)].enumerated() {
        let name = "captures\(text)/\(index)\(place)\(text).har"
        try directory.file(name, Captures.har(Captures.entry(url, body: body)))
      }
    }
    return directory
  }

  /// There are no controls, nothing that changes the direction of text, and nothing invisible.
  private static func expectSafety(of run: ToolRun) {
    let kinds = [Unicode.GeneralCategory.control, .format, .lineSeparator, .paragraphSeparator]
    let lines = (run.stdout + run.stderr).replacing("\r\n", with: "\n")
    #expect(
      !lines.unicodeScalars.contains { scalar in
        scalar != "\n" && kinds.contains(scalar.properties.generalCategory)
          || "\u{3164}\u{FE0F}".unicodeScalars.contains(scalar)
      })
  }
}
