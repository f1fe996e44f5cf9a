import CheckoutKey

/// What the command line says to `extract`.
struct ExtractOptions {
  var operands: [String] = []
  var extraction = Extraction()
  var format = OutputFormat.key
  var noNewline = false
  var quiet = false
  /// What to print instead of keys.
  var information: Information?

  enum Information {
    case help, version
  }

  /// Reads the arguments behind the tool's name.
  ///
  /// - Throws: `UsageError`, for the first argument that makes no sense.
  init(_ arguments: [String]) throws(UsageError) {
    var reader = ArgumentReader(arguments, options: Self.table, settings: Self())
    try reader.read { $0.information != nil }
    self = reader.settings
    // The command's name may be left out; behind `--` it is a file's.
    let named =
      reader.operands.first == "extract" ? reader.operands.dropFirst() : reader.operands[...]
    operands = named + reader.literalOperands
  }

  private init() {}

  /// Every option of the command; `HelpText` explains them.
  static let table: [Option<ExtractOptions>] = [
    .value("format") { (options, name) throws(UsageError) in
      options.format = try OutputFormat(named: name)
    },
    .flag("no-newline", "n") { $0.noNewline = true },
    .flag("no-verify") { $0.extraction.verify = false },
    .flag("all") { $0.extraction.includesSuperseded = true },
    .value("project") { $0.extraction.project = Project(slug: $1) },
    .value("host") { $0.extraction.host = $1 },
    .flag("quiet", "q") { $0.quiet = true },
    .flag("help", "h") { $0.information = .help },
    .flag("version") { $0.information = .version },
  ]
}

extension OutputFormat {
  /// The format that `--format` names.
  fileprivate init(named name: String) throws(UsageError) {
    guard let format = OutputFormat(rawValue: name) else {
      let names = OutputFormat.allCases.map(\.rawValue)
      let closest = ClosestWord.to(name, among: names)
      throw UsageError(
        "unknown format \(name): the formats are \(names.joined(separator: ", "))",
        hint: closest.map { "did you mean --format \($0)?" })
    }
    self = format
  }
}
