import TestSupport
import Testing

@Suite struct RedactTests {
  private static let capture = Captures.capture(of: Captures.rsa)

  @Test("writes a file for its owner only") func owner() async throws {
    let directory = try TemporaryDirectory(["a.har": Self.capture])
    let summary =
      ": 1 entry without headers and cookies; left out 0 entries; the original is still there"
    for (setting, options, said) in [
      (":", "", ["a.har: wrote b.har" + summary]),
      ("chmod 644 b.har", "", ["a.har: b.har is unchanged" + summary]),
      ("echo mine > b.har; chmod 666 b.har", "-q --force", []),
    ] {
      let run = try await ToolRun(
        shell: #"umask 022; \#(setting); "$0" redact -o b.har \#(options) a.har && ls -l b.har"#,
        in: directory)
      #expect(run.said == said && run.stdout.hasPrefix("-rw-------"), "\(setting)")
    }
  }

  @Test func makesOneFileOfEachCaptureInADirectory() async throws {
    let directory = try TemporaryDirectory([
      "in/a.har": Self.capture, "in/deep/A.har": Self.capture, "in/deep/b.har": Self.capture,
      "in/cut.har": String(Self.capture.dropLast(2)), "in/no.har": "{}", "out/b.har": "mine",
    ])
    let run = try await ToolRun("redact", "-q", "-o", "out", "in", in: directory)
    let lines = [
      "in/cut.har: error: no copy is made of a capture that is not complete: a newer key may be "
        + "missing in it",
      "error: out/b.har: exists already with other content, and is not overwritten without --force",
      "in/no.har: error: JSON, but not a HAR file: it has no `log` object",
    ]
    #expect(run == ToolRun(says: lines, 2))
    #expect(directory.names(in: "out") == ["A-2.har", "a.har", "b.har"])
    let refused = try await ToolRun("redact", "-q", "-o", "out", "in/deep/b.har", in: directory)
    #expect(refused == ToolRun(says: [lines[1]], 2))
    let keys = try await ToolRun("-q", "out/A-2.har", in: directory)
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
    let run = try await ToolRun(arguments: ["redact"] + arguments, in: TemporaryDirectory())
    let lines = [
      "error: redact makes one file of each capture, and there may be several",
      "hint: say where they go: -o DIRECTORY/",
    ]
    #expect(run == ToolRun(says: lines, 64))
  }

  private static let unnamed = Captures.created(url: "https://circleci.com/a%20b/checkout-key")

  @Test("says what is left out because it has no name") func nameless() async throws {
    let text = Captures.har(Captures.created(), Self.unnamed)
    let run = try await ToolRun("redact", input: .text(text))
    let said = "standard input: warning: 1 entry of a project without a name left out"
    #expect(run.said.first == said && run.ending == 0)
    #expect(
      run.said.last?.hasSuffix("1 entry without headers and cookies; left out 1 entry") == true)
  }

  @Test(
    "leaves no file where there is nothing to write, and says so in the status",
    arguments: [
      ("", 2), (Captures.har(), 1), (String(capture.dropLast(2)), 2), (Captures.har(unnamed), 1),
      (Captures.har(Captures.entry(status: 204, method: "OPTIONS")), 1),
    ] as [(String, ToolRun.Ending)])
  func nothing(capture: String, ending: ToolRun.Ending) async throws {
    let directory = try TemporaryDirectory(["a.har": capture, "b.har": Self.capture])
    let run = try await ToolRun("redact", "-q", "-o", "c.har", "a.har", in: directory)
    #expect(run.stdout.isEmpty && run.messages.count == 1 && run.ending == ending)
    #expect(directory.names == ["a.har", "b.har"])
    let both = try await ToolRun("redact", "-o", "out/", "a.har", "b.har", in: directory)
    #expect(both.said.last?.hasPrefix("1 key from 2 captures; ") == true && both.ending == ending)
    #expect(directory.names(in: "out") == ["b.har"])
  }
}
