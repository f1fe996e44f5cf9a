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
      case .help: return Output.print(HelpText.extract)
      case .version: return Output.print(HelpText.version)
      case nil: break
      }
      if options.operands.isEmpty {
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
}
