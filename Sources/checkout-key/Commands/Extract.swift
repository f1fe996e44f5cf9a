import CheckoutKey

/// `checkout-key extract`: prints the keys of captures.
struct Extract: CaptureCommand {
  static let name = "extract"

  static let manual = Manual(
    brief: "print the public key of a CircleCI user key, out of a HAR file",
    summary: "Prints the public key of a CircleCI user key, out of the browser's HAR file.",
    examples: [
      .init("checkout-key ~/Downloads/circleci.com.har", "print the key line"),
      .init("checkout-key captures/", "one key line for each project"),
      .init("checkout-key -o keys/ captures/", "one file for each key"),
      .init("checkout-key --format csv captures/", "a table of all that is known"),
      .init("checkout-key --format curl a.har | sh", "send the key to Bitbucket Cloud"),
      .init("gunzip -c old.har.gz | checkout-key", "read standard input"),
    ],
    usage: ["checkout-key [extract] [OPTION]... [CAPTURE|DIRECTORY|-]..."],
    introduction: [
      Manual.operands
        + " The newest key of each project counts, and it is printed only if it is proved whole. "
        + "Nothing is ever sent over the network."
    ],
    remarks: [
      "Where the key goes: Bitbucket's Repository settings > Access keys. Access keys are "
        + "read-only, and so are those that the bitbucket formats and curl make; a key that has to "
        + "push belongs to an account, under Personal Bitbucket settings > SSH keys."
    ],
    exitStatuses: Manual.captureStatuses)

  static let options: [OptionGroup<Settings>] = [
    OptionGroup(
      "What is read",
      Option.captures + [
        .value("project", as: "SLUG", "only this project, such as bitbucket/acme/webapp") {
          $0.extraction.project = Project(slug: $1.text)
        },
        .value(
          "host", as: "NAME", "only responses from this host (CircleCI Server has its own)"
        ) { $0.extraction.host = $1.text },
        .flag("all", "also keys that a newer one has replaced") {
          $0.extraction.includesSuperseded = true
        },
        .flag("no-verify", "print a key that is not whole, with a warning") {
          $0.extraction.includesUnproved = true
        },
      ]),
    OptionGroup(
      "What is written",
      [
        .choice("format", as: "FORMAT", "one of") { $0.format = $1 },
        .value("label", as: "TEXT", "the key's name in Bitbucket (CircleCI User Key)") {
          $0.label = $1.text
        },
        .value(
          "output", letter: "o", as: "PATH",
          "write into this file; one file a key if PATH is a directory or ends in /"
        ) { $0.output = $1.path },
        .flag("force", "with -o, also where there is such a file already") { $0.isForced = true },
        .flag("no-newline", letter: "n", "leave out the last line feed") {
          $0.omitsLineFeed = true
        },
      ]),
    .common,
  ]

  struct Settings: CaptureSettings {
    var operands: [Argument] = []
    var common = CommonSettings()
    var captures = CaptureChoice()
    var extraction = Extraction()
    var format = OutputFormat.key
    var label = "CircleCI User Key"
    var omitsLineFeed = false
    /// Where the output goes; nil is standard output.
    var output: FilePath?
    /// Whether the output may take the place of a file.
    var isForced = false

    func check() throws(UsageError) {
      try checkCaptures()
      let commands = Tool.commands.map { $0.name }
      if let first = operands.first, case let word = first.text, word.allSatisfy(\.isLetter),
        !commands.contains(word), first.path.kind == nil,
        let closest = ClosestWord.to(word, among: commands)
      {
        throw UsageError(
          "\(word) is no command and no file", hint: "did you mean checkout-key \(closest)?")
      }
    }
  }

  let settings: Settings
  var diagnostics: Diagnostics
  var tally = Tally()
  private let format: any RecordFormat
  private var output: any RecordOutput
  /// How many captures gave a key but must not be handed on.
  private var secretCaptures = 0

  init(_ settings: Settings) {
    self.settings = settings
    format = settings.format.format(label: settings.label)
    diagnostics = Diagnostics(settings.common)
    output = StreamOutput(format, to: nil, omitsLineFeed: settings.omitsLineFeed)
  }

  static func read(
    _ capture: Capture, _ settings: Settings, didRead: @escaping (Int) -> Void
  ) -> [Record] {
    capture.read { descriptor in
      settings.extraction.records(
        fromFileDescriptor: descriptor.number, named: capture.name, didRead: didRead
      ).map { $0.withToolWords(capture) }
    } orElse: { record in
      [record]
    }
  }

  mutating func begin(isSingle: Bool) throws(OutputError) {
    guard let path = settings.output else { return }
    if OutputFile.isDirectory(path) {
      output = try DirectoryOutput(
        format, directory: path, omitsLineFeed: settings.omitsLineFeed,
        overwrites: settings.isForced)
    } else {
      let file = try OutputFile(path: path, overwrites: settings.isForced)
      output = StreamOutput(format, to: file, omitsLineFeed: settings.omitsLineFeed)
    }
  }

  /// Writes the records of one capture, and says what there is to say of them.
  mutating func deliver(_ records: [Record]) throws(OutputError) {
    tally.add(records)
    if records.contains(where: { $0.key != nil && $0.holdsCredentials }) {
      secretCaptures += 1
    }
    for record in records { try write(record) }
    diagnostics.report(records)
  }

  mutating func finish() throws(OutputError) {
    try output.finish()
    sayWhatHoldsCredentials()
  }

  func discard() {
    output.discard()
  }

  private mutating func write(_ record: Record) throws(OutputError) {
    do throws(OutputError) {
      if try output.write(record) { return }
      diagnostics.error(
        "entry \(record.entry ?? 0): --format \(settings.format.rawValue) needs "
          + (format.lack(of: record) ?? .key).description, capture: record.capture)
      tally.raise(.noKey)
    } catch {
      try reportExisting(error)
    }
  }

  private func sayWhatHoldsCredentials() {
    if secretCaptures == 0 { return }
    let who = secretCaptures == 1 ? "the capture holds" : "\(secretCaptures) captures hold"
    diagnostics.hint(
      "\(who) credentials (cookies or tokens) too; checkout-key redact makes a copy without them")
  }
}

extension OutputFormat: Choice {
  var words: String { self == .key ? summary + " (default)" : summary }
}
