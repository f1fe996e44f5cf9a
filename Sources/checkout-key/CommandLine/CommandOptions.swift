/// What the command line says to a command.
protocol CommandOptions: SendableMetatype {
  static var name: CommandName { get }
  /// Every option of the command; `HelpText` explains them.
  static var table: [Option<Self>] { get }

  /// The defaults.
  init()
  var operands: [String] { get set }
  var common: CommonOptions { get set }
  /// Whether something other than the operands says what is read.
  var needsNoOperand: Bool { get }
  /// Checks what no option can check by itself.
  func check() throws(UsageError)
}

/// What every command can be told.
struct CommonOptions {
  var quiet = false
  var color = ColorChoice.auto
  /// What to print instead of doing the work.
  var information: Information?

  enum Information {
    case help, version
  }
}

extension CommandOptions {
  var needsNoOperand: Bool { false }

  func check() throws(UsageError) {}

  /// Reads the arguments behind the tool's name.
  ///
  /// - Throws: `UsageError`, for the first argument that makes no sense.
  init(_ arguments: [String]) throws(UsageError) {
    var reader = ArgumentReader(arguments, options: Self.table, settings: Self())
    try reader.read { $0.common.information != nil }
    self = reader.settings
    // The command's name may be left out; behind `--` it is a file's.
    let isNamed = reader.operands.first == Self.name.rawValue
    operands = reader.operands.dropFirst(isNamed ? 1 : 0) + reader.literalOperands
    if common.information == nil { try check() }
  }
}

extension Option where Settings: CommandOptions {
  /// The options of every command.
  static var common: [Option] {
    [
      .value("color") { (options, name) throws(UsageError) in
        options.common.color = try ColorChoice(named: name)
      },
      .flag("quiet", "q") { $0.common.quiet = true },
      .flag("help", "h") { $0.common.information = .help },
      .flag("version") { $0.common.information = .version },
    ]
  }
}
