import CheckoutKey
import Foundation
import TestSupport
import Testing

@testable import checkout_key

/// What real shells complete.
@Suite struct CompletionTests {
  private static let captures = ["a.har", "b.HAR", "captures", "my file.har"]
  private static let files = captures + ["key.pub", "notes.txt"]

  /// What is typed behind the tool's name, and all that is offered for the last word.
  private static let cases: [(typed: String, offered: [String])] = [
    ("", Tool.commands.map(\.name) + captures),
    ("ins", ["inspect"]),
    ("a.har in", []),
    ("-- in", []),
    ("my", ["my file.har"]),
    ("notes", ["notes.txt"]),
    ("captures/", ["c.har"]),
    ("--", spellings(of: .extract)),
    ("inspect --", spellings(of: .inspect)),
    ("verify --", spellings(of: .verify)),
    ("--fo", ["--force", "--format"]),
    ("inspect -j 2 --fo", ["--format"]),
    ("inspect -qj 2 --fo", ["--format"]),
    ("inspect --jobs=2 --fo", ["--format"]),
    ("--format ", OutputFormat.allCases.map(\.rawValue)),
    ("--format=cs", ["csv"]),
    ("inspect --format ", InspectionFormat.allCases.map(\.rawValue)),
    ("inspect a.har --format=ta", ["table"]),
    ("--generate complete-f", ["complete-fish"]),
    ("--project ", []),
    ("-j ", []),
    ("-o ", files),
    ("-qo n", ["notes.txt"]),
    ("--files-from n", ["notes.txt"]),
    ("verify k", ["key.pub"]),
    ("watch ", ["captures"]),
    ("help re", ["redact"]),
    ("help --c", ["--color"]),
  ]

  private static func spellings(of command: Command) -> [String] {
    command.options.map(\.spelling).filter { $0.hasPrefix("--") }
  }

  @Test func bash() async throws {
    try await expectCandidates(in: .bash)
  }

  @Test func bash32() async throws {
    try await expectCandidates(in: .bash32)
  }

  @Test(
    .enabled(if: try Machine.has("bash-completion", CompletingShell.bashCompletion.isInstalled)))
  func bashCompletion() async throws {
    try await expectCandidates(in: .bashCompletion)
  }

  @Test(.enabled(if: try Machine.has("zsh", CompletingShell.zsh.isInstalled)))
  func zsh() async throws {
    try await expectCandidates(in: .zsh)
  }

  @Test(.enabled(if: try Machine.has("fish", CompletingShell.fish.isInstalled)))
  func fish() async throws {
    try await expectCandidates(in: .fish)
  }

  @Test("the tool prints each", arguments: Generated.allCases)
  func printed(what: Generated) async throws {
    let run = try await ToolRun("--generate", what.rawValue)
    #expect(run == ToolRun(stdout: what.text + "\n", 0))
  }

  private func expectCandidates(in shell: CompletingShell) async throws {
    let directory = try Self.directory()
    let answers = try await shell.candidates(
      for: Self.cases.map { "checkout-key " + $0.typed }, in: directory)
    try #require(answers.count >= Self.cases.count)
    for (answer, expected) in zip(answers, Self.cases) {
      #expect(
        Set(answer.map(Self.name)) == Set(expected.offered), "\(shell.rawValue): \(expected.typed)")
    }
  }

  @Test(
    "bash inserts words that it takes back, with what 3.2 has",
    .enabled(if: Executable.python != nil))
  func insertedWords() async throws {
    let directory = try Self.directory()
    try directory.file("complete", Generated.bash.text)
    let run = try await ToolRun(
      python: Self.typing,
      ["my", "-o my\\ f", "-o 'my f", "inspect --format=t", "--files-from=my"],
      in: directory)
    #expect(
      run.stdout == """
        <my file.har>
        <-o><my file.har>
        <-o><my file.har>
        <inspect><--format=table>
        <--files-from=my file.har>

        """)
  }

  /// Types each line and a tab into a bash at a terminal, and then what prints its words.
  private static let typing = #"""
    import os, pty, re, sys
    os.environ.update(PS1='', TERM='dumb', PATH=os.path.dirname(sys.argv[1]) + ':' + os.environ['PATH'])
    pid, terminal = pty.fork()
    if pid == 0:
        os.execvp('bash', ['bash', '--norc', '--noprofile', '-i'])
    def answer(line, end):
        os.write(terminal, line.encode())
        text = b''
        while end.encode() not in text:
            text += os.read(terminal, 4096)
        return text.decode()
    answer("PS1=; enable -n compopt mapfile readarray; source complete; echo rea''dy\n", 'ready\r')
    for line in sys.argv[2:]:
        text = answer("checkout-key " + line + "\t\x01f() { shift; printf '<%s>' \"$@\"; echo; echo en''d; }; f \n", 'end\r')
        print(text.splitlines()[-2])
    """#

  private static func directory() throws -> TemporaryDirectory {
    let directory = try TemporaryDirectory()
    for name in ["a.har", "b.HAR", "captures/c.har", "my file.har", "key.pub", "notes.txt"] {
      try directory.file(name, "")
    }
    return directory
  }

  /// The candidate's own name: without fish's words, an option before its value, and directories.
  private static func name(_ candidate: String) -> String {
    let name = candidate.prefix { $0 != "\t" }
    let value = name.split(separator: "=").last ?? name
    return String(value.split(separator: "/").last ?? value)
  }
}
