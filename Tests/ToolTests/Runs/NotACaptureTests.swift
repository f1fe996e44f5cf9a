import Foundation
import TestSupport
import Testing

/// What people hand to the tool in place of a HAR file.
@Suite struct NotACaptureTests {
  private static let export =
    "export the Network panel as a HAR file (\"Export HAR\" in Chrome, \"Save All As HAR\" in Firefox)"
  private static let page =
    "export the Network panel as a HAR file; a picture or a saved page does not hold the key"
  private static let verify = "check the key in it: checkout-key verify FILE"

  /// How each begins, what it is, and what to do.
  private static let others: [(bytes: [UInt8], what: String, hint: String)] = [
    ([0x1F, 0x8B, 8], "a gzip file", "unpack it first: gunzip -c FILE | checkout-key"),
    (
      [0x50, 0x4B, 3, 4], "a ZIP archive", "unpack it first: unzip -p FILE '*.har' | checkout-key"
    ),
    (
      [0x28, 0xB5, 0x2F, 0xFD], "a Zstandard file", "unpack it first: zstd -dc FILE | checkout-key"
    ),
    (Array("BZh9".utf8), "a bzip2 file", "unpack it first: bunzip2 -c FILE | checkout-key"),
    (
      [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], "an xz file", "unpack it first: xz -dc FILE | checkout-key"
    ),
    ([0x89] + Array("PNG\r\n\u{1A}\n".utf8), "a PNG image", page),
    (
      [0xFF, 0xFE, 0, 0, 0x7B, 0, 0, 0], "UTF-32 text",
      "convert it first: iconv -f UTF-32 -t UTF-8 FILE | checkout-key"
    ),
    (
      Array(#""{\"log\""#.utf8), "JSON inside a JSON string",
      "unpack it first: jq -r . FILE | checkout-key"
    ),
    (
      Array("2434:9:websocket;".utf8), "a mitmproxy flow file",
      "convert it first: mitmdump -nr FILE --set hardump=NEW.har"
    ),
  ]

  @Test("says what a file of another format is, and how to unpack it") func foreign() async throws {
    let directory = try TemporaryDirectory()
    for (index, other) in Self.others.enumerated() { try directory.file("\(index).x", other.bytes) }
    let script = #"for name in *; do "$0" "$name"; done"#
    let run = try await ToolRun(shell: script, in: directory)
    let lines = Self.others.enumerated().flatMap { index, other in
      [
        "\(index).x: error: \(other.what), not a HAR file",
        "hint: " + other.hint.replacing("FILE", with: "\(index).x"),
      ]
    }
    #expect(run == ToolRun(says: lines, 2))
  }

  @Test(
    "says why other text is no HAR file",
    arguments: [
      ("", "empty", "nothing came through the pipe"),
      (Captures.rsa + "\n", "not JSON, so not a HAR file", verify),
      (Captures.body(Captures.rsa), "JSON, but not a HAR file: it has no `log` object", verify),
      ("---\nnotes: SHA256:fu0o123Evz", "not JSON, so not a HAR file", export),
      ("-----BEGIN OPENSSH PRIVATE KEY-----", "not JSON, so not a HAR file", verify),
      (
        #"{"log": {"entries": {}}}"#, "JSON, but not a HAR file: its `log` has no `entries` array",
        export
      ),
    ])
  func text(text: String, message: String, hint: String) async throws {
    let run = try await ToolRun(input: .text(text))
    #expect(run.said.first == "standard input: error: \(message)")
    #expect(run.said.dropFirst().map { $0.hasPrefix("hint: \(hint)") } == [true], "\(run.stderr)")
    #expect(run.stdout.isEmpty && run.ending == 2)
  }

  @Test("reads what shells, editors and exporters do around the text without harming it")
  func harmless() async throws {
    let text = "\u{FEFF}onInputData (\r\n" + Captures.capture(of: Captures.rsa) + " )\n;\n"
    let utf16 = try #require(text.data(using: .utf16LittleEndian))
    let directory = try TemporaryDirectory(["a.har": text])
    try directory.file("b.har", utf16)
    let run = try await ToolRun("--all", "a.har", "b.har", in: directory)
    #expect(run.withoutSummary == ToolRun(stdout: Captures.rsa + "\n", 0))
  }

  @Test("names what is no file") func noFile() async throws {
    let directory = try TemporaryDirectory(["empty/capture.json": "", "no.har/x": ""])
    let run = try await ToolRun("no/such.har", "empty", "no.har", in: directory)
    #expect(
      run.withoutSummary
        == ToolRun(
          says: [
            "no/such.har: error: cannot be opened: No such file or directory",
            "empty: error: no captures in this directory",
            "no.har: error: no captures in this directory",
            "hint: for no/such.har: check the path; a directory stands for the captures in it",
            "hint: for empty, no.har: captures end in .har or .harp; name a file with another ending itself",
          ], 2))
    let input = try await ToolRun(input: .file(directory.url))
    #expect(input == ToolRun(says: ["standard input: error: cannot be read: Is a directory"], 2))
  }

  @Test(.enabled(if: try Privilege.canBeDropped, "root may read everything"))
  func namesWhatMayNotBeRead() async throws {
    let directory = try TemporaryDirectory()
    for name in ["locked.har", "room/a.har", "window/a.har"] {
      try directory.file("captures/" + name, Captures.capture(of: Captures.rsa))
    }
    // A directory that is closed can't be removed.
    let script = """
      cd captures; chmod 0 locked.har room; chmod 444 window; cd ..
      \(Privilege.withoutRights) "$0" -q captures; status=$?; chmod 700 captures/*; exit $status
      """
    let run = try await ToolRun(shell: script, in: directory)
    let lines = ["locked.har", "room", "window"].map {
      "captures/\($0): error: cannot be opened: Permission denied"
    }
    #expect(run == ToolRun(says: lines, 2))
  }
}
