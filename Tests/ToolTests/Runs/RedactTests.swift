import Foundation
import TestSupport
import Testing

@Suite struct RedactTests {
  private static let capture = Captures.capture(of: Captures.rsa)

  @Test("writes a file for its owner only") func owner() async throws {
    let directory = try TemporaryDirectory(["a.har": Self.capture])
    let summary =
      ": 1 entry without headers and cookies; left out 0 entries; the original is still there"
    for (setting, options, said, ending) in [
      (":", "", ["a.har: wrote b.har" + summary], 0),
      ("chmod 644 b.har", "", ["a.har: b.har is unchanged" + summary], 0),
      (
        "echo mine > b.har", "-q",
        ["error: b.har: exists already with other content, and is not overwritten without --force"],
        2
      ),
      ("chmod 666 b.har", "-q --force", [], 0),
    ] as [(String, String, [String], ToolRun.Ending)] {
      let run = try await ToolRun(
        shell:
          #"umask 022; \#(setting); "$0" redact -o b.har \#(options) a.har; s=$?; ls -l b.har; exit $s"#,
        in: directory)
      #expect(run.said == said && run.ending == ending)
      #expect(run.stdout.hasPrefix("-rw-------"), "\(setting)")
    }
  }

  @Test func makesOneFileOfEachCaptureInADirectory() async throws {
    let directory = try TemporaryDirectory([
      "in/a.har": Self.capture, "in/deep/A.har": Self.capture, "in/deep/b.har": Self.capture,
      "in/cut.har": String(Self.capture.dropLast(2)), "in/no.har": "{}",
    ])
    try directory.directory("out")
    let run = try await ToolRun("redact", "-q", "-o", "out", "in", in: directory)
    let lines = [
      "in/cut.har: error: no copy is made of a capture that is not complete: a newer key may be "
        + "missing in it",
      "in/no.har: error: JSON, but not a HAR file: it has no `log` object",
    ]
    #expect(run == ToolRun(says: lines, 2))
    #expect(directory.names(in: "out") == ["A-2.har", "a.har", "b.har"])
    let keys = try await ToolRun("-q", "--all", "out", in: directory)
    #expect(keys == ToolRun(stdout: Captures.rsa + "\n", 0))
  }

  @Test("never reads its own copies") func ownCopies() async throws {
    let directory = try TemporaryDirectory(["d/e/a.har": Self.capture])
    for output in ["d/e/clean/", "d/e/clean", "d/e/clean/."] {
      let run = try await ToolRun("redact", "-q", "-o", output, "d", in: directory)
      #expect(run == ToolRun(0))
      #expect(directory.files(in: "d") == ["e/a.har", "e/clean/a.har"])
    }
    // Where it is an operand itself, it is read.
    let copies = try await ToolRun("-q", "--all", "-o", "d/e/clean/", "d/e/clean", in: directory)
    #expect(copies == ToolRun(0))
    #expect(directory.files(in: "d/e/clean").contains("bitbucket/acme/webapp.pub"))
  }

  @Test(
    "asks for a directory where there may be several captures",
    arguments: [["a.har", "b.har"], ["-o", "c.har", "."], ["--files-from", "list"]])
  func several(arguments: [String]) async throws {
    let directory = try TemporaryDirectory()
    let run = try await ToolRun(arguments: ["redact"] + arguments, in: directory)
    let lines = [
      "error: redact makes one file of each capture, and there may be several",
      "hint: say where they go: -o DIRECTORY/",
    ]
    #expect(run == ToolRun(says: lines, 64))
    #expect(directory.names.isEmpty)
  }

  @Test("what a project or a host leaves out is no failure, unless it is all")
  func narrowed() async throws {
    let directory = try TemporaryDirectory()
    for name in ["api", "web"] {
      try directory.file(
        "in/\(name).har", Captures.capture(of: Captures.rsa, project: "bb/acme/\(name)"))
    }
    let options = ["redact", "-q", "-o", "out/", "--project"]
    let one = try await ToolRun(arguments: options + ["acme/api", "in"], in: directory)
    #expect(one == ToolRun(0))
    #expect(directory.names(in: "out") == ["api.har"])
    let none = try await ToolRun(arguments: options + ["acme/other", "in"], in: directory)
    #expect(none.messages.count == 1 && none.ending == 1)
  }

  @Test("says what is left out because it has no name") func nameless() async throws {
    let other = Captures.created(url: "https://circleci.com/a%20b/checkout-key")
    let run = try await ToolRun("redact", input: .text(Captures.har(Captures.created(), other)))
    #expect(
      run.said.first == "standard input: warning: 1 entry of a project without a name left out")
    #expect(
      run.said.last?.hasSuffix("1 entry without headers and cookies; left out 1 entry") == true)
    #expect(run.ending == 0)
  }

  @Test(
    "leaves no file where there is nothing to write, and says so in the status",
    arguments: [
      ("", 2), (Captures.har(), 1), (#"{"log": {"entries": ["#, 2),
      (String(capture.dropLast(2)), 2),
      (Captures.har(Captures.entry(status: 204, method: "OPTIONS")), 1),
      (Captures.har(Captures.created(url: "https://circleci.com/a%20b/checkout-key")), 1),
    ] as [(String, ToolRun.Ending)])
  func nothing(capture: String, ending: ToolRun.Ending) async throws {
    let directory = try TemporaryDirectory(["a.har": capture])
    let run = try await ToolRun("redact", "-q", "-o", "b.har", "a.har", in: directory)
    #expect(run.stdout.isEmpty && run.messages.count == 1)
    #expect(run.ending == ending)
    #expect(directory.names == ["a.har"])
  }
}
