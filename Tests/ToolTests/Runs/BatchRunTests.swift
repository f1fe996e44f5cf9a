import CheckoutKey
import Foundation
import TestSupport
import Testing

/// Many captures in one run of the built binary.
@Suite struct BatchRunTests {
  @Test(
    "a record appears when its capture is done",
    .enabled(if: try Machine.has("python3"), "python3 is missing"))
  func streaming() async throws {
    let script = """
      import subprocess, sys
      words = [sys.argv[1], "-q", "--files-from", "-", "-0", "--format", "ndjson"]
      p = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
      for name in [b"a.har", b"b.har", b"./out/../none"]:
          # The next name is written only when the record of the one before has come.
          p.stdin.write(name + b"\\0"); p.stdin.flush()
          print(p.stdout.readline().decode()[12:17])
      p.stdin.close()
      print(p.stdout.read(), p.wait())
      """
    let run = try await ToolRun(python: script, in: .ofTwoCaptures())
    #expect(run.stdout == "a.har\nb.har\n./out\nb'' 2\n", "\(run.stderr)")
  }

  @Test(
    "the output is one file, or a file for each key; and what fails is said in one line",
    arguments: [
      ("-o out ../a.har", ["out"], 0, "out: written"),
      ("--format json -o out ../a.har no", ["out"], 2, "no: error: cannot be opened"),
      ("-o . ../a.har", ["bitbucket/acme/webapp.pub"], 0, ".: 1 written"),
      ("-o a/b/ --format curl ../a.har", ["a/b/bitbucket/acme/webapp.sh"], 0, "a/b/: 1 written"),
      ("-o no/ -q ../none.har", [], 1, "../none.har: error: it holds no requests"),
      // Several keys are not copied, which alone is a 1.
      ("-c ../a.har ../b.har no", [], 2, "no: error: cannot be opened"),
      ("--files-from no", [], 2, "no: error: the list of captures cannot be read: No such"),
    ] as [(String, [String], ToolRun.Ending, String)])
  func outputs(arguments: String, names: [String], ending: ToolRun.Ending, message: String)
    async throws
  {
    let directory = try TemporaryDirectory.ofTwoCaptures()
    try directory.file("none.har", Captures.har())
    let run = try await ToolRun(shell: "cd out && \"$0\" \(arguments)", in: directory)
    #expect(run.stdout == "" && run.ending == ending)
    #expect(directory.files(in: "out") == names)
    #expect(run.said.first?.hasPrefix(message) == true, "\(run.stderr)")
  }

  @Test func oneFileThatMustNotBeTouchedIsNoReasonToLoseTheOthers() async throws {
    let directory = try TemporaryDirectory.ofTwoCaptures()
    let (theirs, mine) = ("out/bitbucket/acme/api.pub", "out/bitbucket/acme/webapp.pub")
    try directory.file(theirs, "mine")
    let exists =
      "error: \(theirs): exists already with other content, and is not overwritten without --force"
    for (option, lines, ending, text) in [
      ("-j1", [exists, "out: 1 written, 1 not written"], 2, "mine"),
      ("--force", ["out: 1 written, 1 unchanged"], 0, Captures.ed25519 + "\n"),
    ] as [(String, [String], ToolRun.Ending, String)] {
      let run = try await ToolRun("-o", "out", option, "b.har", "a.har", in: directory)
      #expect(run.withoutSummary == ToolRun(says: lines, ending))
      #expect(directory.text(theirs) == text && directory.text(mine) == Captures.rsa + "\n")
    }
  }

  /// Runs the tool at a terminal of 30 columns over two captures whose rest is waited for, and gives it
  /// the rest when progress may be shown, or interrupts it; prints what the terminal got.
  private static let progressScript = """
    import fcntl, os, pty, signal, struct, subprocess, sys, termios, threading, time
    tool, end, option = sys.argv[1:]
    signal.pthread_sigmask(signal.SIG_SETMASK, [])
    os.environ["NO_COLOR"] = "1"
    os.environ["TERM"] = end if end in ("dumb", "") else "xterm"
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 30, 0, 0))
    seen = bytearray()
    def read():
        try:
            while chunk := os.read(ours, 4096): seen.extend(chunk)
        except OSError: pass
    # On macOS a terminal is not closed before what it shows has been read.
    reader = threading.Thread(target=read)
    reader.start()
    os.mkfifo("pipe.har")
    start = time.monotonic()
    p = subprocess.Popen([tool, option, "-j2", "-", "pipe.har", "no\\x1b[2J\\u202e.har"],
                         stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=theirs)
    # Both jobs wait for the rest of their captures.
    with open("pipe.har", "wb") as pipe:
        for file in p.stdin, pipe:
            file.write(b'{"log": {"entries": ['); file.flush()
        time.sleep(1.8)
        while option[1] == "-" and not seen and time.monotonic() - start < 10: time.sleep(0.1)
        if end == "interrupted":
            p.send_signal(signal.SIGINT)
            p.wait()
        else:
            for file in p.stdin, pipe: file.write(b']}}')
            p.stdin.close()
    p.wait(); os.close(theirs); reader.join()
    sys.stdout.write(repr(seen.decode()))
    """

  @Test(
    "progress is shown on a terminal while captures are read, and removed before anything else is said",
    .enabled(if: try Machine.has("python3"), "python3 is missing"),
    arguments: [
      ("finished", "--color=never", "checkout-key: standard input: error: it holds no requests"),
      (
        "interrupted", "--color=always",
        #"checkout-key: \x1b[31merror:\x1b[0m ended by SIGINT\r\n'"#
      ),
      ("quietly", "-q", nil), ("dumb", "-j2", nil), ("", "-j2", nil),
    ] as [(String, String, String?)])
  func progress(end: String, option: String, next: String?) async throws {
    let shown = try await ToolRun(
      python: Self.progressScript, [end, option], in: TemporaryDirectory()
    ).stdout
    // As wide as the terminal, but for one column.
    let line = #"\rcheckout-key: 0 captures, 42 \x1b[K\r\x1b[K"#
    if let next { #expect(shown.contains(line + next), "\(shown)") }
    if end != "interrupted" {
      // A capture's name can't drive the terminal, only the line that is removed does.
      let text = next == nil ? shown : shown.replacing(#"\x1b[K"#, with: "")
      #expect(text.contains(#"no\\u{1B}[2J\\u{202E}.har: "#), "\(text)")
      #expect(!text.contains(#"\x1b"#) && !text.contains(#"\u202e"#), "\(text)")
    }
  }

  @Test(
    "says every hint once, wherever it comes from",
    arguments: [
      (
        ["--format=bitbucket"],
        "for in/0.har, in/1.har, in/2.har, in/3.har, in/4.har and 1 more: --format key prints the key"
      ),
      (["--format=csv", "no.har", "nor.har"], "for no.har, nor.har: check the path"),
      (["verify", "no.har", "nor.har"], "give the path of a readable file"),
    ])
  func hints(arguments: [String], hint: String) async throws {
    let directory = try TemporaryDirectory()
    for number in 0..<6 {
      let capture = Captures.capture(of: Captures.rsa, project: "github/acme/\(number)")
      try directory.file("in/\(number).har", capture)
    }
    let run = try await ToolRun(arguments: arguments + ["in"], in: directory)
    #expect(run.said.count { $0.hasPrefix("hint: \(hint)") } == 1, "\(run.stderr)")
  }

  @Test func inspectGivesEachOfSeveralCapturesAHeading() async throws {
    let run = try await ToolRun(
      "inspect", "-q", "key.har", "empty.har", "none.har", in: Self.inspected())
    let stdout = """
      key.har:
      Project: bitbucket/acme/webapp, 2026-11-23
      ENTRY  METHOD  STATUS  TYPE      TIME      VERDICT
      0      POST    201     user key  11:47:06  key
      Key: ssh-rsa, MD5 \(Captures.rsaMD5), entry 0

      none.har:
      No key: it holds no requests

      """
    #expect(run == ToolRun(stdout: stdout, says: ["empty.har: error: empty"], 2))
  }

  @Test("inspect loses nothing in a machine format", arguments: ["json", "ndjson", "csv"])
  func inspected(format: String) async throws {
    let names = ["no.har", "key.har", "none.har"]
    let run = try await ToolRun(
      arguments: ["inspect", "--format", format] + names, in: Self.inspected())
    #expect(names.allSatisfy(run.stdout.contains))
    #expect(run.said.contains("none.har: error: it holds no requests") && run.ending == 2)
    if format == "json" {
      let rows = try JSONSerialization.jsonObject(with: Data(run.stdout.utf8)) as? [Any]
      #expect(rows?.count == 3)
    }
  }

  private static func inspected() throws -> TemporaryDirectory {
    try TemporaryDirectory([
      "key.har": Captures.har(Captures.created(time: "2026-11-23T11:47:06.761Z")),
      "empty.har": "", "none.har": Captures.har(),
    ])
  }

  @Test(
    "gives the same bytes with any number of jobs",
    arguments: OutputFormat.allCases.map { ["extract", "--format", $0.rawValue] } + [
      ["inspect"], ["extract", "--all"], ["extract", "-o", "out/"], ["redact", "-o", "out/"],
    ])
  func jobs(command: [String]) async throws {
    let directory = try TemporaryDirectory()
    // The first is by far the largest, so that others are done before it.
    let filling = Captures.entry("/", body: String(repeating: "x", count: 200_000))
    for (number, text) in [
      Captures.har(filling, Captures.created()), "", "no", Captures.har(),
      Captures.har(Captures.entry(status: 403)), Captures.capture(of: Captures.ed25519),
      Captures.capture(of: Captures.ed25519, project: "github/acme/x"),
      Captures.capture(of: String(Captures.rsa.dropLast(80))), "{\"log\": {\"entries\": [{",
    ].enumerated() { try directory.file("d/\(number).har", text) }
    var runs: [ToolRun] = []
    for jobs in ["1", "3"] {
      let run = try await ToolRun(arguments: command + ["-j", jobs, "d"], in: directory)
      #expect(run.messages.count > 4, "there is something to be said")
      runs.append(run.withoutSummary)
      // Each number of jobs writes its files anew.
      try? FileManager.default.removeItem(at: directory.path("out"))
    }
    #expect(runs[0] == runs[1])
  }
}
