/// The tool: from its arguments to its exit status.
enum Tool {
  static func run(_ arguments: [String]) -> ExitStatus {
    do throws(UsageError) {
      return switch CommandName(in: arguments) {
      case .extract: try ExtractCommand.run(arguments)
      case .inspect: try InspectCommand.run(arguments)
      case .redact: try RedactCommand.run(arguments)
      case .verify: try VerifyCommand.run(arguments)
      }
    } catch {
      let diagnostics = Diagnostics()
      diagnostics.error(error.message)
      diagnostics.hint(error.hint ?? "checkout-key --help explains the options")
      return .usage
    }
  }
}
