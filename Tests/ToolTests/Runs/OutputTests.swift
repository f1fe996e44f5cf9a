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

  @Test func saysThatOnlyAPartWasTaken() async throws {
    // A block holds less than the help, and than the record that a run for coverage leaves. The signal would end the tool before it could say so.
    let script = #"trap '' XFSZ; ulimit -f 1; LLVM_PROFILE_FILE=/dev/null "$0" --help > part"#
    let run = try await ToolRun(shell: script, in: try TemporaryDirectory())
    let message = "checkout-key: error: the output cannot be written: File too large\n"
    #expect(run == ToolRun(stderr: message, 2))
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
    let directory = try directory()
    try FileManager.default.createDirectory(
      at: directory.path("d"), withIntermediateDirectories: false)
    for number in 0..<400 {
      try FileManager.default.linkItem(
        at: directory.path("a.har"), to: directory.path("d/\(number).har"))
    }
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
    "says where nothing can be written before anything is read",
    arguments: [
      ("a.har/", "a.har/", "Not a directory"), ("a.har/b", "a.har/b", "Not a directory"),
      ("no/key", "no/key", "No such file or directory"),
    ])
  func noPlace(output: String, path: String, reason: String) async throws {
    let run = try await ToolRun("-q", "-o", output, "no.har", in: try directory())
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
