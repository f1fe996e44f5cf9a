import CheckoutKey

/// `checkout-key extract`: prints the keys of captures.
struct Extract: CaptureCommand {
  static let name = "extract"

  static let manual = Manual(
    brief: "print the public key of a CircleCI user key, out of a HAR file",
    summary: "Prints the public key of a CircleCI user key, out of the browser's HAR file.",
    examples: [
      .init("checkout-key ~/Downloads/circleci.com.har", "print the key line"),
      .init("checkout-key --copy --open a.har", "copy it, and open its page"),
      .init("checkout-key captures/", "one key line for each project"),
      .init("checkout-key -o keys/ captures/", "one file for each key"),
      .init("checkout-key --format csv captures/", "a table of all that is known"),
      .init("checkout-key --format curl captures/ > add.sh", "a script that sends them"),
      .init("gunzip -c old.har.gz | checkout-key", "read standard input"),
    ],
    usage: ["checkout-key [extract] [OPTION]... [CAPTURE|DIRECTORY|-]..."],
    introduction: [
      Manual.operands
        + " The newest key of each project counts, and it is printed only if it is whole and has the fingerprint that CircleCI reports. "
        + "Nothing is ever sent over the network."
    ],
    remarks: [
      "Where the key goes: Bitbucket's Repository settings > Access keys. Access keys are "
        + "read-only, and so are those that the bitbucket formats and curl make; a key that has to "
        + "push belongs to an account, under Personal Bitbucket settings > SSH keys."
    ],
    exitStatuses: Manual.captureStatuses.map { status, words in
      status == .noKey
        ? (status, words + "; or --copy or --open can't choose among several") : (status, words)
    })

  static let options: [OptionGroup<Settings>] = [
    OptionGroup(
      "What is read",
      Option.captures + [
        .project, .host,
        .flag("all", "also keys that a newer one has replaced") {
          $0.extraction.includesSuperseded = true
        },
        .flag("listed", "also user keys that the list of keys holds") {
          $0.extraction.includesListed = true
        },
      ]),
    OptionGroup(
      "What is written",
      [
        .format, .label, .copy, .open,
        .value(
          "output", letter: "o", as: "PATH", "write this file, or a file for each key in directory/"
        ) { (settings, path) throws(UsageError) in settings.output = try path.outputPath() },
        .force { $0.isForced = true }.rare,
        .flag("no-newline", letter: "n", "leave out the last line feed") {
          $0.omitsLineFeed = true
        },
      ]),
    .common,
  ]

  struct Settings: CaptureSettings, KeySettings {
    var operands: [Argument] = []
    var common = CommonSettings()
    var captures = CaptureChoice()
    var extraction = Extraction()
    var format = OutputFormat.key
    var label = Self.defaultLabel
    var omitsLineFeed = false
    /// Where the output goes; nil is standard output.
    var output: FilePath?
    /// Whether the output may take the place of a file.
    var isForced = false
    var desk = DeskSettings()

    func check() throws(UsageError) {
      try checkCaptures()
      try checkDesk()
      if desk.copies && output != nil {
        throw UsageError("--copy and -o can't be used together: the output goes to one place")
      }
      let commands = Tool.commands.map { $0.name } + ["help", "version"]
      if let first = operands.first, case let word = first.text, word.allSatisfy(\.isLetter),
        !commands.contains(word), first.path.kind == nil,
        let closest = ClosestWord.to(word.lowercased(), among: commands)
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
  /// What is to be applied: one key a project, known when the last capture has been read.
  private var newest: NewestKeys?
  /// What a document says besides of captures that gave no key.
  private var failures: [Record] = []
  private var handoff: Handoff
  /// How many keys lack what the format needs.
  private var lackingCount = 0
  private var reminder = CredentialsReminder()

  init(_ settings: Settings) {
    self.settings = settings
    format = settings.format.format(label: settings.label)
    diagnostics = Diagnostics(settings.common)
    let isApplied =
      settings.format.isApplied || settings.output.map(OutputFile.isDirectory) == true
    if isApplied && !settings.extraction.includesSuperseded {
      newest = NewestKeys()
    }
    output =
      settings.desk.copies
      ? ClipboardOutput(format, diagnostics: diagnostics)
      : StreamOutput(format, to: nil, omitsLineFeed: settings.omitsLineFeed)
    handoff = Handoff(settings, isWrittenToFile: settings.output != nil)
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
    for hint in settings.optionsWithoutEffect { diagnostics.hint(hint) }
    guard let path = settings.output else { return }
    if OutputFile.isDirectory(path) {
      output = try DirectoryOutput(
        format, directory: path, omitsLineFeed: settings.omitsLineFeed,
        overwrites: settings.isForced, namesKeys: settings.extraction.includesSuperseded,
        diagnostics: diagnostics)
    } else {
      let file = try OutputFile(path: path, overwrites: settings.isForced)
      output = StreamOutput(format, to: file, omitsLineFeed: settings.omitsLineFeed)
    }
  }

  /// Writes the records of one capture, unless newer ones may follow, and says what there is to say.
  mutating func deliver(_ records: [Record]) throws(OutputError) {
    tally.add(records)
    reminder.add(records)
    diagnostics.report(records)
    if newest == nil {
      for record in records { try write(record) }
    } else {
      newest?.add(records)
      // A document names what is missing too.
      if format.need == nil { failures += records.filter { $0.key == nil } }
    }
  }

  mutating func finish() throws(OutputError) {
    if let newest {
      for record in newest.records {
        for warning in record.warnings where warning.isOfSeveralCaptures {
          diagnostics.warning(warning.words, capture: record.capture)
        }
        try write(record)
      }
      // Those that decide for a project have been written.
      let place = { (record: Record) in Array("\(record.entry ?? -1) \(record.capture)".utf8) }
      let decided = Set(newest.records.map(place))
      for record in failures where !decided.contains(place(record)) { try write(record) }
      tally.give(handoff.keyCount, leavingOut: newest.replacedKeyCount + lackingCount)
    }
    do throws(OutputError) {
      try output.finish()
    } catch .someFailed {
      tally.raise(.failure)
    }
    if let path = settings.output, let summary = output.summary, !summary.isEmpty {
      diagnostics.information(summary, capture: path.text)
    }
    tally.raise(handoff.finish())
    if !handoff.saysNextSteps, let words = reminder.words { diagnostics.hint(words) }
  }

  func discard() {
    output.discard()
  }

  /// Writes a record, or says what it lacks for the format.
  private mutating func write(_ record: Record) throws(OutputError) {
    guard let lack = handoff.lack(of: record) else {
      return try handoff.write(record, to: &output)
    }
    diagnostics.error(lack.message, capture: record.capture)
    diagnostics.hint(lack.hint)
    tally.raise(.noKey)
    lackingCount += 1
  }
}

extension Extract.Settings {
  /// What was asked for and makes no difference.
  fileprivate var optionsWithoutEffect: [String] {
    let format = "--format \(format.rawValue)"
    var hints: [String] = []
    // In a terminal that of a key is said in the next steps.
    let saysNextSteps =
      self.format == .key && FileDescriptor.standardOutput.isTerminal
      && FileDescriptor.standardError.isTerminal
    if label != Self.defaultLabel && !self.format.usesLabel && !saysNextSteps {
      hints.append("\(format) has no label, so --label is without effect")
    }
    if omitsLineFeed && !self.format.isApplied {
      hints.append(
        "-n is for a clipboard, and \(format) is for programs, which expect the line feed")
    }
    if captures.isNullSeparated && captures.filesFrom == nil {
      hints.append("-0 says how names in the list of --files-from end, and there is no list")
    }
    if isForced && output == nil { hints.append("--force is about files, which only -o writes") }
    return hints
  }
}

extension Warning {
  /// Whether it is known only when all captures have been read.
  fileprivate var isOfSeveralCaptures: Bool {
    switch self {
    case .newestOfAll, .withheld: true
    default: false
    }
  }
}

extension OutputFormat: Choice {
  var words: String { self == .key ? summary + " (default)" : summary }
}
