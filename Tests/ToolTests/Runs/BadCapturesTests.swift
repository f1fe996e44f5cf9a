import Foundation
import TestSupport
import Testing

/// What is no capture, or only a part of one: what is whole is given, and what is not is explained.
@Suite struct BadCapturesTests {
  private static let export =
    "export the Network panel as a HAR file (\"Export HAR\" in Chrome, \"Save All As HAR\" in Firefox)"
  private static let page =
    "export the Network panel as a HAR file; a picture or a saved page does not hold the key"
  private static let verify = "check the key in it: checkout-key verify FILE"
  private static let noJSON = "error: not JSON, so not a HAR file"
  private static let noHAR = "error: JSON, but not a HAR file: "

  private static let capture = Captures.capture(of: Captures.rsa)
  private static let key = Captures.rsa + "\n"
  private static let entry = Captures.created()
  private static let size = capture.utf8.count
  private static let beginning = Captures.har().utf8.count - "]}}".count
  private static let bracket = "this bracket does not match the one that it closes"
  private static let original =
    "use the original file: this one was edited, or changed by another program"

  @Test(
    "says what it is, where, and what to do",
    arguments: [
      (
        "PK\u{3}\u{4}", "error: a ZIP archive, not a HAR file",
        "unpack it first: unzip -p FILE '*.har' | checkout-key"
      ),
      (
        #""{\"log\""#, "error: JSON inside a JSON string, not a HAR file",
        "unpack it first: jq -r . FILE | checkout-key"
      ),
      ("<html>", "error: an HTML or XML page, not a HAR file", page),
      (key, noJSON, verify),
      (Captures.body(Captures.rsa), noHAR + "it has no `log` object", verify),
      ("-----BEGIN OPENSSH PRIVATE KEY-----", noJSON, verify),
      ("---\nnotes: SHA256:fu0o123Evz", noJSON, export),
      (#"{"log": {"entries": {}}}"#, noHAR + "its `log` has no `entries` array", export),
      (
        String(capture.dropLast(4)),
        "error: cut off at byte \(size - 4) (entry 0), before any complete response with a key",
        "export or copy the file again, and wait until it is complete"
      ),
      (
        Captures.har(#"{"x": [}"#, entry),
        "error: damaged at byte \(beginning + 7) (entry 0): \(bracket)", original
      ),
      (
        Captures.har(entry, #"{"x": [}"#),
        "warning: damaged at byte \(beginning + entry.utf8.count + 9) (entry 1): \(bracket); a newer key may be missing",
        nil
      ),
      (
        capture + "\n" + capture, "error: another archive seems to follow at byte \(size + 1)",
        "put each capture into a file of its own, and give all of them"
      ),
    ] as [(String, String, String?)])
  func bad(text: String, message: String, hint: String?) async throws {
    let run = try await ToolRun("a.har", in: TemporaryDirectory(["a.har": text]))
    let hints = hint.map { ["hint: " + $0.replacing("FILE", with: "a.har")] } ?? []
    let stdout = hint == nil ? Self.key : ""
    #expect(
      run == ToolRun(stdout: stdout, says: ["a.har: " + message] + hints, hint == nil ? 0 : 2))
  }

  @Test("reads what a writer that stops half-way has written") func pipes() async throws {
    let directory = try TemporaryDirectory(["half": String(Self.capture.dropLast(2))])
    let run = try await ToolRun(
      shell: #"cat half | "$0"; mkfifo pipe && { cat half > pipe & "$0" pipe; }"#,
      in: directory)
    let cut = "warning: cut off at byte \(Self.size - 2); a newer key may be missing"
    let lines = ["standard input: \(cut)", "pipe: \(cut)"]
    #expect(run == ToolRun(stdout: Self.key + Self.key, says: lines, 0))
  }

  @Test("names what is no file") func noFile() async throws {
    let directory = try TemporaryDirectory(["empty/capture.json": "", "no.har/x": ""])
    let run = try await ToolRun("no/such.har", "empty", "no.har", in: directory)
    let lines = [
      "no/such.har: error: cannot be opened: No such file or directory",
      "empty: error: no captures in this directory", "no.har: error: no captures in this directory",
      "hint: for no/such.har: check the path; a directory stands for the captures in it",
      "hint: for empty, no.har: captures end in .har or .harp; name a file with another ending itself",
    ]
    #expect(run.withoutSummary == ToolRun(says: lines, 2))
    let input = try await ToolRun(input: .file(directory.url))
    #expect(input == ToolRun(says: ["standard input: error: cannot be read: Is a directory"], 2))
    let nothing = try await ToolRun()
    #expect(nothing.said.first == "standard input: error: empty")
    #expect(nothing.said.last?.hasPrefix("hint: nothing came through the pipe") == true)
  }

  @Test(.enabled(if: try Privilege.canBeDropped, "root may read everything"))
  func namesWhatMayNotBeRead() async throws {
    let directory = try TemporaryDirectory()
    for name in ["locked.har", "room/a.har", "window/a.har"] {
      try directory.file("captures/" + name, Self.capture)
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
