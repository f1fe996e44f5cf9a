/// The tool: from its arguments to its exit status.
enum Tool {
  static let version = "checkout-key 0.1.0"

  /// The commands; the first is done where none is named.
  static let commands: [any Command.Type] = [
    Extract.self, Watch.self, Inspect.self, Redact.self, Verify.self,
  ]

  static func obey(_ arguments: [Argument]) -> ExitStatus {
    do throws(UsageError) {
      return try command(in: arguments).obey(arguments)
    } catch {
      let diagnostics = Diagnostics()
      diagnostics.error(error.message)
      diagnostics.hint(error.hint ?? "checkout-key --help explains the options")
      return .usage
    }
  }

  /// The command that the first operand names.
  static func command(in arguments: [Argument]) -> any Command.Type {
    // Every option of every command is known, so that no option's value is taken for an operand.
    // What makes no sense is left to the command to refuse.
    var names: Set<String> = []
    let declarations = commands.flatMap { $0.description.options }
      .filter { names.insert($0.name).inserted }
    let options = declarations.map { declaration in
      Option<Void>(declaration: declaration) { _, _ in }
    }
    var reader = ArgumentReader(arguments, options: options, settings: ())
    try? reader.read { false }
    let name = reader.operands.first?.text
    return commands.first { $0.name == name } ?? commands[0]
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
}
