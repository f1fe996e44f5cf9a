/// The tool: from its arguments to its exit status.
enum Tool {
  static let version = "checkout-key 0.3.0"

  /// The commands; the first is done where none is named.
  static let commands: [Command] = [
    .extract, .watch, .inspect, .redact, .verify, .help, .version,
  ]

  /// What stands first in place of a capture's name and is none.
  static let words = Set(commands.map(\.name))

  static func obey(_ arguments: [Argument]) -> ExitStatus {
    if arguments.first?.text == Completion.request {
      return printing { Completion(of: arguments.dropFirst()).text }
    }
    let named = commands.named(arguments.first)
    let command = named ?? commands[0]
    let line = ArgumentReader(
      arguments.dropFirst(named == nil ? 0 : 1), options: command.options)
    let diagnostics = Diagnostics.shared
    diagnostics.obey(line.settings)
    do throws(UsageError) {
      if named == nil { try checkPlace(of: line.operands.first) }
      if let error = line.error { throw explained(error, to: command) }
      if let information = line.settings.information {
        return printing { text(information, command) }
      }
      return try perform(command, line.settings)
    } catch {
      diagnostics.error(error.message)
      let topic = command.isExplained ? " \(command.name)" : ""
      diagnostics.hint(error.hint ?? "checkout-key help\(topic) explains the options")
      return .usage
    }
  }

  private static func perform(_ command: Command, _ settings: Settings) throws(UsageError)
    -> ExitStatus
  {
    try command.check(settings)
    var settings = settings
    if settings.operands.isEmpty && settings.filesFrom == nil && command.readsStandardInput {
      if FileDescriptor.standardInput.isTerminal {
        try? OutputStream.standardError.write(HelpText.beginning(command) + "\n")
        return .usage
      }
      settings.operands = [Argument("-")]
    }
    return finding { status throws(OutputError) in try command.run(settings, &status) }
  }

  /// The status of some work, also if its output can't be written.
  private static func finding(_ work: (inout ExitStatus) throws(OutputError) -> Void) -> ExitStatus
  {
    var status = ExitStatus.success
    do throws(OutputError) {
      try work(&status)
    } catch {
      // `| head -1` has what it wanted.
      if error == .closedPipe { return status }
      // What waits for the end of a run is said all the same.
      Diagnostics.shared.conclude(captures: .max)
      Diagnostics.shared.error(error.description, hint: error.hint)
      status = max(status, error.status)
    }
    return status
  }

  private static func printing(_ text: () -> String) -> ExitStatus {
    finding { _ throws(OutputError) in try print(text()) }
  }

  /// Prints what was asked for in place of work.
  static func print(_ text: String) throws(OutputError) {
    try OutputStream.standardOutput.write(text + "\n")
    try OutputStream.standardOutput.close()
  }

  private static func text(_ information: Settings.Information, _ command: Command) -> String {
    // What explains the others is explained by the help of the tool.
    let command = command.isExplained ? command : commands[0]
    return switch information {
    case .shortHelp: HelpText.short(command)
    case .help: HelpText.whole(command)
    case .version: version
    case .generated(let what): what.text
    }
  }

  /// Refuses a command's name behind options, where it would be taken for a capture's.
  private static func checkPlace(of operand: Argument?) throws(UsageError) {
    guard let command = commands.named(operand) else { return }
    let file = operand?.path.kind == nil ? "" : "; the file is ./\(command.name)"
    throw UsageError(
      "options must come after the command's name",
      hint: "begin with it: checkout-key \(command.name) [OPTION]...\(file)")
  }

  /// The error with more to say of an option that the command does not have.
  private static func explained(_ error: UsageError, to command: Command) -> UsageError {
    guard let unknown = error.unknown else { return error }
    if unknown.word.path.kind != nil {
      return UsageError(
        error.message,
        hint: "a file whose name begins with - is given as \(unknown.word.path.shellWord)")
    }
    let owner = commands.first { other in
      other.options.contains { $0.spellings.contains(unknown.spelling) }
    }
    guard let owner else { return error }
    return UsageError(
      "\(command.name) has no option \(unknown.spelling)",
      hint: "it is an option of \(owner.name): checkout-key help \(owner.name)")
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
