import CheckoutKey
import HAR

/// `checkout-key watch`: waits for the browser's export, then hands the key on.
struct Watch: Command {
  static let name = "watch"

  static let manual = Manual(
    brief: "wait for the browser's export, then hand the key on",
    summary: "Waits for the HAR file that the browser exports, and prints the key in it.",
    examples: [
      .init("checkout-key watch", "wait for an export in the Downloads folder"),
      .init("checkout-key watch --copy --open", "copy its key, and open the page it is for"),
      .init("checkout-key watch --forever captures/", "go on after the first key"),
    ],
    usage: ["checkout-key watch [OPTION]... [DIRECTORY]"],
    introduction: [
      "Captures are files that end in .har. Those that were there before are not touched unless they "
        + "change; one that is still being written is waited for; what is said of a capture without "
        + "a key is what extract says. The Downloads folder is XDG_DOWNLOAD_DIR, or ~/Downloads."
    ],
    exitStatuses: [
      (.success, "a capture gave a key"),
      (.noKey, "no capture gave a key in time, or there is one too many for the clipboard"),
      (.failure, "the directory can't be watched, or the output could not be written"),
      (.usage, "the command line is wrong"),
    ])

  static let options: [OptionGroup<Settings>] = [
    OptionGroup(
      "What is waited for",
      [
        .flag("forever", "go on after the first capture that gave a key") { $0.isForever = true },
        .value("timeout", as: "SECONDS", "give up after so long") {
          (settings, number) throws(UsageError) in
          guard let seconds = Double(number.text), seconds > 0, seconds <= 1e9 else {
            let shown = number.shown.map { ", not \($0)" } ?? ""
            throw UsageError("--timeout takes a number of seconds above 0\(shown)")
          }
          settings.timeout = .seconds(seconds)
        },
        .project, .host,
      ]),
    OptionGroup("What is written", [.format, .label, .copy, .open]),
    .common,
  ]

  struct Settings: KeySettings {
    var operands: [Argument] = []
    var common = CommonSettings()
    var extraction = Extraction()
    var format = OutputFormat.key
    var label = Self.defaultLabel
    var desk = DeskSettings()
    var isForever = false
    var timeout: Duration?

    var needsNoOperand: Bool { true }

    func check() throws(UsageError) {
      try checkDesk()
      let format = format.format(label: label)
      if isForever, !format.closing.isEmpty || format is any DocumentFormat {
        throw UsageError(
          "--forever never ends, and --format \(self.format.rawValue) has to be ended",
          hint: "ndjson, key and the like are written as they come")
      }
      let operands = Operand.all(operands)
      if operands.count > 1 { throw UsageError("watch takes one directory") }
      guard let operand = operands.first else { return }
      if operand.isContent || operand.isStandardInput {
        throw UsageError("watch takes a directory, and \(operand.shownName) is none")
      }
      if let kind = operand.path.kind, kind != .directory {
        throw UsageError(
          "\(operand.shownName) is no directory, and watch waits for captures in one",
          hint: "checkout-key \(operand.path.shellWord) reads it now")
      }
    }
  }

  private(set) var status = ExitStatus.success
  private let settings: Settings
  private var diagnostics: Diagnostics
  /// Where everything goes that is not copied.
  private var output: any RecordOutput
  /// What was last said of each capture: one that is touched, but not changed, is not news.
  private var told: [FilePath: [Record]] = [:]

  init(_ settings: Settings) {
    self.settings = settings
    diagnostics = Diagnostics(settings.common)
    output = StreamOutput(
      settings.format.format(label: settings.label), to: nil, omitsLineFeed: false)
  }

  mutating func perform() throws(OutputError) {
    if let path = settings.operands.first?.path ?? DownloadsFolder.path() {
      try watch(path)
    } else {
      diagnostics.error("there is no Downloads folder: neither HOME nor XDG_DOWNLOAD_DIR is set")
      diagnostics.hint("name the directory: checkout-key watch DIRECTORY")
      status = .failure
    }
    if !settings.desk.copies { try output.finish() }
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
        diagnostics.error("cannot be watched: \(error)", capture: name)
        if let hint = DownloadsFolder.hint(for: error) { diagnostics.hint(hint) }
        return status = .failure
      }
      for arrival in arrivals {
        guard try take(arrival, from: &directory) else { continue }
        hasGivenKey = true
        if !settings.isForever { return nameUnread(in: directory) }
      }
      let left = settings.timeout.map { $0 - (ContinuousClock.now - start) } ?? .seconds(1)
      if left <= .zero { return giveUp(hasGivenKey) }
      min(left, WatchedDirectory.interval).sleep()
    }
  }

  /// Does with a capture what there is to do.
  ///
  /// - Returns: whether it gave a key.
  private mutating func take(
    _ arrival: WatchedDirectory.Arrival, from directory: inout WatchedDirectory?
  ) throws(OutputError) -> Bool {
    let start = ContinuousClock.now
    // What has changed meanwhile, or may still change, comes up again.
    guard let records = records(of: arrival),
      case let isWhole = records.allSatisfy(\.isOfWholeCapture), isWhole || arrival.isLeft
    else {
      directory?.postpone(arrival, effort: ContinuousClock.now - start)
      return false
    }
    directory?.settle(arrival)
    if told.updateValue(records, forKey: arrival.path) == records { return false }
    if isWhole { return try handOn(records) }
    return explainHalf(records)
  }

  /// What is in a capture, if it is still the one that came up when it has been read.
  private func records(of arrival: WatchedDirectory.Arrival) -> [Record]? {
    let name = arrival.path.text
    do throws(SystemError) {
      let descriptor = try FileDescriptor.open(arrival.path, for: .readingItself)
      defer { try? descriptor.close() }
      guard descriptor.version == arrival.version else { return nil }
      let records = settings.extraction.records(
        fromFileDescriptor: descriptor.number, named: name)
      return descriptor.version == arrival.version
        ? records.map { $0.withToolWords(Capture(arrival.path)) } : nil
    } catch {
      if error.isMissing { return nil }
      return [Record(capture: name, failure: .unopened("cannot be opened: \(error)"))]
    }
  }

  private mutating func handOn(_ records: [Record]) throws(OutputError) -> Bool {
    var handoff = Handoff(settings)
    var output = self.output
    if settings.desk.copies {
      output = ClipboardOutput(
        settings.format.format(label: settings.label), diagnostics: diagnostics)
    }
    for record in records {
      if let lack = handoff.lack(of: record) {
        diagnostics.error(lack.message, capture: record.capture)
        diagnostics.hint(lack.hint)
      } else {
        try handoff.write(record, to: &output)
      }
    }
    do throws(OutputError) {
      if settings.desk.copies { try output.finish() } else { self.output = output }
    } catch {
      guard case .severalKeys = error else { throw error }
      let name = records.first?.capture
      diagnostics.error(error.description, capture: name)
      let file = name.map(FilePath.shellWord(shownAs:)) ?? ""
      diagnostics.hint("\(error.hint ?? ""): checkout-key --copy --project SLUG \(file)")
      status = max(status, .noKey)
      return true
    }
    diagnostics.report(records)
    status = max(status, handoff.finish())
    return handoff.keyCount > 0
  }

  /// Says of a capture that ends too early what is wrong with it; a newer key may be missing.
  ///
  /// - Returns: false, because nothing of it is given.
  private mutating func explainHalf(_ records: [Record]) -> Bool {
    for record in records where record.key == nil { diagnostics.report([record]) }
    guard let record = records.first(where: { $0.key != nil }) else { return false }
    let reason = record.warnings.first(where: \.isOfHalfCapture)?.description ?? ""
    diagnostics.error("\(reason), so no key is given", capture: record.capture)
    diagnostics.hint(
      "export it again; checkout-key \(FilePath.shellWord(shownAs: record.capture)) gives the keys of "
        + "what is there")
    return false
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

extension Record {
  /// Whether nobody is still writing the capture, as far as its contents say.
  fileprivate var isOfWholeCapture: Bool {
    if case .failure(.archive(let error)) = result {
      switch error {
      case .empty, .notJSON, .notHAR, .truncated, .malformed: return false
      case .unreadable, .foreign, .runTogether: break
      }
    }
    return !warnings.contains(where: \.isOfHalfCapture)
  }
}

extension Warning {
  fileprivate var isOfHalfCapture: Bool {
    if case .incomplete = self { true } else { false }
  }
}
