extension Command {
  /// `checkout-key help`: explains a command.
  static let help = Command(
    name: "help",
    manual: Manual(
      brief: "explain a command", summary: "Prints all of the help of a command.",
      usage: ["checkout-key help [COMMAND]"]),
    ownGroups: [], readsStandardInput: false,
    check: { settings throws(UsageError) in _ = try explained(settings) },
    run: { settings, _ throws(OutputError) in
      if let command = try? explained(settings) { try Tool.print(HelpText.whole(command)) }
    })

  /// `checkout-key version`: prints the version.
  static let version = Command(
    name: "version",
    manual: Manual(
      brief: "print the version", summary: "Prints the version.", usage: ["checkout-key version"]),
    ownGroups: [], readsStandardInput: false,
    run: { _, _ throws(OutputError) in try Tool.print(Tool.version) })

  /// The command whose help is asked for by name.
  private static func explained(_ settings: Settings) throws(UsageError) -> Command {
    let commands = Tool.commands.filter(\.isExplained)
    guard let word = settings.operands.first, !["help", "version"].contains(word.text) else {
      return commands[0]
    }
    if let command = commands.named(word) { return command }
    let names = commands.map(\.name)
    throw UsageError(
      "there is no command\(word.shown.map { " called \($0)" } ?? " of that name")",
      hint: ClosestWord.to(word.text, among: names).map { "did you mean checkout-key help \($0)?" }
        ?? "the commands are \(names.joined(separator: ", "))")
  }
}
