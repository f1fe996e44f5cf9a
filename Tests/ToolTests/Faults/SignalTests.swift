import Foundation
import TestSupport
import Testing

/// A signal leaves whole files or none, says so in one line, and gives the status that shells give.
@Suite(.enabled(if: try Fault.canBeMade, "faults are made with a C compiler, on Linux"))
struct SignalTests {
  /// All that end a program, but for those of its own faults.
  private static let signals = [
    (SIGINT, "SIGINT"), (SIGTERM, "SIGTERM"), (SIGHUP, "SIGHUP"), (SIGQUIT, "SIGQUIT"),
    (SIGABRT, "SIGABRT"), (SIGALRM, "SIGALRM"), (SIGUSR1, "SIGUSR1"), (SIGUSR2, "SIGUSR2"),
    (SIGVTALRM, "SIGVTALRM"), (SIGPROF, "SIGPROF"), (SIGXCPU, "SIGXCPU"), (29, "signal 29"),
    (30, "signal 30"), (16, "signal 16"), (34, "signal 34"), (40, "signal 40"), (64, "signal 64"),
    (SIGINT, "SIGINT"),
  ]
  private static let first = "bitbucket/acme/webapp.pub"
  private static let second = "bitbucket/acme/api.pub"
  private static let key = Captures.rsa + "\n"

  /// Where a signal comes, the file that is not written then, and those that are.
  typealias Case = (words: String, at: Fault.Call, unwritten: String?, files: [String])

  private static let cases: [Case] = [
    ("-o keys", Fault.Call("write", of: ".tmp"), "keys", []),
    ("-o keys", Fault.Call("read", of: "b.har"), "keys", []),
    ("-o keys", Fault.Call("write", of: ".tmp", at: 2), "keys", []),
    ("-o keys", Fault.Call("close", of: ".tmp"), "keys", []),
    ("-o out/", Fault.Call("open", of: "a.har"), nil, []),
    ("redact -o out/", Fault.Call("open", of: "a.har"), nil, []),
    ("-o out/", Fault.Call("write", of: ".tmp"), "out/\(first)", []),
    ("redact -o out/", Fault.Call("close", of: ".tmp"), "out/a.har", []),
    ("-o out/", Fault.Call("close", of: ".tmp", at: 2), "out/\(second)", [first]),
  ]

  /// Each call twice, and each signal at one of them.
  @Test("leaves nothing half-written", arguments: zip(signals, cases + cases))
  func atACall(signal: (number: Int32, name: String), call: Case) async throws {
    let directory = try TemporaryDirectory.ofTwoCaptures()
    let words = call.words.split(separator: " ").map(String.init) + ["-j1", "-q", "a.har", "b.har"]
    let run = try await ToolRun(
      arguments: words, fault: Fault(at: call.at, .ending(signal: signal.number)), in: directory)
    let unwritten = call.unwritten.map { "; \($0) was not written" } ?? ""
    let line = "error: ended by \(signal.name)\(unwritten)"
    #expect(run == ToolRun(says: [line], .status(128 + signal.number)))
    #expect(directory.names == ["a.har", "b.har", "out"])
    #expect(directory.files(in: "out") == call.files)
  }

  @Test(
    "leaves a whole file, or none, when it comes while the file is made or gets its name",
    arguments: signals.prefix(2),
    [
      ([], Fault.Call("open", of: ".tmp")), ([], Fault.Call("link", of: "keys")),
      ([], Fault.Call("unlink", of: ".tmp")), (["--force"], Fault.Call("rename", of: "keys")),
      (["--force"], Fault.Call("unlink", of: ".tmp")),
    ])
  func whileMaking(
    signal: (number: Int32, name: String), case: (options: [String], call: Fault.Call)
  ) async throws {
    let directory = try TemporaryDirectory.ofTwoCaptures()
    let run = try await ToolRun(
      arguments: `case`.options + ["-j1", "-q", "-o", "keys", "a.har"],
      fault: Fault(at: `case`.call, .during(signal: signal.number)), in: directory)
    let ended = "error: ended by \(signal.name)"
    let status = ToolRun.Ending.status(128 + signal.number)
    if let text = directory.text("keys") {
      #expect(text == Self.key)
      // The signal and the end of the work race each other.
      #expect([ToolRun(0), ToolRun(says: [ended], status)].contains(run))
    } else {
      #expect(run == ToolRun(says: [ended + "; keys was not written"], status))
      #expect(`case`.call.testDescription.hasPrefix("open"))
    }
    #expect(directory.hiddenNames == [])
  }

  @Test(
    "goes on where a signal is none of its business",
    arguments: [(SIGPIPE, ":"), (SIGINT, "trap '' INT"), (SIGHUP, "trap '' HUP")])
  func ignored(number: Int32, trap: String) async throws {
    for (call, file) in [("read", "a.har"), ("close", ".tmp")] {
      let directory = try TemporaryDirectory.ofTwoCaptures()
      let fault = Fault(in: call, of: file, .during(signal: number))
      let variables = fault.environment.map { "'\($0)'" }.joined(separator: " ")
      let run = try await ToolRun(
        shell: "\(trap); env \(variables) \"$0\" -q -o keys a.har b.har", in: directory)
      #expect(run == ToolRun(0))
      #expect(directory.text("keys") == Self.key + Captures.ed25519 + "\n")
    }
  }

  @Test(
    "says nothing where nothing was to be written",
    .enabled(if: try Machine.has("python3"), "python3 is missing"), arguments: [SIGINT, 40])
  func withoutOutput(number: Int32) async throws {
    let fault = Fault(in: "read", of: "a.har", .ending(signal: number))
    // Foundation starts programs from a thread that blocks signals, which they take over.
    let script = """
      import os, signal, sys
      signal.pthread_sigmask(signal.SIG_SETMASK, [])
      os.execvp("env", ["env", *sys.argv[2:], sys.argv[1], "a.har"])
      """
    let run = try await ToolRun(python: script, fault.environment, in: .ofTwoCaptures())
    #expect(run == ToolRun(.status(128 + number)))
  }

  @Test(
    "ends even where nobody reads what it says",
    .enabled(if: try Machine.has("python3"), "python3 is missing"))
  func fullPipe() async throws {
    let script = """
      import glob, os, signal, subprocess, sys, time
      reader, writer = os.pipe()
      os.set_blocking(writer, False)
      try:
          while True: os.write(writer, b"x")
      except BlockingIOError: os.set_blocking(writer, True)
      process = subprocess.Popen([sys.argv[1], "-o", "keys", "-"], stdin=subprocess.PIPE, stderr=writer)
      while not glob.glob(".*.tmp"): time.sleep(0.01)
      process.send_signal(signal.SIGINT)
      print(process.wait(), os.listdir("."))
      """
    let run = try await ToolRun(python: script, in: try TemporaryDirectory())
    #expect(run == ToolRun(stdout: "130 []\n", 0))
  }
}
