import Foundation
import Testing

/// Text that is made to drive a terminal comes out in letters.
@Suite struct TerminalSafetyTests {
  private static let formats =
    "key, json, ndjson, csv, bitbucket, bitbucket-server, circleci-config, curl"

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
    let message = "checkout-key: \(shown): cannot be opened: No such file or directory\n"
    #expect(absent == ToolRun(stderr: message, 2))

    try directory.file(name, "")
    let present = try await ToolRun("--format", "ndjson", "-q", name, in: directory)
    #expect(present.stderr == "checkout-key: \(shown): empty\n")
    let record = try NDJSONRecord(line: present.stdout)
    #expect(record["capture"] == name)
    #expect(!present.stdout.dropLast().unicodeScalars.contains(where: Self.drivesTerminals))
  }

  @Test(
    "escapes what is quoted from the command line",
    arguments: [
      ("--\u{1B}[2J", #"unknown option --\u{1B}[2J"#),
      ("-\u{7}", #"unknown option -\u{7}"#),
      ("--format=\u{202E}yek", #"unknown format \u{202E}yek: the formats are \#(formats)"#),
    ])
  func arguments(argument: String, message: String) async throws {
    let run = try await ToolRun(argument)
    #expect(run.messages.first == "checkout-key: \(message)")
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
      checkout-key: -: entry 0: no checkout-key request for the project or host that was asked for; \
      this one is for bitbucket/acme/\(shown) on circleci.com

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
    for options in [[], ["--format=ndjson"], ["--no-verify"]] {
      let run = try await ToolRun(arguments: options, input: .text(capture))
      #expect(run.ending == 1)
      let shown = (run.stdout + run.stderr).unicodeScalars.filter { $0 != "\n" }
      #expect(!shown.contains(where: Self.drivesTerminals))
      #expect(!run.stdout.contains(Captures.rsa))
    }
  }

  /// Controls, and what changes the direction of text.
  private static func drivesTerminals(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
