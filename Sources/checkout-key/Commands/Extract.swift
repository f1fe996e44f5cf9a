import CheckoutKey

extension Command {
  /// `checkout-key extract`: prints the keys of captures.
  static let extract = Command(
    name: "extract",
    manual: Manual(
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
          + " The newest key of each project counts, and it is printed only if it is complete and has the fingerprint that CircleCI reports. "
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
      }),
    ownGroups: [
      OptionGroup(
        "What is read",
        .captures + [
          .project, .host,
          .flag("all", "print older keys of a project, too") {
            $0.extraction.includesSuperseded = true
          },
          .listed,
        ]),
      OptionGroup(
        "What is written",
        [
          .format, .label, .copy, .open, .output(aFileForEach: "key"), .force.rare,
          .flag("no-newline", letter: "n", "leave out the last line feed") {
            $0.omitsLineFeed = true
          },
        ]),
    ],
    check: { settings throws(UsageError) in
      try settings.checkCaptures()
      try settings.checkCopying()
      if settings.copies && settings.output != nil {
        throw UsageError("--copy and -o can't be used together: the output goes to one place")
      }
      try checkForCommand(settings.operands.first)
      try settings.checkTerminal(writingTo: "-o")
    },
    run: { settings, status throws(OutputError) in
      guard let captures = settings.captures() else { return status = .failure }
      // Where no file is there none is replaced, and a list need not have come to its end.
      if let output = settings.output, output.kind != nil, !OutputFile.isDirectory(output) {
        try captures.spareOriginals { _ in [output] }
      }
      var keys = Keys(settings)
      defer { status = keys.tally.status }
      try keys.delivery.begin()
      do throws(OutputError) {
        let isComplete = try readCaptures(captures, settings, for: &keys) {
          (keys, capture) throws(OutputError) in try keys.deliver(capture)
        }
        if !isComplete { keys.tally.raise(.failure) }
        try keys.finish()
      } catch {
        keys.delivery.discard()
        throw error
      }
      captures.conclude(keys.tally, reminder: keys.reminder)
    })

  /// Refuses a mistyped command, which would be taken for a capture's name.
  private static func checkForCommand(_ operand: Argument?) throws(UsageError) {
    guard let operand, case let word = operand.text, word.allSatisfy(\.isLetter),
      !Tool.words.contains(word), operand.path.kind == nil,
      let closest = ClosestWord.to(word.lowercased(), among: Tool.commands.map(\.name))
    else { return }
    throw UsageError(
      "\(word) is neither a command nor a file", hint: "did you mean checkout-key \(closest)?")
  }
}

/// The keys of all captures, as they are given.
private struct Keys {
  private let settings: Settings
  var tally = Tally()
  var delivery: Delivery
  private let diagnostics = Diagnostics.shared
  /// What is to be applied: one key for each project, known when the last capture has been read; nil where
  /// each capture's records are written as they come.
  private var run: CheckoutKeyRun?
  /// What a document says of captures that asked for no key.
  private var failures: [CheckoutKeyRecord] = []
  private var credentials = CredentialsReminder()

  init(_ settings: Settings) {
    self.settings = settings
    delivery = Delivery(settings)
    if settings.format.isApplied || settings.output.map(OutputFile.isDirectory) == true {
      run = CheckoutKeyRun(settings.extraction)
    }
  }

  /// Writes the records of one capture, unless newer ones may follow, and says what there is to say.
  mutating func deliver(_ capture: CheckoutKeyCapture) throws(OutputError) {
    let records = capture.records
    credentials.add(records)
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
  }

  /// That the captures hold credentials, if the next steps have not said so.
  var reminder: String? { delivery.hasSaidNextSteps ? nil : credentials.words }
}

extension OutputFormat: Choice {
  var words: String { self == .key ? summary + " (default)" : summary }
}
