import CheckoutKey

/// What the command line says to `extract`.
struct ExtractOptions {
  var operands: [String] = []
  var extraction = Extraction()
  var format = OutputFormat.key
  var label = "CircleCI User Key"
  var noNewline = false
  /// Where the output goes; nil is standard output.
  var output: String?
  /// Whether the output may take the place of a file.
  var force = false
  /// A file, or `-`, with more operands.
  var filesFrom: String?
  /// Whether those end with NUL.
  var isNullSeparated = false
  /// How many captures are read at the same time; nil is as many as the machine has cores.
  var jobs: Int?
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
    if filesFrom == "-" && operands.contains("-") {
      throw UsageError("- can't be both a capture and, for --files-from, the list of captures")
    }
  }

  private init() {}

  /// Each job is a thread with a window of its own.
  private static let maxJobs = 64

  /// Every option of the command; `HelpText` explains them.
  static let table: [Option<ExtractOptions>] = [
    .value("format") { (options, name) throws(UsageError) in
      options.format = try OutputFormat(named: name)
    },
    .value("label") { $0.label = $1 },
    .value("output", "o") { $0.output = $1 },
    .flag("force") { $0.force = true },
    .value("files-from") { $0.filesFrom = $1 },
    .flag("null", "0") { $0.isNullSeparated = true },
    .value("jobs", "j") { (options, number) throws(UsageError) in
      guard let jobs = Int(number), (1...maxJobs).contains(jobs) else {
        throw UsageError("--jobs takes a whole number from 1 to \(maxJobs), not \(number)")
      }
      options.jobs = jobs
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
