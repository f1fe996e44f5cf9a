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

  @Test func readsAsManyCapturesAtTheSameTimeAsThereAreJobs() async throws {
    let directory = try TemporaryDirectory(["a": Captures.capture(of: Captures.rsa)])
    // Who writes the first pipe waits until somebody has read the last one.
    let script = #"""
      mkfifo 1 2 3 4 5 && { for pipe in 5 4 3 2 1; do cat a > $pipe; done & "$0" -q -j5 1 2 3 4 5; }
      """#
    let run = try await ToolRun(shell: script, in: directory)
    #expect(run == ToolRun(stdout: Captures.rsa + "\n", 0))
  }
}
