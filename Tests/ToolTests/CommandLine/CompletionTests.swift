import CheckoutKey
import Foundation
import TestSupport
import Testing

@testable import checkout_key

/// What real shells complete.
@Suite struct CompletionTests {
  private static let commands = Tool.commands.map { $0.description }
  private static let captures = ["a.har", "b.HAR", "captures", "my file.har"]
  private static let files = captures + ["key.pub", "notes.txt"]

  /// What is typed behind the tool's name, and all that is offered for the last word.
  private static let cases: [(typed: String, offered: [String])] = [
    ("", commands.map(\.name) + ["help", "version"] + captures),
    ("ins", ["inspect"]),
    ("a.har in", []),
    ("-- in", []),
    ("my", ["my file.har"]),
    ("notes", ["notes.txt"]),
    ("captures/", ["c.har"]),
    ("--", longNames(of: Extract.description)),
    ("inspect --", longNames(of: Inspect.description)),
    ("verify --", longNames(of: Verify.description)),
    ("--fo", ["--force", "--format"]),
    ("-o out inspect --fo", ["--format"]),
    ("-qo out inspect --fo", ["--format"]),
    ("--output=out inspect --fo", ["--format"]),
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
    ("help --", []),
  ]

  private static func longNames(of command: CommandDescription) -> [String] {
    command.options.compactMap { option in option.name.map { "--" + $0 } }
  }

  @Test func bash() async throws {
    try await expectCandidates(in: .bash)
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
    #expect(run == ToolRun(stdout: what.text(of: Self.commands) + "\n", 0))
  }

  private func expectCandidates(in shell: CompletingShell) async throws {
    let directory = try Self.directory()
    let answers = try await shell.candidates(
      for: Self.cases.map { "checkout-key " + $0.typed }, commands: Self.commands, in: directory)
    try #require(answers.count >= Self.cases.count)
    for (answer, expected) in zip(answers, Self.cases) {
      #expect(
        Set(answer.map(Self.name)) == Set(expected.offered), "\(shell.rawValue): \(expected.typed)")
    }
  }

  @Test(
    "words can hold anything",
    arguments: CompletingShell.allCases.filter { Machine.isCI || $0.isInstalled })
  func strangeWords(shell: CompletingShell) async throws {
    let directory = try Self.directory()
    let answers = try await shell.candidates(
      for: ["strange --", "strange --kind ", "strange --kind=t", "strange ", "stra"].map {
        "checkout-key " + $0
      }, commands: Self.commands + [Self.strange], in: directory)
    let expected = [["--kind", "--plain"], ["one", "two"], ["two"], ["captures"], ["strange"]]
    for (answer, names) in zip(answers, expected) {
      #expect(Set(answer.map(Self.name)) == Set(names))
      // fish says the words too.
      if shell == .fish && names != ["captures"] {
        #expect(answer.allSatisfy { $0.hasSuffix("\t" + Self.words) }, "\(answer)")
      }
    }
    #expect(!directory.names.contains("made"))
  }

  /// Words in which every shell finds something to expand.
  private static let words = #"it's [x] "q" \ $HOME `touch made` $(touch made): (a), *; {b,c} ~"#

  private static let strange = CommandDescription(
    name: "strange",
    manual: Manual(
      brief: words, summary: words, examples: [], usage: ["checkout-key strange [DIRECTORY]"],
      exitStatuses: []),
    groups: [
      OptionGroup<Void>(
        "Strange",
        [
          .flag("plain", words) { _ in },
          .choice("kind", as: "KIND", words) { (_, _: Kind) in },
        ])
    ])

  private enum Kind: String, Choice {
    case one, two

    var words: String { CompletionTests.words }
  }

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
