import Foundation
import TestSupport
import Testing

/// What becomes of the keys where standard output has its own ideas.
@Suite struct OutputTests {
  private static let full = "/dev/full"

  private static let fullMessage =
    "checkout-key: error: the output cannot be written: No space left on device\n"

  @Test(
    "says that a full disk took nothing",
    .enabled(if: Machine.isLinux, "only Linux has /dev/full"),
    arguments: [
      ["a.har"], ["-n", "a.har"], ["-q", "a.har"], ["--format", "ndjson", "a.har"],
      ["a.har", "b.har"], ["inspect", "a.har"], ["--help"], ["--version"],
    ])
  func fullDisk(arguments: [String]) async throws {
    let directory = try directory()
    let run = try await ToolRun(
      arguments: arguments, output: .file(URL(filePath: Self.full)), in: directory)
    #expect(run == ToolRun(stderr: Self.fullMessage, 2))
  }

  @Test(
    "says that a device that was named took nothing",
    .enabled(if: Machine.isLinux, "only Linux has /dev/full"))
  func fullDevice() async throws {
    let run = try await ToolRun("-q", "-o", Self.full, "a.har", in: try directory())
    let message = "checkout-key: error: /dev/full: cannot be written: No space left on device\n"
    #expect(run == ToolRun(stderr: message, 2))
  }

  @Test(
    "says that only a part was taken",
    arguments: [
      (#""$0" --help > part"#, "the output", "part"),
      (#""$0" -q --format json -o new a.har b.har"#, "new:", nil),
      (#""$0" redact -q -o new/ a.har"#, "new/a.har:", "new"),
    ])
  func fileSizeLimit(command: String, output: String, left: String?) async throws {
    // A block holds less than each of them, and than the record that a run for coverage leaves.
    let script = #"ulimit -f 1; LLVM_PROFILE_FILE=/dev/null "# + command
    let directory = try directory()
    let run = try await ToolRun(shell: script, in: directory)
    let message = "checkout-key: error: \(output) cannot be written: File too large\n"
    #expect(run == ToolRun(stderr: message, 2))
    #expect(directory.names.filter { !$0.hasSuffix(".har") } == (left.map { [$0] } ?? []))
    #expect(directory.files(in: "new") == [])
  }

  @Test(
    "waits for the reader and the writer of streams that do not wait themselves",
    .enabled(if: try Machine.has("python3"), "python3 is missing"))
  func nonBlocking() async throws {
    let script = """
      import os, subprocess, sys, time
      reader, writer = os.pipe()
      os.set_blocking(writer, False)
      source, feed = os.pipe()
      os.set_blocking(source, False)
      process = subprocess.Popen([sys.argv[1], "-q", "--format=ndjson", "d", "-"], stdin=source, stdout=writer)
      os.close(writer)
      text = open("a.har", "rb").read()
      os.write(feed, text[:100]); time.sleep(0.5); os.write(feed, text[100:]); os.close(feed)
      lines = os.fdopen(reader).read().splitlines()
      print(len(lines), process.wait())
      """
    let run = try await ToolRun(python: script, in: try many())
    #expect(run == ToolRun(stdout: "401 0\n", 0))
  }

  @Test(
    "says that there is no output",
    arguments: ["a.har", "-n a.har", "--format=ndjson a.har", "--help", "--version"])
  func closedOutput(arguments: String) async throws {
    let directory = try directory()
    let run = try await ToolRun(shell: "\"$0\" \(arguments) >&-", in: directory)
    let message = "checkout-key: error: the output cannot be written: Bad file descriptor\n"
    #expect(run == ToolRun(stderr: message, 2))
  }

  @Test(
    "ends quietly when the reader is gone",
    arguments: [["a.har"], ["-n", "a.har"], ["a.har", "b.har"], ["--help"], ["--version"]])
  func goneReader(arguments: [String]) async throws {
    let directory = try directory()
    let run = try await ToolRun(arguments: arguments, output: .closedPipe, in: directory)
    #expect(run == ToolRun(0))
  }

  @Test func endsQuietlyWhenTheReaderHasEnough() async throws {
    let directory = try many()
    // More than a pipe holds, so the tool is still writing when `head` is gone; its status comes
    // out by another way than the pipe.
    let script = #"{ "$0" --format ndjson d; echo "$?" > status; } | head -n 1"#
    let run = try await ToolRun(shell: script, in: directory)
    #expect(run.stdout.contains(Captures.rsa) && run.stderr.isEmpty && run.ending == 0)
    let status = try String(contentsOf: directory.path("status"), encoding: .utf8)
    #expect(status == "0\n")
  }

  @Test func readsNothingMoreForAReaderThatIsGone() async throws {
    let directory = try directory()
    let run = try await ToolRun(
      arguments: ["-q", "--format=ndjson", "a.har", "no.har"], output: .closedPipe, in: directory)
    #expect(run == ToolRun(0), "what comes after the first record is not delivered")
  }

  @Test(
    "ends each line with a line feed, or all but the last",
    arguments: [
      (["a.har"], Captures.rsa + "\n", "one key"),
      (["-n", "a.har"], Captures.rsa, "one key without a line feed"),
      (["a.har", "b.har"], Captures.rsa + "\n" + Captures.ed25519 + "\n", "two keys"),
      (["-n", "a.har", "b.har"], Captures.rsa + "\n" + Captures.ed25519, "two with one between"),
      (["-n", "a.har", "list.har"], Captures.rsa, "a key and then a capture without one"),
      (["-n", "list.har", "a.har"], Captures.rsa, "a capture without a key and then a key"),
      (["-n", "list.har"], "", "no key"),
    ])
  func lineFeeds(arguments: [String], stdout: String, case: String) async throws {
    let run = try await ToolRun(arguments: ["-q"] + arguments, in: try directory())
    #expect(run.stdout == stdout)
  }

  @Test func leavesOutTheLastLineFeedOfRecordsToo() async throws {
    let directory = try directory()
    let lines = try await ToolRun("--format=ndjson", "a.har", "b.har", in: directory)
    let run = try await ToolRun("-n", "--format=ndjson", "a.har", "b.har", in: directory)
    #expect(run.stdout == String(lines.stdout.dropLast()))
    #expect(lines.stdout.hasSuffix("}\n"))
  }

  /// As many captures in `d` as give more than a pipe holds.
  private func many() throws -> TemporaryDirectory {
    let directory = try directory()
    try FileManager.default.createDirectory(
      at: directory.path("d"), withIntermediateDirectories: false)
    for number in 0..<400 {
      try FileManager.default.linkItem(
        at: directory.path("a.har"), to: directory.path("d/\(number).har"))
    }
    return directory
  }

  /// Two captures with a key, and one without.
  private func directory() throws -> TemporaryDirectory {
    let directory = try TemporaryDirectory()
    try directory.file("a.har", Captures.capture(of: Captures.rsa))
    try directory.file(
      "b.har", Captures.capture(of: Captures.ed25519, project: "bitbucket/acme/api"))
    try directory.file("list.har", Captures.har(Captures.entry(status: 403, body: nil)))
    return directory
  }

  @Test(
    "takes - and a path of standard output for standard output",
    arguments: [
      (#""$0" -q -o - a.har"#, ""), (#""$0" -q -o - a.har >out && cat out"#, ""),
      (#""$0" -q -o /dev/stdout a.har >out && cat out"#, ""),
      (#"echo old >out; "$0" -q --output=/dev/stdout a.har >>out && cat out"#, "old\n"),
      (#""$0" -q -o /dev/stdout a.har | cat"#, ""), (#""$0" redact -q -o - a.har | "$0" -q"#, ""),
    ])
  func standardOutput(script: String, before: String) async throws {
    let directory = try directory()
    let run = try await ToolRun(shell: script, in: directory)
    #expect(run == ToolRun(stdout: before + Captures.rsa + "\n", 0))
    #expect(directory.names.filter { $0 != "out" } == ["a.har", "b.har", "list.har"])
  }

  @Test func aSecondRunIsCalm() async throws {
    let directory = try directory()
    for (arguments, summary) in [
      (["a.har"], "written"), (["a.har"], "unchanged"), (["--force", "a.har"], "unchanged"),
      (["--force", "b.har"], "written"),
    ] {
      let run = try await ToolRun(arguments: ["-o", "key"] + arguments, in: directory)
      #expect(run == ToolRun(stderr: "checkout-key: key: \(summary)\n", 0))
    }
    let run = try await ToolRun("-o", "key", "a.har", in: directory)
    let message = "key: exists already with other content, and is not overwritten without --force"
    #expect(run == ToolRun(stderr: "checkout-key: error: \(message)\n", 2))
    #expect(directory.text("key") == Captures.ed25519 + "\n")
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
    if listed.contains("12345"), getuid() != 0 { return }
    let directory = try directory()
    let run = try await ToolRun(
      shell: #"\#(preparation); "$0" -q --force -o key a.har && ls -ln key"#, in: directory)
    #expect(run.stdout.hasPrefix(listed) && run.ending == 0, "\(run)")
    #expect(directory.text("key") == Captures.rsa + "\n")
    #expect(directory.hiddenNames == [])
  }

  @Test(
    "never replaces a capture, in whatever spelling",
    arguments: [
      "-o a.har --force a.har", "-o lk --force a.har", "--force -o a.har < a.har",
      "-o lk --force .",
    ])
  func original(arguments: String) async throws {
    let directory = try TemporaryDirectory()
    let capture = Captures.capture(of: Captures.rsa)
    try directory.file("a.har", capture)
    let run = try await ToolRun(shell: "ln -s a.har lk; \"$0\" \(arguments)", in: directory)
    #expect(run.ending == 64)
    #expect(
      run.messages.first?.hasSuffix("is one of the captures, and an original is never replaced")
        == true)
    #expect(directory.text("a.har") == capture)
  }

  @Test("writes no link that leads round in circles", arguments: ["", "--force"])
  func circle(option: String) async throws {
    let run = try await ToolRun(
      shell: #"ln -s b a; ln -s a b; "$0" -q \#(option) -o a a.har; ls -l a"#, in: try directory())
    #expect(
      run.stderr
        == "checkout-key: error: a: cannot be written: Too many levels of symbolic links\n")
    #expect(run.stdout.hasPrefix("l"))
  }

  @Test("writes to an open descriptor and not in its name's place", arguments: ["", "--force"])
  func descriptor(option: String) async throws {
    let directory = try directory()
    let run = try await ToolRun(
      shell: """
        { echo head >&7; "$0" -q \(option) -o /dev/fd/7 a.har; echo tail >&7; } 7> out; cat out
        "$0" -q -o /dev/fd/8 a.har
        """, in: directory)
    #expect(
      run
        == ToolRun(
          stdout: "head\n\(Captures.rsa)\ntail\n",
          stderr: "checkout-key: error: /dev/fd/8: cannot be written: Bad file descriptor\n", 2))
  }

  @Test(
    "says where nothing can be written before anything is read",
    arguments: [
      ("a.har/", "a.har/", "Not a directory"), ("a.har/b", "a.har/b", "Not a directory"),
      ("no/key", "no/key", "No such file or directory"),
      ("link", "no/key", "No such file or directory"),
    ])
  func noPlace(output: String, path: String, reason: String) async throws {
    let directory = try directory()
    try FileManager.default.createSymbolicLink(
      atPath: directory.path("link").path, withDestinationPath: "no/key")
    let run = try await ToolRun("-q", "-o", output, "no.har", in: directory)
    let message = "checkout-key: error: \(path): cannot be written: \(reason)\n"
    #expect(run == ToolRun(stderr: message, 2))
  }

  @Test(.enabled(if: try Privilege.canBeDropped, "root may write everything"))
  func aDirectoryThatMayNotBeWritten() async throws {
    let directory = try directory()
    try FileManager.default.createDirectory(
      at: directory.path("closed"), withIntermediateDirectories: false,
      attributes: [.posixPermissions: 0o555])
    for (output, path) in [
      ("closed", "closed/bitbucket/acme/webapp.pub"), ("closed/key", "closed/key"),
    ] {
      let run = try await ToolRun(
        shell: #"\#(Privilege.withoutRights) "$0" -q -o \#(output) a.har"#, in: directory)
      let message = "checkout-key: error: \(path): cannot be written: Permission denied\n"
      #expect(run == ToolRun(stderr: message, 2))
    }
  }

  @Test func aClosedStandardStreamBecomesNoOtherFile() async throws {
    let directory = try directory()
    try directory.file("bad.har", "not a capture")
    // A message for the closed standard error must not end up among the keys.
    let run = try await ToolRun(
      shell: #""$0" -o keys a.har bad.har <&- >&- 2>&-"#, in: directory)
    #expect(run == ToolRun(2))
    #expect(directory.text("keys") == Captures.rsa + "\n")
  }
}
