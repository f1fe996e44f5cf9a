import CheckoutKey

/// What the command line says to `extract`.
struct ExtractOptions: CaptureCommandOptions {
  static let name = CommandName.extract

  var operands: [String] = []
  var common = CommonOptions()
  var captures = CaptureOptions()
  var extraction = Extraction()
  var format = OutputFormat.key
  var label = "CircleCI User Key"
  var noNewline = false
  /// Where the output goes; nil is standard output.
  var output: String?
  /// Whether the output may take the place of a file.
  var force = false

  func check() throws(UsageError) {
    try checkCaptures()
    let commands = CommandName.allCases.map(\.rawValue)
    if let first = operands.first, first.allSatisfy(\.isLetter), !commands.contains(first),
      FileKind(path: first) == nil, let closest = ClosestWord.to(first, among: commands)
    {
      throw UsageError(
        "\(first) is no command and no file", hint: "did you mean checkout-key \(closest)?")
    }
  }

  static let table: [Option<ExtractOptions>] =
    Option.captures + Option.common + [
      .value("format") { (options, name) throws(UsageError) in
        options.format = try OutputFormat(named: name)
      },
      .value("label") { $0.label = $1 },
      .value("output", "o") { $0.output = $1 },
      .flag("force") { $0.force = true },
      .flag("no-newline", "n") { $0.noNewline = true },
      .flag("no-verify") { $0.extraction.includesUnproved = true },
      .flag("all") { $0.extraction.includesSuperseded = true },
      .value("project") { $0.extraction.project = Project(slug: $1) },
      .value("host") { $0.extraction.host = $1 },
    ]
}
