/// What `--generate` prints: files of an installation, made of the same declarations as the help.
enum Generated: String, Choice {
  case bash = "complete-bash"
  case zsh = "complete-zsh"
  case fish = "complete-fish"
  case manualPage = "man"

  var words: String {
    switch self {
    case .bash: "completions for bash, with or without bash-completion"
    case .zsh: "completions for zsh, to be named _checkout-key in its fpath"
    case .fish: "completions for fish"
    case .manualPage: "the manual page, checkout-key.1"
    }
  }

  /// The file's text for these commands, of which the first is done where none is named.
  func text(of commands: [CommandDescription]) -> String {
    let commands = commands + Self.answers
    return switch self {
    case .bash: BashCompletion(commands).text
    case .zsh: ZshCompletion(commands).text
    case .fish: FishCompletion(commands).text
    case .manualPage: ManualPage(commands).text
    }
  }
}

extension Generated {
  /// What can be asked in the place of a command, without options of its own.
  private static let answers = {
    let none: [OptionGroup<Void>] = []
    return [
      CommandDescription(
        name: "help",
        manual: Manual(
          brief: "explain a command", summary: "Prints the whole help of a command.", examples: [],
          usage: ["checkout-key help [COMMAND]"], exitStatuses: []), groups: none),
      CommandDescription(
        name: "version",
        manual: Manual(
          brief: "print the version", summary: "Prints the version.", examples: [],
          usage: ["checkout-key version"], exitStatuses: []), groups: none),
    ]
  }()
}

/// What a word of the command line names, as its placeholder in the help says.
///
///     WordKind(placeholder: "FILE")   // .files
enum WordKind: String {
  case captures, files, directories, commands

  init?(placeholder: some StringProtocol) {
    switch placeholder {
    case "CAPTURE": self = .captures
    case "FILE", "PATH": self = .files
    case "DIRECTORY": self = .directories
    case "COMMAND": self = .commands
    default: return nil
    }
  }
}

extension OptionDeclaration {
  /// The ways to write it: `-o` and `--output`.
  var spellings: [String] {
    [letter.map { "-\($0)" }, name.map { "--\($0)" }].compactMap(\.self)
  }
}

extension CommandDescription {
  /// What its operands name: the first kind among the last words of its usages.
  var operandKind: WordKind? {
    manual.usage.compactMap { $0.split(separator: " ").last }
      .flatMap { $0.split { !$0.isLetter } }
      .compactMap { WordKind(placeholder: $0) }.first
  }
}

extension [CommandDescription] {
  var names: String { map(\.name).joined(separator: " ") }

  /// Those that do some work, which `help` explains.
  var working: [CommandDescription] { filter { !$0.groups.isEmpty } }

  /// How options with a value can be written, whatever command they are of.
  var valueSpellings: [String] {
    var known: Set<String> = []
    return flatMap(\.options).filter { $0.value != nil }.flatMap(\.spellings)
      .filter { known.insert($0).inserted }
  }

  /// The letters of options with a value, for a pattern: `-[^-jo]*[jo]` is a cluster that awaits one.
  var valueLetters: String {
    valueSpellings.filter { $0.count == 2 }.map { $0.suffix(1) }.joined()
  }
}
