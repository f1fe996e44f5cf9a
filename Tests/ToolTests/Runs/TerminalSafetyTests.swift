import CheckoutKey
import Foundation
import TestSupport
import Testing

/// Text that is made to drive a terminal comes out in letters.
@Suite struct TerminalSafetyTests {
  private static let formats = OutputFormat.allCases.map(\.rawValue).joined(separator: ", ")

  @Test(
    "escapes the names of captures",
    arguments: [
      ("a\u{1B}[2Jb.har", #"a\u{1B}[2Jb.har"#, "an escape sequence"),
      ("a\nb.har", #"a\u{A}b.har"#, "a line feed"),
      ("a\r\u{8}b.har", #"a\u{D}\u{8}b.har"#, "a carriage return and a backspace"),
      ("a\u{7F}\u{9B}b.har", #"a\u{7F}\u{9B}b.har"#, "controls beyond ASCII's first"),
      ("a\u{202E}rah.b", #"a\u{202E}rah.b"#, "a bidirectional override"),
      ("a\u{2066}b\u{2069}.har", #"a\u{2066}b\u{2069}.har"#, "a bidirectional isolate"),
      ("a\u{200B}\u{2060}\u{AD}b.har", #"a\u{200B}\u{2060}\u{AD}b.har"#, "zero-width characters"),
      ("a\u{2028}b.har", #"a\u{2028}b.har"#, "a line separator"),
      ("Schlüssel 鍵 🔑.har", "Schlüssel 鍵 🔑.har", "nothing that needs it"),
    ])
  func names(name: String, shown: String, case: String) async throws {
    let directory = try TemporaryDirectory()
    let absent = try await ToolRun("-q", name, in: directory)
    let message = "checkout-key: \(shown): error: cannot be opened: No such file or directory\n"
    // A text of several lines is taken for a name only if there is such a file.
    let isOneLine = !name.unicodeScalars.contains { "\n\r\u{2028}".unicodeScalars.contains($0) }
    if isOneLine { #expect(absent == ToolRun(stderr: message, 2)) }

    try directory.file(name, "")
    let present = try await ToolRun("--format", "ndjson", "-q", name, in: directory)
    #expect(present.stderr == "checkout-key: \(shown): error: empty\n")
    let record = try NDJSONRecord(line: present.stdout)
    #expect(record["capture"] == name)
    #expect(!present.stdout.dropLast().unicodeScalars.contains(where: Self.drivesTerminals))
  }

  @Test(
    "escapes what is quoted from the command line",
    arguments: [
      ("--\u{1B}[2J", #"unknown option --\u{1B}[2J"#),
      ("-\u{7}", #"unknown option -\u{7}"#),
      ("--format=\u{202E}yek", #"--format does not know \u{202E}yek: it can be \#(formats)"#),
    ])
  func arguments(argument: String, message: String) async throws {
    let run = try await ToolRun(argument)
    #expect(run.messages.first == "checkout-key: error: \(message)")
    #expect(run.ending == 64)
  }

  @Test(
    "escapes the project that stands in a capture's URL",
    arguments: [
      ("%1B%5B2J", #"\u{1B}[2J"#), ("%E2%80%AE", #"\u{202E}"#), ("%0A", #"\u{A}"#),
    ])
  func project(encoded: String, shown: String) async throws {
    let capture = Captures.har(
      Captures.entry(
        Captures.url("bitbucket/acme/\(encoded)"), body: Captures.body(Captures.rsa)))
    let other = try await ToolRun("-q", "--project", "bb/a/b", input: .text(capture))
    let message = """
      checkout-key: standard input: error: entry 0: this checkout-key request is for another project on circleci.com, not for what you chose with --project or --host

      """
    #expect(other == ToolRun(stderr: message, 1))
    let record = try await ToolRun("--format=ndjson", input: .text(capture))
    #expect(!record.stdout.dropLast().unicodeScalars.contains(where: Self.drivesTerminals))
  }

  @Test(
    "refuses a comment that would drive a terminal",
    arguments: ["\u{1B}]0;title\u{7}", "\u{9B}2J", "\u{202E}", "\u{2066}"])
  func comment(text: String) async throws {
    let capture = Captures.capture(of: Captures.rsa + " a\(text)b")
    for options in [[], ["--format=ndjson"]] {
      let run = try await ToolRun(arguments: options, input: .text(capture))
      #expect(run.ending == 1)
      let shown = (run.stdout + run.stderr).unicodeScalars.filter { $0 != "\n" }
      #expect(!shown.contains(where: Self.drivesTerminals))
      #expect(!run.stdout.contains(Captures.rsa))
    }
  }

  /// Texts that must never reach a terminal as they are.
  private static let hostile = [
    "\u{1B}[2J\u{1B}]0;title\u{7}\u{8}\r\n\t\u{C}\u{7F}", "\u{9B}2J\u{90}\u{85}\u{9D}0;x\u{9C}",
    "\u{202E}\u{202A}\u{2066}\u{2069}\u{200E}\u{200F}\u{61C}",
    "\u{200B}\u{200D}\u{2060}\u{AD}\u{FEFF}\u{3164}\u{FE0F}\u{E0041}\u{FFF9}",
    "\u{2028}\u{2029}",
  ]

  @Test(
    "escapes what the command line and its lists say", arguments: hostile,
    [
      ["no?.har"], ["--", "-?"], ["captures?"], ["--files-from", "no?"],
      ["--files-from", "list", "-0"], ["-o", "no?/key", "a.har"], ["-o", "old?", "a.har"],
      ["-o", "old?/", "a.har"], ["--?"], ["-?"], ["--format", "?"], ["--format=key?"], ["-j?"],
      ["extract", "--all", "?=x"], ["--label=?", "--format=bitbucket", "a.har"],
      ["--label=?", "--format=bitbucket-server", "a.har"],
      ["--label=?", "--format=curl", "a.har"],
    ])
  func everyArgument(text: String, arguments: [String]) async throws {
    let directory = try directory(text)
    let run = try await ToolRun(
      arguments: arguments.map { $0.replacing("?", with: text) }, in: directory)
    // What has several lines is no name and no word, and so is not shown in their place.
    let isShown = (run.stdout + run.stderr).contains("\\u")
    let isStrange =
      text.unicodeScalars.contains { "\n\r\u{85}\u{2028}\u{2029}".unicodeScalars.contains($0) }
      || arguments.contains { $0.contains("=") && !$0.hasPrefix("--") }
    #expect(isShown || isStrange, "it is shown somewhere")
    Self.expectSafety(of: run)
  }

  @Test(
    "escapes what captures and their names say", arguments: hostile,
    OutputFormat.allCases.map(\.rawValue))
  func everyFormat(text: String, format: String) async throws {
    let directory = try directory(text)
    for options in [["--all"], ["--host=ci.example"]] {
      let run = try await ToolRun(
        arguments: ["--format", format] + options + ["captures\(text)"], in: directory)
      #expect(run.stderr.contains("checkout-key: captures\\u{"))
      Self.expectSafety(of: run)
    }
  }

  @Test(
    "shows no bytes that are not UTF-8",
    arguments: [
      #""$0" "$(printf 'no\233\377.har')""#, #"printf 'no\233\377.har' | "$0" --files-from -"#,
    ])
  func foreignBytes(script: String) async throws {
    let run = try await ToolRun(shell: script, in: try TemporaryDirectory())
    let expected = ToolRun(
      stderr: """
        checkout-key: no\\x9B\\xFF.har: error: cannot be opened: No such file or directory
        checkout-key: hint: check the path; a directory stands for the captures in it

        """, 2)
    #expect(run == expected)
  }

  /// Captures that say a text wherever a capture can say something, under a name that says it too.
  private func directory(_ text: String) throws -> TemporaryDirectory {
    let directory = try TemporaryDirectory()
    try directory.file("a.har", Captures.capture(of: Captures.ed25519))
    try directory.file("list", "no\(text).har\0")
    try directory.file("old\(text)", "")
    let encoded = text.utf8.map { "%" + String(Int($0) + 256, radix: 16).suffix(2) }.joined()
    let body = """
      {"public_key": \(Captures.json(Captures.rsa + " a" + text)), "type": \(Captures.json(text)),
       "time": \(Captures.json(text)), "fingerprint": \(Captures.json(text))}
      """
    let urls = [
      Captures.url(), Captures.url("bitbucket/acme/\(encoded)"),
      Captures.url("bitbucket/\(text)/b"),
      Captures.url("bitbucket/a/c", host: "a\(text).example"),
      Captures.url("bitbucket/a/d", host: "\(encoded).example"),
    ]
    for (index, url) in urls.enumerated() {
      let entries = [
        Captures.entry(url, body: body), Captures.entry(url, body: Captures.body(Captures.ed25519)),
      ]
      for (place, entry) in entries.enumerated() {
        try directory.file("captures\(text)/\(index)\(place)\(text).har", Captures.har(entry))
      }
    }
    return directory
  }

  private static func expectSafety(of run: ToolRun) {
    let lines = (run.stdout + run.stderr).replacing("\r\n", with: "\n")
    #expect(!lines.unicodeScalars.contains { $0 != "\n" && drivesTerminals($0) })
  }

  /// Controls, what changes the direction of text, and what is invisible.
  private static func drivesTerminals(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0xAD, 0x61C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F,
      0x3164, 0xFE00...0xFE0F, 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE0FFF:
      true
    default: false
    }
  }
}
