import CheckoutKey

/// What is done with keys besides writing them: people are told whose they are, the page that takes
/// them is opened, and what is left to do is said.
struct Handoff: Sendable {
  private let settings: any KeySettings
  private let writer: RecordWriter
  private let diagnostics: Diagnostics
  /// Whether a person reads the keys.
  private let isRead: Bool
  /// How many keys were written.
  private(set) var keyCount = 0
  private var first: CheckoutKeyRecord?
  private var projects: Set<Project?> = []
  private var announced: Project??

  /// - Parameters:
  ///   - settings: what the command line says.
  ///   - isWrittenToFile: whether the keys go neither to standard output nor to the clipboard.
  init(_ settings: some KeySettings, isWrittenToFile: Bool = false) {
    self.settings = settings
    writer = settings.format.writer(label: settings.label)
    diagnostics = Diagnostics(settings.common)
    let isOnTerminal =
      FileDescriptor.standardOutput.isTerminal && FileDescriptor.standardError.isTerminal
    isRead = isOnTerminal && !isWrittenToFile && settings.format.isForPeople
  }

  /// Writes a record, under its project's name where a person reads it.
  mutating func write(_ record: CheckoutKeyRecord, to output: inout any RecordOutput)
    throws(OutputError)
  {
    guard record.key != nil, writer.lack(of: record) == nil else { return try output.write(record) }
    if isRead && !settings.desk.copies { announce(record) }
    try output.write(record)
    keyCount += 1
    first = first ?? record
    projects.insert(record.project)
  }

  /// What a record with a key lacks for the format, and what to do; nil if it is written, or if its
  /// own message says why there is no key.
  func lack(of record: CheckoutKeyRecord) -> (message: String, hint: String)? {
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

  /// Opens the page and says what is left to do, when all keys are written.
  ///
  /// - Returns: the status that this amounts to.
  func finish() -> ExitStatus {
    guard let first else { return .success }
    let status = settings.desk.opens ? openPage(for: first) : .success
    for step in nextSteps { diagnostics.hint(step) }
    return status
  }

  /// Whether the steps are said, the capture's end among them.
  var saysNextSteps: Bool { !nextSteps.isEmpty }

  private var nextSteps: [String] {
    guard isRead, keyCount == 1, let first else { return [] }
    return NextSteps(first, settings).lines
  }

  private mutating func announce(_ record: CheckoutKeyRecord) {
    // The config step says itself whose it is.
    if settings.format == .circleCIConfig || announced == .some(record.project) { return }
    announced = .some(record.project)
    diagnostics.information("the key of \(record.project?.description ?? record.capture):")
  }

  private func openPage(for record: CheckoutKeyRecord) -> ExitStatus {
    guard projects.count == 1 else {
      diagnostics.error("no page was opened: the keys are for \(projects.count) projects")
      diagnostics.hint("choose one with --project")
      return .noKey
    }
    do throws(Browser.Failure) {
      let opened = try Browser().openAccessKeysPage(of: record.project)
      for failure in opened.failures { diagnostics.warning(failure.description) }
      diagnostics.information("opened \(opened.url)")
      return .success
    } catch {
      diagnostics.error(error.description)
      diagnostics.hint(error.hint)
      if case .notBitbucket = error { return .noKey }
      return .failure
    }
  }
}

/// What the command line says of the user's desk.
struct DeskSettings: Equatable {
  /// Whether the output goes to the clipboard.
  var copies = false
  /// Whether the page that takes the key is opened.
  var opens = false
}
