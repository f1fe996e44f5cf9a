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
        .listed,
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
  private var delivery: Delivery
  /// What is to be applied: one key for each project, known when the last capture has been read; nil where
  /// each capture's records are written as they come.
  private var run: CheckoutKeyRun?
  /// What a document says of captures that asked for no key.
  private var failures: [CheckoutKeyRecord] = []
  private var reminder = CredentialsReminder()

  init(_ settings: Settings) {
    self.settings = settings
    delivery = Delivery(
      settings, to: settings.output, omitsLineFeed: settings.omitsLineFeed,
      overwrites: settings.isForced)
    diagnostics = Diagnostics(settings.common)
    if settings.format.isApplied || settings.output.map(OutputFile.isDirectory) == true {
      run = CheckoutKeyRun(settings.extraction)
    }
  }

  mutating func begin(_ captures: SharedCaptureList) throws(OutputError) {
    for hint in settings.optionsWithoutEffect { diagnostics.hint(hint) }
    try delivery.begin()
  }

  /// Writes the records of one capture, unless newer ones may follow, and says what there is to say.
  mutating func deliver(_ capture: CheckoutKeyCapture) throws(OutputError) {
    let records = capture.records
    reminder.add(records)
    // What the captures say of projects is known at the end only.
    let said = run?.add(capture, records) ?? records
    if tally.isPassedOver(capture, records, settings.extraction) {
      tally.passOver(capture, records)
    } else {
      tally.add(said)
      diagnostics.report(said)
    }
    if run == nil {
      for record in records { try delivery.write(record) }
    } else if settings.format == .html {
      failures += said
    }
  }

  mutating func finish() throws(OutputError) {
    if let run {
      let records = run.records
      for record in run.madeGood(by: records) {
        diagnostics.note(record.message ?? "", capture: record.capture)
      }
      tally.count(records)
      diagnostics.report(records)
      for record in records + failures { try delivery.write(record) }
      let replaced = settings.extraction.includesSuperseded ? 0 : run.replacedKeyCount
      tally.give(delivery.keyCount, leavingOut: replaced + delivery.lackingCount)
    }
    if let record = tally.reasonForNothing {
      diagnostics.report([record])
      tally.raise(.noKey)
    }
    tally.raise(try delivery.finish())
    if !delivery.hasSaidNextSteps, let words = reminder.words { diagnostics.hint(words) }
  }

  func discard() {
    delivery.discard()
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

extension OutputFormat: Choice {
  var words: String { self == .key ? summary + " (default)" : summary }
}
