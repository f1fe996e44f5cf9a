import CheckoutKey

/// Writes text to a file descriptor, and notices when that fails.
///
/// Swift's `print` loses its output without a word when the disk is full.
struct OutputStream: Sendable {
  let descriptor: FileDescriptor
  /// The file's path, for messages; nil for a standard stream.
  let path: FilePath?

  static let standardOutput = OutputStream(descriptor: .standardOutput, path: nil)
  static let standardError = OutputStream(descriptor: .standardError, path: nil)

  /// Writes all of the text.
  func write(_ text: String) throws(OutputError) {
    try attempt { () throws(SystemError) in try descriptor.write(Array(text.utf8)) }
  }

  /// Closes the stream; some file systems report only then that the disk is full.
  func close() throws(OutputError) {
    try attempt(descriptor.close)
  }

  private func attempt(_ call: () throws(SystemError) -> Void) throws(OutputError) {
    do throws(SystemError) {
      try call()
    } catch {
      throw error == .brokenPipe ? .closedPipe : .failed(error, path: path)
    }
  }
}

/// Why the output can't be written.
enum OutputError: Error, Equatable {
  /// The reader of a pipe went away.
  case closedPipe
  /// A write failed; the path is nil for standard output.
  case failed(SystemError, path: FilePath?)
  /// There is a file with other content.
  case exists(path: FilePath)
  /// It would replace a capture that is to be redacted.
  case isOriginal(path: FilePath)
  /// A clipboard takes one key, and these projects have one each.
  case severalKeys(of: [Project?])
  /// The clipboard can't be reached; why, in words, and the user's next step.
  case notCopied(String, hint: String)

  /// What it means for the run: with several keys all is well but the choice.
  var status: ExitStatus {
    switch self {
    case .severalKeys: .noKey
    case .isOriginal: .usage
    case .closedPipe, .failed, .exists, .notCopied: .failure
    }
  }
}

extension OutputError {
  /// Whether other files can be written all the same.
  var isOfOneFile: Bool {
    switch self {
    case .exists: true
    case .failed(let error, path: _?): !error.isOfDisk
    case .failed, .closedPipe, .severalKeys, .notCopied, .isOriginal: false
    }
  }

  /// The user's next step, where there is one.
  var hint: String? {
    switch self {
    case .failed(.noSuchFile, let path?) where path.directory != "" && path.directory.kind == nil:
      return "make the directory first: mkdir -p \(path.directory.shellWord)"
    case .severalKeys(let projects): return Self.choice(of: projects)
    case .notCopied(_, let hint): return hint
    case .isOriginal: return "write it somewhere else: -o with another name"
    case .failed(.notPermitted, let path?) where path.kind != nil:
      return
        "the file that is replaced has another owner or group, which only root can keep: remove it "
        + "first: rm \(path.shellWord)"
    case .closedPipe, .failed, .exists: return nil
    }
  }

  /// How to choose one key of several.
  static func choice(of projects: [Project?]) -> String {
    var choices: [Project] = []
    for case let project? in projects where !choices.contains(project) { choices.append(project) }
    if choices.count < 2 { return "give one capture, and not --all" }
    let others = choices.count > 5 ? " (and \(choices.count - 5) more)" : ""
    let options = choices.prefix(5).map { "--project \(FilePath($0.description).shellWord)" }
    return "choose one with " + options.joined(separator: " or ") + others
  }
}

extension OutputError: CustomStringConvertible {
  var description: String {
    switch self {
    case .closedPipe: "nobody reads the output"
    case .failed(let error, nil): "the output cannot be written: \(error)"
    case .failed(let error, let path?): "\(path.text): cannot be written: \(error)"
    case .exists(let path):
      "\(path.text): exists already with other content, and is not overwritten without --force"
    case .isOriginal(let path):
      "\(path.text): is one of the captures, and an original is never replaced"
    case .severalKeys(let projects):
      "nothing was copied: there are \(projects.count) keys, and a clipboard holds one"
    case .notCopied(let reason, _): reason
    }
  }
}
