import Foundation
import TestSupport
import Testing

/// What becomes of the keys where the output has its own ideas.
@Suite struct OutputTests {
  private static let key = Captures.rsa + "\n"

  @Test(
    "says that the output took nothing, and why",
    arguments: ["-n a.har", "--format ndjson a.har b.har", "inspect -q a.har", "--help"])
  func nothingTaken(arguments: String) async throws {
    let full = Machine.isLinux ? #""$0" \#(arguments) >/dev/full; "# : ""
    let run = try await ToolRun(shell: full + #""$0" \#(arguments) >&-"#, in: .ofTwoCaptures())
    let reasons = (Machine.isLinux ? ["No space left on device"] : []) + ["Bad file descriptor"]
    #expect(run == ToolRun(says: reasons.map { "error: the output cannot be written: \($0)" }, 2))
  }

  @Test("says that only a part was taken") func fileSizeLimit() async throws {
    // A block holds less than that, and than the record that a run for coverage leaves.
    let script =
      #"ulimit -f 1; LLVM_PROFILE_FILE=/dev/null "$0" -q --format json -o new a.har b.har"#
    let directory = try TemporaryDirectory.ofTwoCaptures()
    let run = try await ToolRun(shell: script, in: directory)
    #expect(run == ToolRun(says: ["error: new: cannot be written: File too large"], 2))
    #expect(directory.names == ["a.har", "b.har", "out"])
  }

  @Test(
    "waits for the reader and the writer of streams that do not wait themselves",
    .enabled(if: try Machine.has("python3"), "python3 is missing"))
  func nonBlocking() async throws {
    let script = """
      import array, fcntl, os, subprocess, sys, termios, time
      reader, writer = os.pipe()
      os.set_blocking(writer, False)
      source, feed = os.pipe()
      os.set_blocking(source, False)
      process = subprocess.Popen([sys.argv[1], "-q", "--format=ndjson", "d", "-"], stdin=source, stdout=writer)
      os.close(writer)
      text = open("a.har", "rb").read()
      os.write(feed, text[:100])
      size = array.array("i", [0])
      while size[0] < 16000: fcntl.ioctl(reader, termios.FIONREAD, size); time.sleep(0.01)
      # Now the pipe gets full, and then the rest of standard input is waited for.
      time.sleep(0.3)
      output = os.fdopen(reader)
      lines = [output.readline() for _ in range(200)]
      time.sleep(0.1)
      os.write(feed, text[100:]); os.close(feed)
      print(len(lines + output.readlines()), process.wait())
      """
    let directory = try TemporaryDirectory.ofTwoCaptures()
    try directory.directory("d")
    for number in 0..<200 { try directory.link("d/\(number).har", to: "../a.har") }
    let run = try await ToolRun(python: script, in: directory)
    #expect(run == ToolRun(stdout: "201 0\n", 0))
  }

  @Test(
    "ends quietly when the reader is gone, and reads nothing more",
    .enabled(if: try Machine.has("python3"), "python3 is missing"),
    arguments: [["a.har"], ["-q", "--format=ndjson", "a.har", "no.har"], ["--help"]])
  func goneReader(arguments: [String]) async throws {
    let script = """
      import os, subprocess, sys
      reader, writer = os.pipe()
      os.close(reader)
      sys.exit(subprocess.run(sys.argv[1:], stdout=writer).returncode)
      """
    let run = try await ToolRun(python: script, arguments, in: .ofTwoCaptures())
    #expect(run == ToolRun(0))
  }

  @Test("takes - and a path of standard output for standard output") func standardOutput()
    async throws
  {
    let scripts = [
      #""$0" -q -n -o - a.har >out/1 && cat out/1 && echo"#,
      #""$0" -q -o /dev/stdout a.har >out/1 && cat out/1"#,
      #"echo old >out/1; "$0" -q --output=/dev/stdout a.har >>out/1 && sed 1d out/1"#,
      #""$0" -o /dev/stdout a.har | cat"#, #""$0" redact -q -o - a.har | "$0" -q"#,
    ]
    let directory = try TemporaryDirectory.ofTwoCaptures()
    let run = try await ToolRun(shell: scripts.joined(separator: " && "), in: directory)
    #expect(run == ToolRun(stdout: scripts.map { _ in Self.key }.joined(), 0))
    #expect(directory.names == ["a.har", "b.har", "out"])
  }

  @Test func aSecondRunIsCalm() async throws {
    let directory = try TemporaryDirectory.ofTwoCaptures()
    let exists = "key: exists already with other content, and is not overwritten without --force"
    // Longer than is compared at a time, and of the same length but for the last letter.
    let label = "--label=" + String(repeating: "x", count: 70_000)
    for (letter, said, ending) in [
      ("1", "key: written", 0), ("1", "key: unchanged", 0), ("2", "error: \(exists)", 2),
    ] as [(String, String, ToolRun.Ending)] {
      let run = try await ToolRun(
        "-o", "key", "--format=bitbucket", label + letter, "a.har", in: directory)
      #expect(run == ToolRun(says: [said], ending))
    }
    #expect(directory.text("key")?.hasSuffix("x1\"}\n") == true && directory.hiddenNames == [])
  }

  @Test(
    "replaces what a file holds and nothing else of it",
    arguments: [
      ("echo old > key; chmod 604 key", "-rw----r--"),
      ("echo old > key; chmod 440 key; chown 12345:54321 key", "-r--r----- 1 12345 54321"),
      ("echo old > real; chmod 600 real; ln -s real key", "l"),
      ("ln -s real key", "l"), ("mkdir d; ln -s ../real d/b; ln -s d/b key", "l"),
    ])
  func rights(preparation: String, listed: String) async throws {
    if listed.contains("12345"), getuid() != 0 { try Test.cancel("only root gives files away") }
    let directory = try TemporaryDirectory.ofTwoCaptures()
    let run = try await ToolRun(
      shell: #"\#(preparation); "$0" -q --force -o key a.har && ls -ln key"#, in: directory)
    #expect(run.stdout.hasPrefix(listed) && run.ending == 0, "\(run)")
    #expect(directory.text("key") == Self.key)
    #expect(directory.hiddenNames == [])
  }

  @Test(
    "never replaces an original, in whatever spelling",
    arguments: [
      ("-o a.har --force a.har", "a.har"), ("--force -o a.har < a.har", "a.har"),
      ("-o l --force .", "l"), ("redact -o a.har a.har", "a.har"),
      ("redact -o . --force d/a.har a.har", "./a.har"), ("redact -o d --force d", "d/a-2.har"),
      ("redact -o d/ --force --files-from - < list", "d/a.har"),
    ])
  func original(command: String, path: String) async throws {
    let capture = Captures.capture(of: Captures.rsa)
    let captures = ["a.har", "d/a.har", "d/a-2.har"]
    let directory = try TemporaryDirectory(["list": "a.har\nd/a.har\n"])
    for name in captures { try directory.file(name, capture) }
    let run = try await ToolRun(shell: "ln -s a.har l; \"$0\" \(command)", in: directory)
    let message = "error: \(path): is one of the captures, and an original is never replaced"
    #expect(
      run == ToolRun(says: [message, "hint: write it somewhere else: -o with another name"], 64))
    for name in captures { #expect(directory.text(name) == capture) }
  }

  @Test("writes to what is open or special, and not in its name's place") func descriptor()
    async throws
  {
    let directory = try TemporaryDirectory.ofTwoCaptures()
    let run = try await ToolRun(
      shell: #"""
        for option in -q --force; do
        { echo head >&7; "$0" -q $option -o /dev/fd/7 a.har; echo tail >&7; } 7> file; cat file
        done
        "$0" -q -o /dev/fd/8 a.har; [ $(uname) != Linux ] || "$0" -q -o /dev/full a.har
        mkfifo out/pipe; { cat out/pipe & "$0" -q -o out/pipe a.har; wait; }
        # A key's name in a directory is no wish to write into a pipe, which would wait for a reader.
        mkdir -p new/bitbucket/acme; mkfifo new/bitbucket/acme/webapp.pub; "$0" -q -o new a.har
        """#, in: directory)
    let once = "head\n\(Self.key)tail\n"
    let lines =
      ["error: /dev/fd/8: cannot be written: Bad file descriptor"]
      + (Machine.isLinux ? ["error: /dev/full: cannot be written: No space left on device"] : [])
      + ["error: new/bitbucket/acme/webapp.pub: cannot be written: File exists"]
    #expect(run == ToolRun(stdout: once + once + Self.key, says: lines, 2))
  }

  @Test(
    "says where nothing can be written before anything is read",
    arguments: [
      ("a.har/", "a.har/", "Not a directory"), ("a.har/b", "a.har/b", "Not a directory"),
      ("no/key", "no/key", "No such file or directory"),
      ("link", "no/key", "No such file or directory"),
      ("circle", "circle", "Too many levels of symbolic links"),
    ])
  func noPlace(output: String, path: String, reason: String) async throws {
    let directory = try TemporaryDirectory.ofTwoCaptures()
    try directory.link("link", to: "no/key")
    try directory.link("circle", to: "circle")
    let hint = path == "no/key" ? ["hint: make the directory first: mkdir -p no/"] : []
    let run = try await ToolRun("-o", output, "no.har", in: directory)
    #expect(run == ToolRun(says: ["error: \(path): cannot be written: \(reason)"] + hint, 2))
  }

  @Test func aClosedStandardStreamBecomesNoOtherFile() async throws {
    let directory = try TemporaryDirectory.ofTwoCaptures()
    try directory.file("bad.har", "not a capture")
    // A message for the closed standard error must not end up among the keys.
    let run = try await ToolRun(
      shell: #""$0" -o keys a.har bad.har <&- >&- 2>&-"#, in: directory)
    #expect(run == ToolRun(2))
    #expect(directory.text("keys") == Self.key)
  }
}
