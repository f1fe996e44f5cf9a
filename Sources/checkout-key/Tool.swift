#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The tool: from its arguments to its exit status.
enum Tool {
  static func run(_ arguments: [String]) -> ExitStatus {
    do throws(UsageError) {
      var options = try ExtractOptions(arguments)
      switch options.information {
      case .help: return print(HelpText.extract)
      case .version: return print(HelpText.version)
      case nil: break
      }
      if options.operands.isEmpty && options.filesFrom == nil {
        if isatty(STDIN_FILENO) == 1 {
          try? OutputStream.standardError.write(HelpText.extract + "\n")
          return .usage
        }
        options.operands = ["-"]
      }
      return ExtractCommand.run(options)
    } catch {
      let diagnostics = Diagnostics()
      diagnostics.error(error.message)
      diagnostics.hint(error.hint ?? "checkout-key --help explains the options")
      return .usage
    }
  }

  private static func print(_ text: String) -> ExitStatus {
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
