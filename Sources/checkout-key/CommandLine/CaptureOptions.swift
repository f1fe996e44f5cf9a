/// Which captures are read, and how.
struct CaptureOptions {
  /// A file, or `-`, with more operands.
  var filesFrom: String?
  /// Whether those end with NUL.
  var isNullSeparated = false
  /// How many captures are read at the same time; nil is as many as the machine has cores.
  var jobs: Int?

  /// Each job is a thread with a window of its own.
  fileprivate static let maxJobs = 64
}

/// The options of a command that reads captures.
protocol CaptureCommandOptions: CommandOptions {
  var captures: CaptureOptions { get set }
}

extension CaptureCommandOptions {
  var needsNoOperand: Bool { captures.filesFrom != nil }

  func checkCaptures() throws(UsageError) {
    if captures.filesFrom == "-" && operands.contains("-") {
      throw UsageError("- can't be both a capture and, for --files-from, the list of captures")
    }
    // One strange name does not stop a batch, in which others are files.
    if operands.contains(where: FileName.isContent),
      !operands.contains(where: { $0 == "-" || FileKind(path: $0) != nil })
    {
      throw UsageError(
        "there is a key or a capture's text in place of a capture's name",
        hint: "give the file's name; checkout-key verify checks a pasted key")
    }
  }
}

extension Option where Settings: CaptureCommandOptions {
  /// The options of every command that reads captures.
  static var captures: [Option] {
    [
      .value("files-from") { $0.captures.filesFrom = $1 },
      .flag("null", "0") { $0.captures.isNullSeparated = true },
      .value("jobs", "j") { (options, number) throws(UsageError) in
        let limit = CaptureOptions.maxJobs
        guard let jobs = Int(number), (1...limit).contains(jobs) else {
          throw UsageError("--jobs takes a whole number from 1 to \(limit), not \(number)")
        }
        options.captures.jobs = jobs
      },
    ]
  }
}
