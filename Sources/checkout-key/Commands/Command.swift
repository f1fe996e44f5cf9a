#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// One thing that the tool can be asked to do.
protocol Command {
  associatedtype Options: CommandOptions

  /// What `--help` prints.
  static var help: String { get }

  init(_ options: Options)
  /// The status that what was done so far amounts to.
  var status: ExitStatus { get }
  /// Does the work.
  mutating func run() throws(OutputError)
}

extension Command {
  /// From the arguments to the exit status.
  ///
  /// - Throws: `UsageError`; then nothing has been read.
  static func run(_ arguments: [String]) throws(UsageError) -> ExitStatus {
    var options = try Options(arguments)
    switch options.common.information {
    case .help: return printWhole(help)
    case .version: return printWhole(HelpText.version)
    case nil: break
    }
    if options.operands.isEmpty && !options.needsNoOperand {
      if isatty(STDIN_FILENO) == 1 {
        try? OutputStream.standardError.write(help + "\n")
        return .usage
      }
      options.operands = ["-"]
    }
    var command = Self(options)
    do throws(OutputError) {
      try command.run()
    } catch {
      // `| head -1` has what it wanted.
      if error == .closedPipe { return command.status }
      let diagnostics = Diagnostics(options.common)
      diagnostics.error(error.description)
      if let hint = error.hint { diagnostics.hint(hint) }
      return .failure
    }
    return command.status
  }

  private static func printWhole(_ text: String) -> ExitStatus {
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
