/// One thing that the tool can be asked to do: a file with its options, its manual, and what it does.
protocol Command: Sendable {
  associatedtype Settings: CommandSettings

  static var name: String { get }
  static var manual: Manual { get }
  static var options: [OptionGroup<Settings>] { get }

  init(_ settings: Settings)
  /// The status that what was done so far amounts to.
  var status: ExitStatus { get }
  /// Does the work.
  mutating func perform() throws(OutputError)
}

/// What the command line says to a command.
protocol CommandSettings: Sendable {
  /// The defaults.
  init()
  var operands: [Argument] { get set }
  var common: CommonSettings { get set }
  /// Whether something other than the operands says what is read.
  var needsNoOperand: Bool { get }
  /// Checks what no option can check by itself.
  func check() throws(UsageError)
}

extension CommandSettings {
  var needsNoOperand: Bool { false }

  func check() throws(UsageError) {}
}

/// What every command can be told.
struct CommonSettings: Equatable {
  var isQuiet = false
  var color = ColorChoice.auto
  /// What to print instead of doing the work.
  var information: Information?

  enum Information: Equatable {
    case shortHelp, help, version
    case generated(Generated)
  }
}

extension OptionGroup where Settings: CommandSettings {
  /// The options of every command.
  static var common: OptionGroup {
    OptionGroup(
      "In general",
      [
        .choice("color", as: "WHEN", "colour what is for people") { $0.common.color = $1 }.rare,
        .flag("quiet", letter: "q", "leave out warnings and hints, never errors") {
          $0.common.isQuiet = true
        },
        .flag(letter: "h", "print the short help") { $0.common.information = .shortHelp },
        .flag("help", "print the whole help") { $0.common.information = .help },
        .flag("version", letter: "V", "print the version") { $0.common.information = .version }
          .rare,
        .choice("generate", as: "WHAT", "print a part of an installation") {
          $0.common.information = .generated($1)
        }.rare,
      ])
  }
}

extension Command {
  static var description: CommandDescription {
    CommandDescription(name: name, manual: manual, groups: options)
  }

  /// What the arguments behind the tool's name say.
  ///
  /// - Throws: `UsageError`, for the first argument that makes no sense.
  static func settings(_ arguments: [Argument]) throws(UsageError) -> Settings {
    var reader = ArgumentReader(
      arguments, options: options.flatMap(\.options), settings: Settings())
    try reader.read { $0.common.information != nil }
    var settings = reader.settings
    // The command's name may be left out; behind `--` it is a file's.
    let isNamed = reader.operands.first?.text == name
    settings.operands = reader.operands.dropFirst(isNamed ? 1 : 0) + reader.literalOperands
    if settings.common.information == nil { try settings.check() }
    return settings
  }

  /// Does what the arguments behind the tool's name ask for.
  ///
  /// - Throws: `UsageError`; then nothing has been read.
  static func obey(_ arguments: [Argument]) throws(UsageError) -> ExitStatus {
    var settings = try settings(arguments)
    switch settings.common.information {
    case .shortHelp:
      return Tool.print(
        HelpText.short(description, others: Tool.others(than: Self.self)))
    case .help: return Tool.printHelp(Self.self)
    case .version: return Tool.print(Tool.version)
    case .generated(let what):
      return Tool.print(what.text(of: Tool.commands.map { $0.description }))
    case nil: break
    }
    if settings.operands.isEmpty && !settings.needsNoOperand {
      if FileDescriptor.standardInput.isTerminal {
        let text = HelpText.beginning(description, others: Tool.others(than: Self.self))
        try? OutputStream.standardError.write(text + "\n")
        return .usage
      }
      settings.operands = [Argument("-")]
    }
    var command = Self(settings)
    do throws(OutputError) {
      try command.perform()
    } catch {
      // `| head -1` has what it wanted.
      if error == .closedPipe { return command.status }
      let diagnostics = Diagnostics(settings.common)
      diagnostics.error(error.description)
      if let hint = error.hint { diagnostics.hint(hint) }
      return max(command.status, error.status)
    }
    return command.status
  }
}
