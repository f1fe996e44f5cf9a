/// One thing that the tool can be asked to do.
///
/// The parser, the help, the completions and the manual page are made of the list of them,
/// `Tool.commands`.
struct Command: Sendable {
  let name: String
  let manual: Manual
  /// The options besides those that every command has.
  let ownGroups: [OptionGroup]
  /// Whether standard input is read where nothing else says what is.
  var readsStandardInput = true
  /// Checks what no option can check by itself; then nothing has been read.
  var check: @Sendable (Settings) throws(UsageError) -> Void = { _ in }
  /// Does the work; the status is that of what was done so far, also where the output can't be
  /// written any more.
  let run: @Sendable (Settings, inout ExitStatus) throws(OutputError) -> Void

  var groups: [OptionGroup] { ownGroups + [.common] }
  var options: [Option] { groups.flatMap(\.options) }

  /// Whether it does some work, which `help` explains.
  var isExplained: Bool { !manual.examples.isEmpty }
}

extension [Command] {
  func named(_ word: Argument?) -> Command? {
    word.flatMap { word in first { $0.name == word.text } }
  }
}
