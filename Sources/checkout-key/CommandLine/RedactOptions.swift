/// What the command line says to `redact`.
struct RedactOptions: CaptureCommandOptions {
  static let name = CommandName.redact

  var operands: [String] = []
  var common = CommonOptions()
  var captures = CaptureOptions()
  /// Where the output goes; nil is standard output.
  var output: String?
  /// Whether the output may take the place of a file.
  var force = false

  func check() throws(UsageError) {
    try checkCaptures()
    let isOne =
      captures.filesFrom == nil && operands.count <= 1
      && !operands.contains { FileKind(path: $0) == .directory }
    if !isOne && output.map(OutputFile.isDirectory) != true {
      throw UsageError(
        "redact makes one file of each capture, and there may be several",
        hint: "say where they go: -o DIRECTORY/")
    }
  }

  static let table: [Option<RedactOptions>] =
    Option.captures + Option.common + [
      .value("output", "o") { $0.output = $1 },
      .flag("force") { $0.force = true },
    ]
}
