import CheckoutKey

// The options that several commands have.

extension OptionGroup {
  /// The options of every command.
  static let common = OptionGroup(
    "In general",
    [
      .choice("color", as: "WHEN", "when to use colour") { $0.color = $1 }.rare,
      .flag("quiet", letter: "q", "leave out warnings and hints, never errors") {
        $0.isQuiet = true
      },
      .flag(letter: "h", "print the short help") { $0.information = .shortHelp },
      .flag("help", "print all of the help") { $0.information = .help },
      .flag("version", letter: "V", "print the version") { $0.information = .version }.rare,
      .choice("generate", as: "WHAT", "print completions or the manual page") {
        $0.information = .generated($1)
      }.rare,
    ])
}

extension [Option] {
  /// The options of every command that reads captures.
  static let captures: [Option] = [
    .value("files-from", as: "FILE", "read more operands from FILE, one per line") {
      $0.filesFrom = $1.path
    },
    .flag("null", letter: "0", "names in the list end with NUL, as from find -print0") {
      $0.isNullSeparated = true
    }.rare,
    .value("jobs", letter: "j", as: "N", "read N captures at a time (default: one per core)") {
      (settings, number) throws(UsageError) in
      // Each job is a thread with a window of its own.
      let limit = 64
      guard let jobs = Int(number.text), (1...limit).contains(jobs) else {
        let shown = number.shown.map { ", not \($0)" } ?? ""
        throw UsageError("--jobs needs a whole number from 1 to \(limit)\(shown)")
      }
      settings.jobs = jobs
    },
  ]
}

extension Option {
  static let project = value(
    "project", as: "SLUG", "only this project, such as bitbucket/acme/webapp"
  ) { $0.extraction.project = $1.text }

  static let host = value(
    "host", as: "NAME", "only responses from this host (a CircleCI Server)"
  ) { $0.extraction.host = $1.text }.rare

  static let listed = flag("listed", "look for keys in the list of keys, too") {
    $0.extraction.includesListed = true
  }

  static let format = choice("format", as: "FORMAT", "write this format") { $0.format = $1 }

  static let label = value(
    "label", as: "TEXT", "the key's label in Bitbucket (\(Settings.defaultLabel))"
  ) { (settings, argument) throws(UsageError) in
    let isOneLine = !argument.bytes.contains { "\r\n".utf8.contains($0) }
    guard isOneLine, Argument(argument.text) == argument else {
      throw UsageError("--label needs one line of text in UTF-8")
    }
    settings.label = argument.text
  }

  static let copy = flag("copy", letter: "c", "put one key on the clipboard") { $0.copies = true }

  static let open = flag("open", "open Bitbucket's access keys page in your browser") {
    $0.opens = true
  }

  static let force = flag("force", "with -o: replace a file that has other content") {
    $0.isForced = true
  }

  /// Where the output goes: a file, or one for each key or capture in a directory.
  static func output(aFileForEach each: String) -> Option {
    value(
      "output", letter: "o", as: "PATH", "write this file, or a file for each \(each) in directory/"
    ) { (settings, argument) throws(UsageError) in
      let path = argument.path
      // A key that was pasted here would become a file's name.
      if argument.shown == nil && path.kind == nil {
        throw UsageError(
          "-o needs the name of a file or directory, and this is not one",
          hint: "it is one line without quotes and braces")
      }
      // A shell's `>/dev/stdout` into a file leaves a file at this path, and it is the output.
      let isStandardOutput =
        path == "-"
        || path.identity != nil && path.identity == FileDescriptor.standardOutput.identity
      settings.output = isStandardOutput ? nil : path
    }
  }
}

extension Settings {
  /// Checks what is said of captures.
  func checkCaptures() throws(UsageError) {
    if filesFrom == "-" && operands.contains(Argument("-")) {
      throw UsageError("- can't be both a capture and, for --files-from, the list of captures")
    }
    // One strange name does not stop a batch, in which others are files.
    let captures = Operand.all(operands)
    if let content = captures.first(where: \.isContent),
      !captures.contains(where: { $0.isStandardInput || $0.path.kind != nil })
    {
      let (message, hint) = content.wrongContent
      throw UsageError(message, hint: hint)
    }
  }

  /// Refuses to pour a page or a script out on a terminal.
  ///
  /// - Parameter redirection: how the command writes a file instead: `-o` or `>`.
  /// - Throws: `UsageError`.
  func checkTerminal(writingTo redirection: String) throws(UsageError) {
    let file: String? =
      switch format {
      case .html: "keys.html"
      case .curl: "add-keys.sh"
      default: nil
      }
    guard let file, output == nil, !copies, FileDescriptor.standardOutput.isTerminal else { return }
    throw UsageError(
      "--format \(format.rawValue) is for a file, not for a terminal",
      hint: "write it into one: the same command with \(redirection) \(file) at its end")
  }

  /// The options that say which keys are meant, as words of a command.
  var choiceWords: [String] {
    var words: [String] = []
    if let project = extraction.project { words += ["--project", FilePath(project).shellWord] }
    if let host = extraction.host { words += ["--host", FilePath(host).shellWord] }
    if extraction.includesListed { words.append("--listed") }
    return words
  }

  /// Checks that what would go to the clipboard is something to paste.
  func checkCopying() throws(UsageError) {
    if copies && !format.isForPeople {
      throw UsageError(
        "--copy can't be used with --format \(format.rawValue), which is not text to paste",
        hint: "--copy works with the formats "
          + OutputFormat.allCases.filter(\.isForPeople).map(\.rawValue).joined(separator: ", "))
    }
  }
}
