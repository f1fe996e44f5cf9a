import CheckoutKey

/// Where keys go, and what becomes of them.
///
///     var delivery = Delivery(settings)
///     try delivery.begin()
///     for record in records { try delivery.write(record) }
///     let status = try delivery.finish()
///
/// What a format lacks is said here, and so is what was written, copied, opened and is left to do.
struct Delivery: Sendable {
  private let settings: Settings
  private let writer: RecordWriter
  private let diagnostics = Diagnostics.shared
  private var place: Place
  /// Whether a person reads the keys.
  private let isRead: Bool

  private enum Place {
    case standardOutput
    case file(OutputFile)
    /// A file for each key, named after the project or else after the capture.
    case directory(FilePath)
    /// Takes the output for one key, without its last line feed.
    case clipboard
  }

  /// How many keys were given.
  private(set) var keyCount = 0
  /// How many keys lack what the format needs.
  private(set) var lackingCount = 0
  /// Whether the next steps were said, the capture's end among them.
  private(set) var hasSaidNextSteps = false
  private var status = ExitStatus.success
  /// The keys that `complete` has not seen.
  private var given: [CheckoutKeyRecord] = []
  private var announced: Project??

  /// The records of a document, which is written when the last of them is known.
  private var held: [CheckoutKeyRecord] = []
  private var isFirst = true
  private var owedLineFeed = ""
  private var names = FileNames()
  private var effects: [OutputFile.Effect: Int] = [:]

  /// - Parameter settings: what the command line says.
  init(_ settings: Settings) {
    self.settings = settings
    writer = settings.format.writer(label: settings.label)
    place = settings.copies ? .clipboard : .standardOutput
    isRead = settings.output == nil && settings.format.isForPeople && Terminal.isRead
  }

  /// Gets ready before anything is read.
  mutating func begin() throws(OutputError) {
    guard let path = settings.output else { return }
    if OutputFile.isDirectory(path) {
      try OutputFile.checkDirectory(path)
      // Also where no file has been begun, a signal gets its line.
      Interruption.shared.waitForSignals()
      place = .directory(path)
    } else {
      place = .file(try OutputFile(path: path, overwrites: settings.isForced))
    }
  }

  // MARK: - Records

  /// Writes a record, under its project's name where a person reads it; or says what it lacks.
  mutating func write(_ record: CheckoutKeyRecord) throws(OutputError) {
    if let lack = lack(of: record) {
      diagnostics.error(lack.message, hint: lack.hint, capture: record.capture)
      lackingCount += 1
      status = max(status, .noKey)
      return
    }
    if record.key != nil {
      announce(record)
      keyCount += 1
      // Of a stream that a program reads nothing is kept.
      if isRead || settings.copies || settings.opens { given.append(record) }
    }
    switch place {
    case .clipboard: break
    case .directory(let directory):
      if record.key != nil, let text = writer.text(of: record) {
        try write(text, of: record, in: directory)
      } else if record.project != nil, record.outcome != .notCreated {
        warnOfFormerKey(record, in: directory)
      }
    case .standardOutput, .file:
      if writer.document != nil {
        held.append(record)
      } else if let text = writer.text(of: record) {
        try put((isFirst ? writer.opening : writer.separator) + text)
      }
    }
  }

  /// What a record with a key lacks for the format, and what to do; nil if it is written, or if its
  /// own message says why there is no key.
  private func lack(of record: CheckoutKeyRecord) -> (message: String, hint: String)? {
    guard writer.lack(of: record) == .bitbucketProject else { return nil }
    let entry = record.entry.map { "entry \($0): " } ?? ""
    let format = "--format \(settings.format.rawValue)"
    if let project = record.project {
      return (
        "\(entry)\(project) is no Bitbucket project, and \(format) is for those",
        "--format key prints the key of any project; --project SLUG chooses one of several"
      )
    }
    return (
      "\(entry)\(format) needs a Bitbucket workspace and repository in the request's path",
      "the request names no project; --format key prints the key all the same"
    )
  }

  private mutating func announce(_ record: CheckoutKeyRecord) {
    // The config step says itself whose it is.
    if !isRead || settings.copies || settings.format == .circleCIConfig { return }
    if announced == .some(record.project) { return }
    announced = .some(record.project)
    let date = record.createdAt.map { ", created \($0.prefix(10))" } ?? ""
    let key = record.key.map { " (\($0.shortDescription)\(date))" } ?? ""
    diagnostics.block(["Key for \(record.project?.description ?? record.capture)\(key):"])
  }

  /// Says that a file of an earlier run is there, which may hold an older key than the one that was lost.
  private func warnOfFormerKey(_ record: CheckoutKeyRecord, in directory: FilePath) {
    var names = FileNames()
    let path = directory.appending(names.path(for: record, extension: writer.fileExtension))
    if path.kind != nil {
      diagnostics.warning(
        "\(path.text) is from an earlier run, and may hold an older key of this project: delete it if so",
        capture: record.capture)
    }
  }

  /// Writes a file of one key; that it can't be written is no reason to lose the others.
  private mutating func write(
    _ text: String, of record: CheckoutKeyRecord, in directory: FilePath
  ) throws(OutputError) {
    let whole = writer.opening + text + writer.closing
    let name = names.path(for: record, extension: writer.fileExtension)
    do throws(OutputError) {
      let effect = try OutputFile.write(
        settings.omitsLineFeed ? whole.withoutLineFeed : whole,
        to: try OutputFile.path(of: name, in: directory), overwrites: settings.isForced)
      effects[effect, default: 0] += 1
    } catch {
      guard error.isOfOneFile else { throw error }
      diagnostics.error(error.description, hint: error.hint)
      effects[.failed, default: 0] += 1
      status = max(status, .failure)
    }
  }

  /// Writes a text; its line feed waits for the next one if the last is to be left out.
  private mutating func put(_ text: String) throws(OutputError) {
    if text.isEmpty { return }
    isFirst = false
    let stream: OutputStream =
      if case .file(let file) = place { file.stream } else { .standardOutput }
    guard settings.omitsLineFeed else { return try stream.write(text) }
    let line = text.withoutLineFeed
    try stream.write(owedLineFeed + line)
    owedLineFeed = String(text.dropFirst(line.count))
    // What is said next must not stick to the key on a terminal.
    if !owedLineFeed.isEmpty, stream.path == nil, Terminal.isRead {
      try OutputStream.standardError.write("\n")
      owedLineFeed = ""
    }
  }

  // MARK: - The end

  /// Ends the output after the last record.
  ///
  /// - Returns: the status that the delivery amounts to.
  mutating func finish() throws(OutputError) -> ExitStatus {
    var summary: String?
    switch place {
    case .clipboard: break
    case .directory:
      let counts = [OutputFile.Effect.written, .unchanged, .failed].compactMap { effect in
        effects[effect].map { "\($0) \(effect.rawValue)" }
      }
      summary = counts.isEmpty ? nil : counts.joined(separator: ", ")
    case .standardOutput:
      try putEnd()
      try OutputStream.standardOutput.close()
    case .file(let file) where isFirst && writer.need != nil:
      // What is to be applied is no file if there is nothing to apply.
      file.discard()
    case .file(let file):
      try putEnd()
      summary = try file.commit().rawValue
    }
    if let path = settings.output, let summary {
      diagnostics.information(summary, capture: path.text)
    }
    return try complete()
  }

  private mutating func putEnd() throws(OutputError) {
    if let document = writer.document, !held.isEmpty {
      try put(document(held))
    } else if isFirst {
      try put(writer.opening)
    }
    try put(writer.closing)
  }

  /// Takes back what has no end, as far as that can be done.
  func discard() {
    if case .file(let file) = place { file.discard() }
  }

  /// Does what is to be done with the keys since the last time, which belong together: copies them,
  /// opens the page that takes them, and says what is left to do.
  ///
  /// - Returns: the status that the delivery amounts to.
  mutating func complete() throws(OutputError) -> ExitStatus {
    defer { given = [] }
    if case .clipboard = place { try copy() }
    let isPageOpen = !given.isEmpty && settings.opens && open()
    if isRead, given.count == 1 {
      let steps = NextSteps(
        given[0], settings, isPageOpen: isPageOpen, home: DesktopSession()["HOME"])
      diagnostics.block(steps.lines(width: FileDescriptor.standardError.columns ?? 80))
      hasSaidNextSteps = !steps.isEmpty
    } else if isRead, settings.format == .key, given.count > 1 {
      diagnostics.block([
        "", "Next: --format html -o keys.html makes a checklist page, -o keys/ a file per key.",
      ])
    }
    return status
  }

  // MARK: - The desktop

  private mutating func copy() throws(OutputError) {
    guard let record = given.first else { return }
    guard given.count == 1 else { throw .severalKeys(of: given.map(\.project)) }
    let text = writer.text(of: given)
    let project = record.project?.description ?? "the key of \(record.capture)"
    let key = record.key.map { "\(project), \($0.shortDescription)" } ?? project
    if try !Self.copy(text.withoutLineFeed, of: key) { try put(text) }
  }

  /// Puts a text on the clipboard, and says whose it is.
  ///
  /// - Returns: whether it is known to be there; otherwise it has to be printed as well.
  /// - Throws: `OutputError`, if nothing could be copied.
  static func copy(_ text: String, of key: String) throws(OutputError) -> Bool {
    let diagnostics = Diagnostics.shared
    let session = DesktopSession()
    let (program, failures) = try session.copy(text)
    if let program {
      // That the next one had to do it is nothing to complain of.
      for failure in failures where failure.reason != .missing {
        diagnostics.warning(failure.description)
      }
      diagnostics.information("copied with \(program): \(key)")
      return true
    }
    let sent = "sent to the terminal's own clipboard, which may ignore it, and printed as well"
    if session.isRemote {
      diagnostics.information("\(sent): \(key)")
    } else {
      let reasons = failures.map(\.description).joined(separator: "; ")
      let reason = reasons.isEmpty ? "there is no program for the clipboard here" : reasons
      let isMissing = failures.allSatisfy { $0.reason == .missing }
      diagnostics.error(
        "no program copied the key (\(reason)): it was \(sent)",
        hint: isMissing ? session.clipboardPackage.map { "install \($0)" } : nil)
    }
    return false
  }

  /// Opens the page that takes the key, or the one that was written.
  ///
  /// - Returns: whether a browser was told to.
  private mutating func open() -> Bool {
    let page: String
    let projects = Set(given.map(\.project))
    if settings.format == .html, case .file = place, let path = settings.output {
      page = path.resolved.text
    } else if projects.count > 1 {
      diagnostics.error(
        "no page was opened: the keys are for \(projects.count) projects",
        hint: "choose one with --project")
      status = max(status, .noKey)
      return false
    } else if let url = given[0].project?.accessKeysURL {
      page = url
    } else {
      let project = given[0].project?.description ?? "the capture's project"
      diagnostics.error(
        "no page was opened: \(project) is no Bitbucket project",
        hint:
          "only Bitbucket has an access keys page; open the page of the repository's keys yourself")
      status = max(status, .noKey)
      return false
    }
    let (program, failures) = DesktopSession().open(page)
    if program == nil {
      let reasons = failures.map(\.description).joined(separator: "; ")
      let reason = reasons.isEmpty ? "there is no browser here" : reasons
      // The next steps name the page.
      let isNamed = isRead && settings.format == .key && given.count == 1
      diagnostics.warning(
        "no page was opened: \(reason)" + (isNamed ? "" : "; open it yourself: \(page)"))
      return false
    }
    for failure in failures { diagnostics.warning(failure.description) }
    diagnostics.information("opened \(page)")
    return true
  }
}

extension String {
  /// The text without its last line feed; in Swift CR and LF make one character.
  fileprivate var withoutLineFeed: String {
    last == "\n" || last == "\r\n" ? String(dropLast()) : self
  }
}
