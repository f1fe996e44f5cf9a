import Foundation
import TestSupport
import Testing

/// Which captures are read, in which order, and what they come to together.
@Suite struct OperandTests {
  @Test func reportsEveryCaptureInTheOrderGiven() async throws {
    let directory = try captures("good.har", "also.har")
    try directory.file("refused.har", Captures.har(Captures.entry(status: 403, body: nil)))
    let run = try await ToolRun(
      "--quiet", "--all", "good.har", "no.har", "also.har", "refused.har", "good.har", in: directory
    )
    let expected = ToolRun(
      stdout: Self.key("good.har") + Self.key("also.har"),
      stderr: """
        checkout-key: no.har: error: cannot be opened: No such file or directory
        checkout-key: refused.har: error: entry 0: CircleCI answered 403 to Add User Key, so there is no key

        """, 2)
    #expect(run == expected)
  }

  @Test(
    "gives the highest status that applies",
    arguments: [
      (["good.har"], 0), (["good.har", "refused.har"], 1), (["refused.har", "good.har"], 1),
      (["no.har", "good.har"], 2), (["refused.har", "no.har"], 2), (["no.har", "refused.har"], 2),
    ] as [([String], Int32)])
  func status(operands: [String], status: Int32) async throws {
    let directory = try captures("good.har")
    try directory.file("refused.har", Captures.har(Captures.entry(status: 403, body: nil)))
    let run = try await ToolRun(arguments: operands, in: directory)
    #expect(run.ending == .status(status))
    #expect(run.stdout == (operands.contains("good.har") ? Self.key("good.har") : ""))
  }

  @Test func searchesADirectoryInPathOrder() async throws {
    // No name that macOS would take apart, as it does an umlaut.
    let directory = try captures(
      "d/b.har", "d/a/z.har", "d/a/deep/er/y.har", "d/C.HAR", "d/with space.Har", "d/ø.har")
    try directory.file("d/.hidden.har", Captures.capture(of: Captures.rsa))
    try directory.file("d/.git/a.har", Captures.capture(of: Captures.rsa))
    try directory.file("d/a.har.txt", Captures.capture(of: Captures.rsa))
    try directory.file("d/har", Captures.capture(of: Captures.rsa))
    let expected = [
      "d/C.HAR", "d/a/deep/er/y.har", "d/a/z.har", "d/b.har", "d/with space.Har", "d/ø.har",
    ].map(Self.key).joined()
    let run = try await ToolRun("d", in: directory)
    #expect(run.withoutSummary == ToolRun(stdout: expected, 0))
    let slashed = try await ToolRun("d/", in: directory)
    #expect(slashed.withoutSummary == run.withoutSummary, "a slash at the end says the same")
  }

  @Test(
    "names captures as they were given or found",
    arguments: [
      ("a.har", "a.har"), ("./a.har", "./a.har"), ("d", "d/b.har"), ("d/", "d/b.har"),
      ("./d", "./d/b.har"), ("d/../d", "d/../d/b.har"), (".hidden", ".hidden/c.har"),
      ("linked", "linked/b.har"), ("link.har", "link.har"), ("-", "-"),
    ])
  func names(operand: String, name: String) async throws {
    let directory = try captures("a.har", "d/b.har", ".hidden/c.har")
    try link("linked", to: "d", in: directory)
    try link("link.har", to: "a.har", in: directory)
    let input = ToolRun.Input.file(directory.path("a.har"))
    let run = try await ToolRun("--format", "ndjson", operand, input: input, in: directory)
    let record = try NDJSONRecord(line: run.stdout)
    #expect(record["capture"] == name)
    #expect(record["outcome"] == "key")
  }

  @Test func survivesSymbolicLinksThatLeadBack() async throws {
    let directory = try captures("d/a.har", "d/e/b.har")
    try link("d/e/up", to: "..", in: directory)
    try link("d/self", to: ".", in: directory)
    try link("d/loop", to: "loop", in: directory)
    try link("d/linked.har", to: "a.har", in: directory)
    let run = try await ToolRun("--format", "ndjson", "d", in: directory)
    let names = try run.stdout.split(separator: "\n").map {
      try NDJSONRecord(line: $0 + "\n")["capture"]
    }
    #expect(names == ["d/a.har", "d/e/b.har", "d/linked.har"] && run.ending == 0)
  }

  @Test func namesALinkThatLeadsNowhere() async throws {
    let directory = try captures("d/a.har", "d/c.har")
    try link("d/b.har", to: "nowhere", in: directory)
    let run = try await ToolRun("-q", "d", in: directory)
    let expected = ToolRun(
      stdout: Self.key("d/a.har") + Self.key("d/c.har"),
      stderr: "checkout-key: d/b.har: error: cannot be opened: No such file or directory\n", 2)
    #expect(run == expected)
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
    let directory = try captures("d/b.har", "d/c.harp")
    for name in names { try directory.file(name, "") }
    let hint = "checkout-key: hint: \(words): \(command) | checkout-key"
    let run = try await ToolRun("d", in: directory)
    #expect(
      run.withoutSummary
        == ToolRun(stdout: Self.key("d/b.har") + Self.key("d/c.harp"), stderr: hint + "\n", 0))
    for name in ["d/b.har", "d/c.harp"] {
      try FileManager.default.removeItem(at: directory.path(name))
    }
    let alone = try await ToolRun("d", in: directory)
    #expect(alone.messages == ["checkout-key: d: error: no captures in this directory", hint])
  }

  @Test func leavesPipesInADirectoryAlone() async throws {
    let directory = try captures("d/b.har")
    // A pipe without a writer would never open.
    let run = try await ToolRun(shell: #"mkfifo d/a.har && "$0" d"#, in: directory)
    #expect(run == ToolRun(stdout: Self.key("d/b.har"), 0))
  }

  @Test(
    "reads standard input where it is asked for",
    arguments: [
      ([], ["in"], "by no operand"), (["-"], ["in"], "by name"),
      (["a.har", "-", "b.har"], ["a.har", "in", "b.har"], "between files"),
      (["--", "-"], ["in"], "by name behind the end of the options"),
      (["a.har"], ["a.har"], "by nobody"),
    ] as [([String], [String], String)])
  func standardInput(operands: [String], keys: [String], case: String) async throws {
    // A directory that is named like standard input is not what `-` means.
    let directory = try captures("a.har", "b.har", "in", "-/c.har")
    let run = try await ToolRun(
      arguments: operands, input: .pipe(from: directory.path("in")), in: directory)
    #expect(run.withoutSummary == ToolRun(stdout: keys.map(Self.key).joined(), 0))
  }

  @Test func readsWhatIsNamedTwiceOnce() async throws {
    let directory = try captures("in", "a.har")
    // Without --all a key that is read twice is given once anyhow.
    let run = try await ToolRun(
      "--all", "a.har", "-", "a.har", "-", input: .file(directory.path("in")), in: directory)
    #expect(run.withoutSummary == ToolRun(stdout: Self.key("a.har") + Self.key("in"), 0))
  }

  @Test(
    "reads files whose names look like something else",
    arguments: [
      (["--", "-n"], "-n"), (["./-n"], "-n"), (["--", "extract"], "extract"),
      (["extract", "extract"], "extract"), (["./-"], "-"),
    ])
  func oddNames(arguments: [String], name: String) async throws {
    let directory = try captures("-n", "extract", "-")
    let run = try await ToolRun(arguments: arguments, in: directory)
    #expect(run == ToolRun(stdout: Self.key(name), 0))
  }

  /// Captures of these names, each of another project, with a key that `key` tells from the others'.
  private func captures(_ names: String...) throws -> TemporaryDirectory {
    let directory = try TemporaryDirectory()
    for (number, name) in names.enumerated() {
      let project = "bitbucket/acme/\(number)"
      try directory.file(name, Captures.capture(of: Self.keyLine(name), project: project))
    }
    return directory
  }

  private func link(_ name: String, to target: String, in directory: TemporaryDirectory) throws {
    try FileManager.default.createSymbolicLink(
      atPath: directory.path(name).path, withDestinationPath: target)
  }

  /// What the tool prints for the capture of this name.
  private static func key(_ name: String) -> String {
    keyLine(name) + "\n"
  }

  private static func keyLine(_ name: String) -> String {
    // A comment is no part of the fingerprint, so it can tell captures apart.
    Captures.rsa + " " + name
  }
}
