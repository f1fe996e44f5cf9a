import Foundation
import TestSupport
import Testing

/// A signal leaves whole files or none, says so in one line, and gives the status that shells give.
@Suite(.enabled(if: try Fault.canBeMade, "faults are made with a C compiler, on Linux"))
struct SignalTests {
  private static let signals = [
    (SIGINT, "SIGINT"), (SIGTERM, "SIGTERM"), (SIGHUP, "SIGHUP"),
    (SIGQUIT, "SIGQUIT"), (SIGUSR1, "SIGUSR1"), (SIGXCPU, "SIGXCPU"), (40, "signal 40"),
  ]
  private static let first = "bitbucket/acme/webapp.pub"
  private static let second = "bitbucket/acme/api.pub"

  @Test(
    "leaves nothing half-written",
    arguments: signals,
    [
      ("keys", Fault.Call("write", of: ".tmp"), "keys", []),
      ("keys", Fault.Call("read", of: "b.har"), "keys", []),
      ("keys", Fault.Call("write", of: ".tmp", at: 2), "keys", []),
      ("keys", Fault.Call("close", of: ".tmp"), "keys", []),
      ("out/", Fault.Call("open", of: "a.har"), nil, []),
      ("out/", Fault.Call("write", of: ".tmp"), "out/" + first, []),
      ("out/", Fault.Call("close", of: ".tmp"), "out/" + first, []),
      ("out/", Fault.Call("read", of: "b.har"), nil, []),
      ("out/", Fault.Call("close", of: ".tmp", at: 2), "out/" + second, [first]),
    ] as [(String, Fault.Call, String?, [String])])
  func atACall(
    signal: (number: Int32, name: String),
    case: (output: String, call: Fault.Call, unwritten: String?, files: [String])
  ) async throws {
    let directory = try directory()
    let run = try await ToolRun(
      arguments: ["-j1", "-q", "-o", `case`.output, "a.har", "b.har"],
      fault: Fault(at: `case`.call, .ending(signal: signal.number)), in: directory)
    let unwritten = `case`.unwritten.map { "; \($0) was not written" } ?? ""
    let message = "checkout-key: error: ended by \(signal.name)\(unwritten)\n"
    #expect(run == ToolRun(stderr: message, .status(128 + signal.number)))
    #expect(directory.names == ["a.har", "b.har", "out"])
    #expect(directory.files(in: "out") == `case`.files)
  }

  @Test(
    "leaves a whole file when it comes while the file gets its name",
    arguments: signals,
    [
      ([], Fault.Call("link", of: "keys")), ([], Fault.Call("unlink", of: ".tmp")),
      (["--force"], Fault.Call("rename", of: "keys")),
      (["--force"], Fault.Call("unlink", of: ".tmp")),
    ] as [([String], Fault.Call)])
  func whileRenaming(
    signal: (number: Int32, name: String), case: (options: [String], call: Fault.Call)
  ) async throws {
    let directory = try directory()
    let run = try await ToolRun(
      arguments: `case`.options + ["-j1", "-q", "-o", "keys", "a.har"],
      fault: Fault(at: `case`.call, .during(signal: signal.number)), in: directory)
    #expect(directory.text("keys") == Captures.rsa + "\n")
    #expect(directory.hiddenNames == [])
    // The signal and the end of the work race each other.
    let ended = ToolRun(
      stderr: "checkout-key: error: ended by \(signal.name)\n", .status(128 + signal.number))
    #expect([ToolRun(0), ended].contains(run))
  }

  @Test("leaves a whole file or none when it comes while the file is made", arguments: signals)
  func whileMaking(number: Int32, name: String) async throws {
    let directory = try directory()
    let run = try await ToolRun(
      arguments: ["-j1", "-q", "-o", "keys", "a.har"],
      fault: Fault(in: "open", of: ".tmp", .during(signal: number)), in: directory)
    let ended = "checkout-key: error: ended by \(name)"
    if directory.names.contains("keys") {
      #expect([ToolRun(0), ToolRun(stderr: ended + "\n", .status(128 + number))].contains(run))
      #expect(directory.text("keys") == Captures.rsa + "\n")
    } else {
      #expect(run == ToolRun(stderr: "\(ended); keys was not written\n", .status(128 + number)))
    }
    #expect(directory.hiddenNames == [])
  }

  @Test(
    "goes on where a signal is none of its business",
    arguments: [
      (SIGPIPE, ""), (SIGINT, "trap '' INT;"), (SIGTERM, "trap '' TERM;"),
      (SIGHUP, "trap '' HUP;"),
    ])
  func ignored(number: Int32, trap: String) async throws {
    for (call, file) in [("read", "a.har"), ("write", ".tmp"), ("close", ".tmp")] {
      let directory = try directory()
      let fault = Fault(in: call, of: file, .during(signal: number))
      let variables = fault.environment.map { "'\($0)'" }.joined(separator: " ")
      let run = try await ToolRun(
        shell: "\(trap) env \(variables) \"$0\" -q -o keys a.har b.har", in: directory)
      #expect(run == ToolRun(0))
      #expect(directory.text("keys") == Captures.rsa + "\n" + Captures.ed25519 + "\n")
    }
  }

  @Test(
    "says nothing where nothing was to be written",
    .enabled(if: try Machine.has("python3"), "python3 is missing"), arguments: signals)
  func withoutOutput(number: Int32, name: String) async throws {
    let directory = try directory()
    let fault = Fault(in: "read", of: "a.har", .ending(signal: number))
    // Foundation starts programs from a thread that blocks signals, which they take over.
    let script = """
      import os, signal, sys
      signal.pthread_sigmask(signal.SIG_SETMASK, [])
      os.execvp("env", ["env", *sys.argv[2:], sys.argv[1], "a.har"])
      """
    let run = try await ToolRun(python: script, fault.environment, in: directory)
    #expect(run == ToolRun(.status(128 + number)))
  }

  @Test(
    "ends at any moment with whole files only",
    .enabled(if: try Machine.has("python3"), "python3 is missing"),
    arguments: ["SIGINT", "SIGTERM", "SIGHUP"])
  func anyMoment(name: String) async throws {
    let script = """
      import glob, os, random, shutil, signal, subprocess, sys, time
      tool, name = sys.argv[1:]
      random.seed(name)
      signal.pthread_sigmask(signal.SIG_SETMASK, [])
      number = getattr(signal, name)
      line = open("key").read()
      for turn in range(10):
          output, options = random.choice([("out/", []), ("keys", []), ("keys", ["--format=ndjson"])])
          os.makedirs("out", exist_ok=True)
          process = subprocess.Popen([tool, "-q", "-j2", "-o", output, *options, "d"], stderr=subprocess.PIPE)
          time.sleep(random.uniform(0, 0.06))
          process.send_signal(number)
          said = process.communicate()[1].decode()
          status = process.returncode
          left = glob.glob("**/.*", recursive=True)
          files = sorted(glob.glob("out/**/*.pub", recursive=True)) + glob.glob("keys")
          whole = all(open(file).read() == line for file in files if file != "keys")
          if files == ["keys"]: whole = open("keys").read().count("\\n") == 300
          lines = said.splitlines()
          told = len(lines) == 1 and lines[0].startswith("checkout-key: error: ended by " + name)
          # Before `main` begins a signal ends any program, and at its very end it may come too late.
          early = status == -number or (status == 128 + number and said == "")
          late = status == 0 and said == ""
          if left or not whole or not (told and status == 128 + number or early and not files or late):
              print(status, repr(said), left, files, whole)
          shutil.rmtree("out")
          for file in files:
              if file == "keys": os.remove(file)
      """
    let directory = try TemporaryDirectory()
    for index in 0..<300 {
      let project = "bitbucket/acme/\(index)"
      try directory.file("d/\(index).har", Captures.capture(of: Captures.rsa, project: project))
    }
    try directory.file("key", Captures.rsa + "\n")
    let run = try await ToolRun(python: script, [name], in: directory)
    #expect(run == ToolRun(0))
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

  private func directory() throws -> TemporaryDirectory {
    let directory = try TemporaryDirectory()
    try directory.file("a.har", Captures.capture(of: Captures.rsa))
    try directory.file(
      "b.har", Captures.capture(of: Captures.ed25519, project: "bitbucket/acme/api"))
    try FileManager.default.createDirectory(
      at: directory.path("out"), withIntermediateDirectories: false)
    return directory
  }
}
