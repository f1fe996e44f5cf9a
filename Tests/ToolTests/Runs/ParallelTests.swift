import CheckoutKey
import Foundation
import TestSupport
import Testing

/// How many captures are read at a time shows in nothing but the time.
@Suite struct ParallelTests {
  /// Captures that end in many ways; the first is by far the largest, so that others are done first.
  private static func captures() throws -> TemporaryDirectory {
    let directory = try TemporaryDirectory()
    let filling = String(repeating: "x", count: 200_000)
    let large = Captures.entry("https://a.test/", status: 200, body: filling)
    try directory.file("d/00.har", Captures.har(large, Captures.created()))
    for number in 1..<12 {
      let project = "bitbucket/acme/\(number % 8)"
      let key = number % 2 == 0 ? Captures.rsa : Captures.ed25519
      try directory.file("d/\(number + 10).har", Captures.capture(of: key, project: project))
    }
    for (name, text) in [
      ("30", ""), ("31", "no"), ("32", Captures.har()),
      ("33", Captures.har(Captures.entry(status: 403))), ("34", "{\"log\": {\"entries\": [{"),
      ("35", Captures.capture(of: Captures.rsa, project: "github/acme/x")),
      ("36", Captures.capture(of: String(Captures.rsa.dropLast(80)))),
    ] { try directory.file("d/\(name).har", text) }
    return directory
  }

  @Test(
    "gives the same bytes with any number of jobs",
    arguments: OutputFormat.allCases.map { ["extract", "--format", $0.rawValue] } + [
      ["inspect"], ["extract", "--all"], ["extract", "-o", "out/"], ["redact", "-o", "out/"],
    ])
  func order(command: [String]) async throws {
    let directory = try Self.captures()
    var first: ToolRun?
    for jobs in ["1", "3"] {
      let run = try await ToolRun(arguments: command + ["-j", jobs, "d"], in: directory)
        .withoutSummary
      #expect(run.messages.count > 4, "there is something to be said")
      #expect(run == first ?? run, "-j \(jobs)")
      first = first ?? run
      // Each number of jobs writes its files anew.
      try? FileManager.default.removeItem(at: directory.path("out"))
    }
  }

  @Test(
    "reads as many captures at the same time as there are jobs",
    .enabled(if: try Machine.has("python3"), "python3 is missing"))
  func pipes() async throws {
    let script = """
      import errno, os, subprocess, sys, time
      names = ["p%d.har" % number for number in range(8)]
      for name in names: os.mkfifo(name)
      def attempt():
          process = subprocess.Popen([sys.argv[1], "-q", "-j8", *names], stderr=subprocess.DEVNULL)
          waiting, writers, first, end = list(names), [], None, time.monotonic() + 20
          while waiting and time.monotonic() < end:
              for name in list(waiting):
                  # Without a reader a pipe can't be opened so.
                  try: writers.append(os.open(name, os.O_WRONLY | os.O_NONBLOCK))
                  except OSError: continue
                  waiting.remove(name)
                  first = first or time.monotonic()
              time.sleep(0.005)
          taken = time.monotonic() - first
          for writer in writers: os.close(writer)
          return process.wait() and taken
      # A busy machine may take its time once.
      print(min(attempt() for _ in range(3)) < 0.5)
      """
    let run = try await ToolRun(python: script, in: try TemporaryDirectory())
    #expect(run == ToolRun(stdout: "True\n", 0))
  }
}
