import Foundation
import TestSupport
import Testing

/// Which captures are read, in which order, and what they come to together.
@Suite struct OperandTests {
  @Test(
    "gives the highest status that applies, whatever the order",
    arguments: [
      ("good.har refused.har", 1), ("refused.har good.har also.har", 1),
      ("no.har good.har good.har", 2), ("refused.har no.har", 2), ("no.har refused.har", 2),
    ] as [(String, ToolRun.Ending)])
  func status(operands: String, ending: ToolRun.Ending) async throws {
    let directory = try captures("good.har", "also.har")
    try directory.file("refused.har", Captures.har(Captures.entry(status: 403, body: nil)))
    let names = operands.split(separator: " ").map(String.init)
    let run = try await ToolRun(arguments: ["-q", "--all"] + names, in: directory)
    let keys = ["good.har", "also.har"].filter(names.contains).map(Self.key).joined()
    // Which project has no key is known at the end of the run only.
    let errors = [
      ("no.har", "error: cannot be opened: No such file or directory"),
      ("refused.har", "error: entry 0: CircleCI answered 403 to Add User Key, so there is no key"),
    ].filter { names.contains($0.0) }
    #expect(run == ToolRun(stdout: keys, says: errors.map { "\($0): \($1)" }, ending))
  }

  @Test func searchesADirectoryInPathOrder() async throws {
    // No name that macOS would take apart, as it does an umlaut.
    let names = ["d/C.HAR", "d/a/deep/y.har", "d/b.har", "d/with space.Har", "d/ø.har"]
    let directory = try captures(names + ["d/.hidden.har", "d/.git/a.har", "d/a.har.txt", "d/har"])
    try directory.link("d/a/up", to: "..")
    try directory.link("d/loop", to: "loop")
    try directory.link("d/x.har", to: "nowhere")
    // A pipe without a writer would never open.
    let run = try await ToolRun(shell: #"mkfifo d/pipe.har; "$0" -q d; "$0" -q d/"#, in: directory)
    let keys = names.map(Self.key).joined()
    let lost = "d/x.har: error: cannot be opened: No such file or directory"
    #expect(run == ToolRun(stdout: keys + keys, says: [lost, lost], 2))
  }

  @Test("names captures as they were given or found") func names() async throws {
    let directory = try captures("a.har", "d/b.har", ".hidden/c.har", "-/c.har")
    try directory.link("linked", to: "d")
    try directory.link("link.har", to: "a.har")
    let names = [
      "a.har": "a.har", "./a.har": "./a.har", "d/": "d/b.har", "./d": "./d/b.har",
      "d/../d": "d/../d/b.har", ".hidden": ".hidden/c.har", "linked": "linked/b.har",
      "link.har": "link.har", "-": "-", "": "-",
    ]
    for (operand, name) in names {
      let run = try await ToolRun(
        shell: "\"$0\" --format ndjson \(operand) < a.har", in: directory)
      #expect(try run.records.map { $0["capture"] } == [name])
      #expect(try run.records.map { $0["outcome"] } == ["key"])
    }
  }

  @Test(
    "names captures in a directory that are compressed",
    arguments: [
      (["d/x.har.gz"], "gunzip -c d/x.har.gz", "a compressed capture was not read"),
      (
        ["d/x.HAR.zst", "d/y.har.ZIP"], "zstd -dc d/x.HAR.zst",
        "2 compressed captures were not read; the first"
      ),
      (["d/a b.harp.br"], "brotli -dc 'd/a b.harp.br'", "a compressed capture was not read"),
    ])
  func compressed(names: [String], command: String, words: String) async throws {
    let directory = try captures("d/b.harp")
    for name in names { try directory.file(name, "") }
    let run = try await ToolRun(shell: #""$0" d; rm d/b.harp; "$0" d"#, in: directory)
    let hint = "hint: \(words): \(command) | checkout-key"
    let none = "d: error: no captures in this directory"
    #expect(run == ToolRun(stdout: Self.key("d/b.harp"), says: [hint, none, hint], 2))
  }

  @Test(
    "reads standard input once, where it is asked for, and files whose names look like something else",
    arguments: [
      ([], ["in"]), (["--", "-"], ["in"]), (["a", "-", "a", "b", "-"], ["a", "in", "b"]),
      (["--", "-n"], ["-n"]), (["./-n", "./-"], ["-n", "-"]),
      (["extract", "extract"], ["extract"]),
    ] as [([String], [String])])
  func standardInput(operands: [String], names: [String]) async throws {
    let directory = try captures("a", "b", "in", "-n", "extract", "-")
    let options = operands.first == "extract" ? operands : ["--all"] + operands
    let run = try await ToolRun(
      arguments: options, input: .pipe(from: directory.path("in")), in: directory)
    #expect(run.withoutSummary == ToolRun(stdout: names.map(Self.key).joined(), 0))
  }

  /// Captures of these names, each of another project, with a key that `key` tells from the others'.
  private func captures(_ names: String...) throws -> TemporaryDirectory { try captures(names) }

  private func captures(_ names: [String]) throws -> TemporaryDirectory {
    let directory = try TemporaryDirectory()
    for (number, name) in names.enumerated() {
      // A comment is no part of the fingerprint, so it can tell captures apart.
      let key = String(Self.key(name).dropLast())
      try directory.file(name, Captures.capture(of: key, project: "bitbucket/acme/\(number)"))
    }
    return directory
  }

  /// What the tool prints for the capture of this name.
  private static func key(_ name: String) -> String { "\(Captures.rsa) \(name)\n" }
}
