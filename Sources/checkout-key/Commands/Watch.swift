import CheckoutKey
import HAR

extension Command {
  /// `checkout-key watch`: waits for the browser's export, then hands the key on.
  static let watch = Command(
    name: "watch",
    manual: Manual(
      brief: "wait for the browser's export, then print its key",
      summary: "Waits for the HAR file that the browser exports, and prints the key in it.",
      examples: [
        .init("checkout-key watch", "wait for an export in the Downloads folder"),
        .init("checkout-key watch --copy --open", "copy its key, and open the page it is for"),
        .init("checkout-key watch --forever captures/", "go on after the first key"),
      ],
      usage: ["checkout-key watch [OPTION]... [DIRECTORY]"],
      introduction: [
        "Captures are files that end in .har or .harp. Those that were there before are not touched unless they "
          + "change; one that is still being written is waited for; what is said of a capture without "
          + "a key is what extract says. The Downloads folder is XDG_DOWNLOAD_DIR, or ~/Downloads."
      ],
      exitStatuses: [
        (.success, "a capture gave a key"),
        (
          .noKey,
          "no capture gave a key in time, or there are several keys, and the clipboard holds "
            + "one"
        ),
        (.failure, "the directory can't be watched, or the output could not be written"),
        (.usage, "the command line is wrong"),
      ]),
    ownGroups: [
      OptionGroup(
        "What is waited for",
        [
          .flag("forever", "go on after the first capture that gave a key") { $0.isForever = true },
          .value("timeout", as: "SECONDS", "stop waiting after SECONDS") {
            (settings, number) throws(UsageError) in
            guard let seconds = Double(number.text), seconds > 0, seconds <= 1e9 else {
              let shown = number.shown.map { ", not \($0)" } ?? ""
              throw UsageError("--timeout needs a number of seconds above 0\(shown)")
            }
            settings.timeout = .seconds(seconds)
          },
          .project, .host, .listed,
        ]),
      OptionGroup("What is written", [.format, .label, .copy, .open]),
    ],
    readsStandardInput: false,
    check: { settings throws(UsageError) in
      try settings.checkCopying()
      try settings.checkTerminal(writingTo: ">")
      let writer = settings.format.writer(label: settings.label)
      if settings.isForever, !writer.closing.isEmpty || writer.document != nil {
        throw UsageError(
          "--forever never ends, and --format \(settings.format.rawValue) has to be ended",
          hint: "ndjson, key and the like are written as they come")
      }
      let operands = Operand.all(settings.operands)
      if operands.count > 1 { throw UsageError("watch can only wait at one directory") }
      guard let operand = operands.first else { return }
      if operand.isContent || operand.isStandardInput {
        throw UsageError("watch needs a directory, and \(operand.shownName) is not one")
      }
      if let kind = operand.path.kind, kind != .directory {
        throw UsageError(
          "watch waits for captures in a directory, and \(operand.shownName) is not one",
          hint: "checkout-key \(operand.path.shellWord) reads it now")
      }
    },
    run: { settings, status throws(OutputError) in
      var watch = Watch(settings)
      defer { status = watch.status }
      try watch.perform()
    })
}

/// The wait for captures.
private struct Watch {
  private(set) var status = ExitStatus.success
  /// Whether a capture without a key was just explained.
  private var hasExplained = false
  private let settings: Settings
  private let diagnostics = Diagnostics.shared
  private var delivery: Delivery
  /// What was last said of each capture: one that is touched, but not changed, is not news.
  private var told: [FilePath: [CheckoutKeyRecord]] = [:]
  /// What all captures say so far, so that no key is given that is older than one of theirs.
  private var run: CheckoutKeyRun
  /// What was said of projects: of a file that is overwritten, its name alone does not tell.
  private var known: [CheckoutKeyRecord] = []

  init(_ settings: Settings) {
    self.settings = settings
    run = CheckoutKeyRun(settings.extraction)
    delivery = Delivery(settings)
  }

  mutating func perform() throws(OutputError) {
    if let path = settings.operands.first?.path ?? DesktopSession().downloadsFolder {
      try watch(path)
    } else {
      diagnostics.error(
        "there is no Downloads folder: neither HOME nor XDG_DOWNLOAD_DIR is set",
        hint: "name the directory: checkout-key watch DIRECTORY")
      status = .failure
    }
    status = max(status, try delivery.finish())
  }

  private mutating func watch(_ path: FilePath) throws(OutputError) {
    let start = ContinuousClock.now
    // What is no directory's name may be a secret.
    let name = Operand(path: path, place: .operand(1)).shownName
    var directory: WatchedDirectory?
    var hasGivenKey = false
    while true {
      let arrivals: [WatchedDirectory.Arrival]
      do throws(SystemError) {
        if directory == nil {
          directory = try WatchedDirectory(path)
          diagnostics.information("waiting for a capture in \(name) (Ctrl-C ends this)")
        }
        arrivals = try directory?.arrivals() ?? []
      } catch {
        diagnostics.error(
          "cannot be watched: \(error)",
          hint: error.isMissing
            ? "name a directory that is there: checkout-key watch DIRECTORY"
            : error.hintForCaptures,
          capture: name)
        return status = .failure
      }
      // Those that appear together are all read before a key is chosen.
      let captures = arrivals.compactMap { take($0, from: &directory) }
      if try handOn(captures) {
        hasGivenKey = true
        if !settings.isForever { return nameUnread(in: directory) }
      } else if hasExplained {
        diagnostics.information("still waiting for a capture in \(name)")
      }
      hasExplained = false
      let left = settings.timeout.map { $0 - (ContinuousClock.now - start) } ?? .seconds(1)
      if left <= .zero { return giveUp(hasGivenKey) }
      min(left, WatchedDirectory.interval).sleep()
    }
  }

  /// Reads a capture that has come up.
  ///
  /// - Returns: the capture, if it is complete and says something new.
  private mutating func take(
    _ arrival: WatchedDirectory.Arrival, from directory: inout WatchedDirectory?
  ) -> CheckoutKeyCapture? {
    let start = ContinuousClock.now
    // What has changed meanwhile, or may still change, comes up again.
    guard let capture = capture(of: arrival),
      case let isComplete = capture.mayBeComplete, isComplete || arrival.isLeft
    else {
      directory?.postpone(arrival, effort: ContinuousClock.now - start)
      return nil
    }
    directory?.settle(arrival)
    let records = capture.records
    if told.updateValue(records, forKey: arrival.path) == records { return nil }
    hasExplained = true
    if isComplete { return capture }
    explainHalf(capture, records)
    // What it holds is not given, and nothing older is either.
    _ = run.add(capture)
    return nil
  }

  /// What a capture says, if it is still the one that came up when it has been read.
  private func capture(of arrival: WatchedDirectory.Arrival) -> CheckoutKeyCapture? {
    let name = arrival.path.text
    do throws(SystemError) {
      let descriptor = try FileDescriptor.open(arrival.path, for: .readingItself)
      defer { try? descriptor.close() }
      guard descriptor.version == arrival.version else { return nil }
      var capture = settings.extraction.capture(
        fromFileDescriptor: descriptor.number, named: name)
      capture.shellWord = arrival.path.shellWord
      return descriptor.version == arrival.version ? capture : nil
    } catch {
      return error.isMissing
        ? nil
        : CheckoutKeyCapture(unopened: name, error.cannotOpen, hint: error.hintForCaptures)
    }
  }

  /// Gives the keys of these captures that no other one has a newer response for.
  ///
  /// - Returns: whether there was one.
  private mutating func handOn(_ captures: [CheckoutKeyCapture]) throws(OutputError) -> Bool {
    if captures.isEmpty { return false }
    let names = Set(captures.map(\.name))
    var said = captures.flatMap { run.add($0) }
    let decided = run.records
    let new = decided.filter { names.contains($0.capture) && !isKnown($0) }
    for record in decided where !new.contains(record) { explain(record, in: captures) }
    for record in run.madeGood(by: decided) where names.contains(record.capture) && !isKnown(record)
    {
      diagnostics.note(record.message ?? "", capture: record.capture)
    }
    known += new
    said += new
    let count = delivery.keyCount
    for record in new { try delivery.write(record) }
    diagnostics.report(said)
    do throws(OutputError) {
      status = max(status, try delivery.complete())
    } catch {
      let files = new.map { FilePath.shellWord(shownAs: $0.capture) }
        .reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
      let command = (settings.choiceWords + files).joined(separator: " ")
      let hint: String
      switch error {
      case .severalKeys:
        hint = "\(error.hint ?? ""): checkout-key --copy --project SLUG \(command)"
      case .notCopied: hint = "checkout-key \(command) prints the key"
      default: throw error
      }
      diagnostics.error(error.description, hint: hint, capture: new.first?.capture)
      status = max(status, error.status)
    }
    return delivery.keyCount > count
  }

  private func isKnown(_ record: CheckoutKeyRecord) -> Bool {
    known.contains { other in
      other.capture == record.capture && other.entry == record.entry && other.url == record.url
        && other.startedAt == record.startedAt && other.result == record.result
    }
  }

  /// Says of captures that hold a key of a project why it is not given: another response decides.
  private func explain(_ record: CheckoutKeyRecord, in captures: [CheckoutKeyCapture]) {
    let project = record.project?.description ?? "this project"
    for capture in captures where capture.holdsKey(of: record) {
      if record.key != nil, capture.records.contains(where: { $0.key == record.key }) {
        diagnostics.information("its key of \(project) was given before", capture: capture.name)
      } else {
        let other =
          record.capture == capture.name ? "an earlier capture of this name" : record.capture
        diagnostics.error(
          "its key of \(project) is not given, because \(other) has a newer response",
          capture: capture.name)
      }
    }
  }

  /// Says of a capture that ends too early what is wrong with it; a newer key may be missing.
  private mutating func explainHalf(_ capture: CheckoutKeyCapture, _ records: [CheckoutKeyRecord]) {
    for record in records where record.key == nil { diagnostics.report([record]) }
    guard records.contains(where: { $0.key != nil }), case .failed(let error) = capture.ending
    else {
      return
    }
    diagnostics.error(
      "\(error); a newer key may be missing, so no key is given",
      hint: "export it again; checkout-key \(FilePath.shellWord(shownAs: capture.name)) gives the "
        + "keys of what is there",
      capture: capture.name)
  }

  private func nameUnread(in directory: WatchedDirectory?) {
    for path in directory?.unread ?? [] {
      diagnostics.information("has come up too, and no key was taken from it", capture: path.text)
    }
  }

  private mutating func giveUp(_ hasGivenKey: Bool) {
    if hasGivenKey { return }
    diagnostics.error("no capture gave a key in time (--timeout)")
    status = .noKey
  }
}

extension CheckoutKeyCapture {
  /// Whether nobody is still writing the capture, as far as its contents say.
  fileprivate var mayBeComplete: Bool {
    guard case .failed(let error) = ending else { return true }
    return switch error {
    case .empty, .notJSON, .notHAR, .truncated, .malformed: false
    case .unreadable, .foreign, .runTogether: true
    }
  }
}
