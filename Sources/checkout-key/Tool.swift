/// The tool: from its arguments to its exit status.
enum Tool {
  static let version = "checkout-key 0.3.0"

  /// The commands; the first is done where none is named.
  static let commands: [any Command.Type] = [
    Extract.self, Watch.self, Inspect.self, Redact.self, Verify.self,
  ]

  /// What stands first in place of a capture's name and is none.
  static let words = Set(commands.map { $0.name } + ["help", "version"])

  static func obey(_ arguments: [Argument]) -> ExitStatus {
    let line = NamedCommand(in: arguments)
    do throws(UsageError) {
      switch line.words.first?.text {
      case "help": return printHelp(try command(named: line.words.dropFirst().first))
      case "version": return print(version)
      default: return try line.command.obey(arguments)
      }
    } catch {
      let error = explained(error, to: line.command)
      let diagnostics = Diagnostics(CommonSettings(isQuiet: line.isQuiet))
      diagnostics.error(error.message)
      diagnostics.hint(
        error.hint ?? "checkout-key help \(line.command.name) explains the options")
      return .usage
    }
  }

  /// The other commands, where they are named because this one is done when none is.
  static func others(than command: any Command.Type) -> [CommandDescription] {
    command == commands[0] ? commands.dropFirst().map { $0.description } : []
  }

  static func printHelp(_ command: any Command.Type) -> ExitStatus {
    print(HelpText.whole(command.description, others: others(than: command)))
  }

  /// Prints what was asked for in place of work.
  static func print(_ text: String) -> ExitStatus {
    do throws(OutputError) {
      try OutputStream.standardOutput.write(text + "\n")
      try OutputStream.standardOutput.close()
    } catch {
      if error == .closedPipe { return .success }
      Diagnostics().error(error.description)
      return .failure
    }
    return .success
  }

  /// The command whose help is asked for by name.
  private static func command(named word: Argument?) throws(UsageError) -> any Command.Type {
    guard let word, !["help", "version"].contains(word.text) else { return commands[0] }
    if let command = commands.first(where: { $0.name == word.text }) { return command }
    let names = commands.map { $0.name }
    let closest = ClosestWord.to(word.text, among: names)
    throw UsageError(
      "there is no command\(word.shown.map { " \($0)" } ?? "") to be explained",
      hint: closest.map { "did you mean checkout-key help \($0)?" }
        ?? "the commands are \(names.joined(separator: ", "))")
  }

  /// The error with more to say of an option that the command does not have.
  private static func explained(_ error: UsageError, to command: any Command.Type) -> UsageError {
    guard let unknown = error.unknown else { return error }
    if unknown.word.path.kind != nil {
      return UsageError(
        error.message,
        hint: "a file whose name begins with - is given as \(unknown.word.path.shellWord)")
    }
    let owner = commands.first { other in
      other.description.options.contains { option in
        option.spelling == unknown.spelling || option.letter.map { "-\($0)" } == unknown.spelling
      }
    }
    guard let owner else { return error }
    return UsageError(
      "\(command.name) has no option \(unknown.spelling)",
      hint: "it is an option of \(owner.name): checkout-key help \(owner.name)")
  }
}

/// The command that a command line names, found before its options can be understood.
struct NamedCommand {
  let command: any Command.Type
  /// What is no option, up to `--`.
  let words: [Argument]
  let isQuiet: Bool

  init(in arguments: [Argument]) {
    func command(_ word: Argument?) -> any Command.Type {
      let name = word?.text
      return Tool.commands.first { $0.name == name } ?? Tool.commands[0]
    }
    // What stands first and is no option names the command, or is a capture's name.
    if let first = arguments.first, first.bytes.first != UInt8(ascii: "-") {
      self.command = command(first)
      words = arguments
      isQuiet = arguments.contains { $0.text == "-q" || $0.text == "--quiet" }
      return
    }
    // Every option of every command is known, so that no option's value is taken for an operand.
    // What makes no sense is left to the command to refuse.
    var spellings: Set<String> = []
    let declarations = Tool.commands.flatMap { $0.description.options }
      .filter { spellings.insert($0.spelling).inserted }
    let options = declarations.map { declaration in
      Option<Bool>(declaration: declaration) { isQuiet, _ in
        if declaration.name == "quiet" { isQuiet = true }
      }
    }
    var reader = ArgumentReader(arguments, options: options, settings: false)
    while !reader.isAtEnd { try? reader.read { _ in false } }
    words = reader.operands
    isQuiet = reader.settings
    self.command = command(words.first)
  }
}

/// The tool's exit statuses; of a batch, the highest that applies.
enum ExitStatus: Int32, Comparable {
  /// Every capture gave a key.
  case success = 0
  /// Some capture, or some project in it, gave none, though it could be read.
  case noKey = 1
  /// Some capture could not be read, or the output not be written.
  case failure = 2
  /// The command line is wrong, and nothing was read (EX_USAGE of sysexits.h).
  case usage = 64

  static func < (lower: ExitStatus, higher: ExitStatus) -> Bool {
    lower.rawValue < higher.rawValue
  }
}
