import Foundation
import TestSupport
import Testing

/// Many captures in one run of the built binary.
@Suite struct BatchRunTests {
  /// Ways to break a capture, each with the outcome that it has to get.
  static let faults: [(name: String, outcome: String, make: @Sendable (String) -> String)] = [
    ("empty", "not-a-har", { _ in "" }), ("text", "not-a-har", { _ in "hello" }),
    ("html", "not-a-har", { "<html>" + $0 }), ("array", "not-a-har", { "[" + $0 + "]" }),
    ("no log", "not-a-har", { $0.replacing("\"log\"", with: "\"lag\"") }),
    ("it holds no requests", "not-a-har", { $0.replacing("\"entries\"", with: "\"others\"") }),
    ("cut off", "truncated", { String($0.prefix(3000)) }),
    ("mismatch", "not-a-har", { $0.replacing("\"headers\": [", with: "\"headers\": [}") }),
    ("another URL", "no-checkout-key", { $0.replacing("/checkout-key", with: "/other") }),
    ("refused", "not-created", { $0.replacing("\"status\": 201", with: "\"status\": 403") }),
    ("no text", "body-missing", { $0.replacing("\"text\": \"{", with: "\"txt\": \"{") }),
    ("elsewhere", "body-elsewhere", { $0.replacing("\"text\": \"{", with: "\"_file\": \"{") }),
    (
      "redacted", "body-redacted",
      { $0.replacing("\"text\": \"{", with: "\"text\": \"[redacted]\", \"x\": \"{") }
    ),
    ("list", "body-invalid", { $0.replacing("\"text\": \"{", with: "\"text\": \"[{") }),
    ("no key", "body-invalid", { $0.replacing("public_key", with: "publicKey") }),
    (
      "compressed", "body-invalid",
      { $0.replacing("\"text\": \"{", with: "\"text\": \"H4sIAAAA\", \"x\": \"{") }
    ),
    ("lost letters", "key-invalid", { $0.replacing("rgrv", with: "") }),
    ("changed letter", "key-invalid", { $0.replacing("rgrv", with: "rgrw") }),
    (
      "private key", "key-invalid",
      { $0.replacing("ssh-rsa AAAA", with: "-----BEGIN PRIVATE KEY-----") }
    ),
  ]

  @Test func nothingIsLostFromABatch() async throws {
    let directory = try TemporaryDirectory()
    let good = String(
      decoding: try SampleCapture.bytes("chrome-log-cleared-first.har"), as: UTF8.self)
    var expected: [String] = []
    for index in 0..<200 {
      let fault = index % 10 == 9 ? Self.faults[index / 10 % Self.faults.count] : nil
      try directory.file(String(format: "%04d.har", index), fault?.make(good) ?? good)
      expected.append(fault?.outcome ?? "key")
    }
    let one = try await ToolRun("-j", "1", "--format", "ndjson", ".", in: directory)
    let two = try await ToolRun("-j", "2", "--format", "ndjson", ".", in: directory)
    let lines = one.stdout.split(separator: "\n")
    let records = try lines.map {
      try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    #expect(records.map { $0["outcome"] as? String } == expected)
    #expect(
      records.map { $0["capture"] as? String }
        == (0..<200).map { String(format: "./%04d.har", $0) })
    #expect(one.ending == 2)
    #expect(two.ending == 2)
    #expect(one.stdout == two.stdout)
    #expect(one.messages.dropLast() == two.messages.dropLast())
    let closing = try #require(one.messages.last)
    #expect(
      closing.hasPrefix(
        "checkout-key: 180 keys from 200 captures; 1 without a checkout-key request, "))
    // One error line for each of the twenty, in order.
    let errors = one.messages.filter { $0.contains(": error: ") }
    #expect(errors.count == 20)
    #expect(errors == errors.sorted())
  }

  @Test func aListIsReadAsItComes() async throws {
    let directory = try TemporaryDirectory()
    try directory.file("a.har", SampleCapture.bytes("chrome-api-v2.har"))
    try directory.file("b.har", SampleCapture.bytes("chrome-user-key.har"))
    let run = try await ToolRun(
      shell: """
        printf '%s\\0' a.har nowhere a.har |
          "$0" --files-from - -0 --format ndjson b.har 2>/dev/null |
          grep -o '"outcome":"[a-z-]*"'
        """, in: directory)
    let lines = ["key", "key", "unreadable"].map { "\"outcome\":\"\($0)\"\n" }
    #expect(run.stdout == lines.joined())
  }

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
      try directory.file("a\(number).har", SampleCapture.bytes("chrome-api-v2.har"))
    }
    let run = try await ToolRun(python: script, ["a"], in: directory)
    #expect(run.stdout == "{\"capture\":\n{\"capture\":\n{\"capture\":\nb'' 0\n", "\(run.stderr)")
  }

  @Test func aReaderThatGoesAwayEndsTheToolQuietly() async throws {
    let run = try await ToolRun(
      shell:
        "{ \"$0\" --format ndjson -q '\(SampleCapture.directory.path)'; echo \"status $?\" >&2; } | head -c 1",
      in: TemporaryDirectory())
    #expect(run.stdout == "{")
    #expect(run.messages.last?.hasPrefix("status ") == true)
    #expect(!run.stderr.contains("written") && run.messages.last != "status 141")
  }

  @Test(
    "the output is a file a key, a file, or one clear line",
    arguments: [
      ("-o out ../samples/chrome-api-v2.har", ["out"], 0, "out: written"),
      (
        "--format json -o out ../samples/chrome-api-v2.har nowhere", ["out"], 2,
        "nowhere: error: cannot be opened"
      ),
      (
        "-o . ../samples/chrome-api-v2.har", ["bitbucket/acme/webapp.pub"], 0, ".: 1 written"
      ),
      (
        "-o ./ --format curl ../samples/chrome-api-v2.har", ["bitbucket/acme/webapp.sh"], 0,
        "./: 1 written"
      ),
      ("-o a/b/ ../samples/chrome-api-v2.har", ["a/b/bitbucket/acme/webapp.pub"], 0, "a/b/: 1 wri"),
      ("-o no/ -q ../samples/chrome-only-the-list.har", [], 1, "../samples/chrome-only-the-list"),
      (
        "-o no/out ../samples/chrome-api-v2.har", [], 2,
        "error: no/out: cannot be written: No such"
      ),
      (
        "--format xml nowhere", [], 64,
        "error: --format does not know xml: it can be key, json, ndjson, csv"
      ),
      (
        "--files-from nowhere", [], 2,
        "nowhere: error: the list of captures cannot be read: No such"
      ),
    ] as [(String, [String], Int32, String)])
  func outputs(arguments: String, names: [String], status: Int32, message: String) async throws {
    let directory = try TemporaryDirectory()
    try FileManager.default.createDirectory(
      at: directory.path("work"), withIntermediateDirectories: false)
    for name in ["chrome-api-v2.har", "chrome-only-the-list.har"] {
      try directory.file("samples/\(name)", SampleCapture.bytes(name))
    }
    let run = try await ToolRun(shell: "cd work && \"$0\" \(arguments)", in: directory)
    #expect(run.stdout == "")
    #expect(directory.files(in: "work") == names)
    #expect(run.ending == .status(status))
    #expect(run.messages.first?.hasPrefix("checkout-key: " + message) == true, "\(run.stderr)")
  }

  @Test func oneFileThatMustNotBeTouchedIsNoReasonToLoseTheOthers() async throws {
    let directory = try TemporaryDirectory()
    let captures = ["a", "b", "c"].map { name in
      Captures.capture(of: Captures.rsa, project: "bitbucket/acme/\(name)")
    }
    for (name, text) in zip(["1.har", "2.har", "3.har"], captures) {
      try directory.file("in/" + name, text)
    }
    try directory.file("out/bitbucket/acme/b.pub", "mine")
    try directory.file("out/bitbucket/acme/c.pub", Captures.rsa + "\n")
    let first = try await ToolRun("-o", "out", "in", in: directory)
    let message =
      "out/bitbucket/acme/b.pub: exists already with other content, and is not overwritten without "
      + "--force"
    let closing = "out: 1 written, 1 unchanged, 1 not written"
    #expect(
      first.withoutSummary
        == ToolRun(stderr: "checkout-key: error: \(message)\ncheckout-key: \(closing)\n", 2))
    #expect(directory.files(in: "out/bitbucket/acme") == ["a.pub", "b.pub", "c.pub"])
    #expect(directory.text("out/bitbucket/acme/b.pub") == "mine")
    let second = try await ToolRun("-o", "out", "--force", "in", in: directory)
    #expect(
      second.withoutSummary
        == ToolRun(stderr: "checkout-key: out: 1 written, 2 unchanged\n", 0))
    #expect(directory.text("out/bitbucket/acme/b.pub") == Captures.rsa + "\n")
    let third = try await ToolRun("-o", "out", "in", in: directory)
    #expect(
      third.withoutSummary == ToolRun(stderr: "checkout-key: out: 3 unchanged\n", 0),
      "a second run is calm")
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
        "for in/a.har, in/b.har, in/c.har: "
          + "--format key prints the key of any project"
      ),
      (["--format=csv", "no.har", "nor.har"], "for no.har, nor.har: check the path"),
      (["verify", "no.har", "nor.har"], "give the path of a readable file"),
    ])
  func hints(arguments: [String], hint: String) async throws {
    let directory = try TemporaryDirectory()
    for name in ["a", "b", "c"] {
      try directory.file(
        "in/\(name).har", Captures.capture(of: Captures.rsa, project: "github/acme/\(name)"))
    }
    let run = try await ToolRun(arguments: arguments + ["in"], in: directory)
    let hints = run.messages.filter { $0.contains(": hint: ") && $0.contains(hint) }
    #expect(hints.count == 1, "\(run.stderr)")
  }
}
