/// The commands, by their names on the command line.
enum CommandName: String, CaseIterable {
  case extract, inspect, redact, verify

  /// The command that the first operand names; `extract` if it names none.
  init(in arguments: [String]) {
    // Every option of every command is known, so that no option's value is taken for an operand.
    // What makes no sense is left to the command to refuse.
    var reader = ArgumentReader(arguments, options: Self.options, settings: ())
    try? reader.read { false }
    self = reader.operands.first.flatMap(Self.init(rawValue:)) ?? .extract
  }

  private static let options: [Option<Void>] = {
    let all =
      ExtractOptions.table.map(\.withoutEffect) + InspectOptions.table.map(\.withoutEffect)
      + RedactOptions.table.map(\.withoutEffect) + VerifyOptions.table.map(\.withoutEffect)
    var names: Set<String> = []
    return all.filter { names.insert($0.name).inserted }
  }()
}

extension Option {
  fileprivate var withoutEffect: Option<Void> {
    switch action {
    case .flag: .flag(name, letter) { _ in }
    case .value: .value(name, letter) { _, _ in }
    }
  }
}
