import CheckoutKey
import Foundation
import TestSupport
import Testing

@testable import checkout_key

/// What real shells complete.
@Suite struct CompletionTests {
  private static let files = ["a.har", "b.HAR", "captures", "key.pub", "my file.har", "notes.txt"]
  private static let captures = files.filter { !["key.pub", "notes.txt"].contains($0) }

  /// What is typed behind the tool's name, and all that is offered for the last word.
  private static let cases: [(typed: String, offered: [String])] = [
    ("", Tool.commands.map(\.name) + captures), ("ins", ["inspect"]), ("my", ["my file.har"]),
    ("notes", ["notes.txt"]), ("captures/", ["c.har"]), ("inspect -qj 2 --fo", ["--format"]),
    ("--format ", OutputFormat.allCases.map(\.rawValue)), ("--project ", []), ("-o ", files),
    ("inspect a.har --format=ta", ["table"]), ("verify k", ["key.pub"]), ("watch ", ["captures"]),
  ]

  @Test(
    "offers what can stand in the place of the last word",
    arguments: [
      ("", "captures", Tool.commands.map(\.name)), ("ins", "captures", ["inspect"]),
      ("a.har in", "captures", []), ("-- in", "captures", []), ("-- -", "captures", []),
      ("--", "words", spellings(of: .extract)), ("-", "words", spellings(of: .extract, "-")),
      ("inspect --", "words", spellings(of: .inspect)), ("--fo", "words", ["--format", "--force"]),
      ("inspect -qj 2 --fo", "words", ["--format"]),
      ("inspect --jobs=2 --fo", "words", ["--format"]),
      ("--format=cs", "words", ["--format=csv"]), ("--form=cs", "words", ["--form=csv"]),
      ("inspect --format ", "words", InspectionFormat.allCases.map(\.rawValue)),
      ("--generate complete-f", "words", ["complete-fish"]), ("--project ", "words", []),
      ("-qo n", "files", []), ("--files-from=n", "files", []), ("verify k", "files", []),
      ("watch ", "directories", []), ("help re", "words", ["redact"]),
      ("help --c", "words", ["--color"]),
    ])
  func offers(typed: String, wanted: String, offered: [String]) {
    let words = typed.split(separator: " ", omittingEmptySubsequences: false)
    let lines = Completion(of: words.map { Argument(String($0)) }).text.split(separator: "\n")
    #expect(lines[0] == wanted)
    #expect(lines.dropFirst().map { $0.prefix { $0 != "\t" } } == offered.map { $0[...] })
    #expect(lines.dropFirst().allSatisfy { !$0.hasSuffix("\t") }, "each has words beside it")
  }

  private static func spellings(of command: Command, _ beginning: String = "--") -> [String] {
    command.options.map(\.spelling).filter { $0.hasPrefix(beginning) }
  }

  @Test("the tool prints what a shell loads") func printed() async throws {
    let run = try await ToolRun("--generate", Generated.zsh.rawValue)
    #expect(run == ToolRun(stdout: Generated.zsh.text + "\n", 0))
  }

  @Test(
    "real shells show what is offered, and the files that are wanted",
    arguments: try CompletingShell.allCases.filter { try Machine.has($0.rawValue, $0.isInstalled) })
  func shells(shell: CompletingShell) async throws {
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
    let typed = ["my", "-o my\\ f", "-o 'my f", "inspect --format=t", "--files-from=my"]
    let run = try await ToolRun(python: Self.typing, typed, in: directory)
    #expect(
      run.stdout.split(separator: "\n") == [
        "<my file.har>", "<-o><my file.har>", "<-o><my file.har>", "<inspect><--format=table>",
        "<--files-from=my file.har>",
      ])
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
    let directory = try TemporaryDirectory(["captures/c.har": ""])
    for name in files where name != "captures" { try directory.file(name, "") }
    return directory
  }

  /// The candidate's own name: without fish's words, an option before its value, and directories.
  private static func name(_ candidate: String) -> String {
    let name = candidate.prefix { $0 != "\t" }
    let value = name.split(separator: "=").last ?? name
    return String(value.split(separator: "/").last ?? value)
  }
}
