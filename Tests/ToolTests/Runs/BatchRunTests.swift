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
      tool, sample = sys.argv[1:]
      p = subprocess.Popen([tool, "--files-from", "-", "-0", "--format", "ndjson"],
                           stdin=subprocess.PIPE, stdout=subprocess.PIPE)
      for _ in range(3):
          # The next name is written only when the record of the one before has come.
          p.stdin.write(sample.encode() + b"%d.har\\0" % _); p.stdin.flush()
          print(p.stdout.readline().decode()[:11])
      p.stdin.close()
      print(p.stdout.read(), p.wait())
      """
    let directory = try TemporaryDirectory()
    for number in 0..<3 {
      try directory.file("a\(number).har", Captures.capture(of: Captures.rsa))
    }
    let run = try await ToolRun(python: script, ["a"], in: directory)
    #expect(run.stdout == "{\"capture\":\n{\"capture\":\n{\"capture\":\nb'' 0\n", "\(run.stderr)")
  }

  @Test(
    "the output is a file a key, a file, or one clear line",
    arguments: [
      ("-o out ../a.har", ["out"], 0, "out: written"),
      ("--format json -o out ../a.har no", ["out"], 2, "no: error: cannot be opened"),
      ("-o . ../a.har", ["bitbucket/acme/webapp.pub"], 0, ".: 1 written"),
      ("-o ./ --format curl ../a.har", ["bitbucket/acme/webapp.sh"], 0, "./: 1 written"),
      ("-o a/b/ ../a.har", ["a/b/bitbucket/acme/webapp.pub"], 0, "a/b/: 1 written"),
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
    let key = Captures.rsa + "\n"
    let files = "out/bitbucket/acme/"
    let directory = try TemporaryDirectory([files + "b.pub": "mine", files + "c.pub": key])
    for name in ["a", "b", "c"] {
      try directory.file(
        "in/\(name).har", Captures.capture(of: Captures.rsa, project: "bitbucket/acme/\(name)"))
    }
    let exists = "exists already with other content, and is not overwritten without --force"
    for (options, lines, ending, text) in [
      (
        [], ["error: \(files)b.pub: \(exists)", "out: 1 written, 1 unchanged, 1 not written"], 2,
        "mine"
      ),
      (["--force"], ["out: 1 written, 2 unchanged"], 0, key), ([], ["out: 3 unchanged"], 0, key),
    ] as [([String], [String], ToolRun.Ending, String)] {
      let run = try await ToolRun(arguments: ["-o", "out", "in"] + options, in: directory)
      #expect(run.withoutSummary == ToolRun(says: lines, ending))
      #expect(directory.names(in: files) == ["a.pub", "b.pub", "c.pub"])
      #expect(directory.text(files + "b.pub") == text)
    }
  }

  /// Runs the tool at a terminal of 30 columns over two captures whose rest is waited for, and gives it
  /// the rest when progress may be shown, or interrupts it; prints what the terminal got.
  private static let progressScript = """
    import fcntl, os, pty, signal, struct, subprocess, sys, termios, threading, time
    tool, kind, end, *options = sys.argv[1:]
    signal.pthread_sigmask(signal.SIG_SETMASK, [])
    os.environ.pop("NO_COLOR", None)
    os.environ["TERM"] = kind
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
    p = subprocess.Popen([tool, *options, "-j2", "-", "pipe.har", "no\\x1b[2J\\u202e.har"],
                         stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=theirs)
    # Both jobs wait for the rest of their captures.
    with open("pipe.har", "wb") as pipe:
        for file in p.stdin, pipe:
            file.write(b'{"log": {"entries": ['); file.flush()
        time.sleep(1.8)
        while end != "quietly" and not seen and time.monotonic() - start < 10: time.sleep(0.1)
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
      (
        "xterm", "finished", "--color=never",
        "checkout-key: standard input: error: it holds no requests"
      ),
      (
        "xterm", "interrupted", "--color=always",
        #"checkout-key: \x1b[31merror:\x1b[0m ended by SIGINT\r\n'"#
      ),
      ("xterm", "quietly", "-q --color=never", nil), ("dumb", "quietly", "-j2", nil),
      ("", "quietly", "-j2", nil),
    ] as [(String, String, String, String?)])
  func progress(terminal: String, end: String, options: String, next: String?) async throws {
    let shown = try await ToolRun(
      python: Self.progressScript,
      [terminal, end] + options.split(separator: " ").map(String.init), in: TemporaryDirectory()
    ).stdout
    if let next {
      // As wide as the terminal, but for one column.
      let line = #"\rcheckout-key: 0 captures, 42 \x1b[K"#
      #expect(shown.contains(line + #"\r\x1b[K"# + next), "\(shown)")
    } else {
      #expect(
        shown.hasPrefix(#"'checkout-key: standard input: error: it holds no requests\r\n"#),
        "\(shown)")
      #expect(!shown.contains(#"\x1b"#), "\(shown)")
    }
    if end != "interrupted" {
      // A capture's name can't drive the terminal, only the line that is removed does.
      let text = shown.replacing(#"\x1b[K"#, with: "")
      #expect(text.contains(#"no\\u{1B}[2J\\u{202E}.har: "#), "\(text)")
      #expect(!text.contains(#"\x1b"#) && !text.contains(#"\u202e"#), "\(text)")
    }
  }

  @Test(
    "says every hint once, wherever it comes from",
    arguments: [
      (
        ["--format=bitbucket"],
        "for in/a.har, in/b.har, in/c.har, in/d.har, in/e.har and 1 more: --format key prints the key"
      ),
      (["--format=csv", "no.har", "nor.har"], "for no.har, nor.har: check the path"),
      (["verify", "no.har", "nor.har"], "give the path of a readable file"),
    ])
  func hints(arguments: [String], hint: String) async throws {
    let directory = try TemporaryDirectory()
    for name in ["a", "b", "c", "d", "e", "f"] {
      try directory.file(
        "in/\(name).har", Captures.capture(of: Captures.rsa, project: "github/acme/\(name)"))
    }
    let run = try await ToolRun(arguments: arguments + ["in"], in: directory)
    #expect(run.said.count { $0.hasPrefix("hint: \(hint)") } == 1, "\(run.stderr)")
  }
}
