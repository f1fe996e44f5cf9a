/// One option of a command: its names, its words, and what it does to the command's settings.
///
///     .flag("quiet", letter: "q", "leave out warnings and hints, never errors") { $0.common.isQuiet = true }
///     .value("label", as: "TEXT", "the key's name in Bitbucket") { $0.label = $1.text }
///
/// The parser, the help, the completions and the manual page are all made of it.
struct Option<Settings>: Sendable {
  let declaration: OptionDeclaration
  /// What it does; without a value the argument is empty.
  let apply: @Sendable (inout Settings, Argument) throws(UsageError) -> Void

  /// An option that is given or not; it has a name, a letter or both.
  static func flag(
    _ name: String? = nil, letter: Character? = nil, _ words: String,
    _ apply: @escaping @Sendable (inout Settings) -> Void
  ) -> Option {
    Option(
      declaration: OptionDeclaration(name: name, letter: letter, value: nil, words: words)
    ) { settings, _ in apply(&settings) }
  }

  /// An option with a value that must not be empty.
  static func value(
    _ name: String, letter: Character? = nil, as value: String, _ words: String,
    _ apply: @escaping @Sendable (inout Settings, Argument) throws(UsageError) -> Void
  ) -> Option {
    Option(
      declaration: OptionDeclaration(
        name: name, letter: letter, value: .init(name: value), words: words), apply: apply)
  }

  /// An option whose value is one of some words.
  static func choice<Value: Choice>(
    _ name: String, as value: String, _ words: String,
    _ apply: @escaping @Sendable (inout Settings, Value) -> Void
  ) -> Option {
    let choices = Value.allCases.map { OptionDeclaration.Choice($0.rawValue, $0.words) }
    let declaration = OptionDeclaration(
      name: name, letter: nil, value: .init(name: value, choices: choices), words: words)
    return Option(declaration: declaration) { (settings, argument) throws(UsageError) in
      guard let chosen = Value(rawValue: argument.text) else {
        throw UsageError(noChoice: argument, of: declaration)
      }
      apply(&settings, chosen)
    }
  }
}

extension Option {
  /// The same, left to the whole help.
  var rare: Option {
    var declaration = declaration
    declaration.isRare = true
    return Option(declaration: declaration, apply: apply)
  }
}

/// The values that an option chooses from, and what is said of each.
protocol Choice: RawRepresentable, CaseIterable, Sendable where RawValue == String {
  var words: String { get }
}

/// What is said of an option, whatever command it is of.
struct OptionDeclaration: Sendable {
  let name: String?
  let letter: Character?
  /// What it takes; nil if it is given or not.
  let value: Value?
  /// What it does, in words that stand alone.
  let words: String
  /// Whether the short help leaves it to the whole one.
  var isRare = false

  /// How messages call it: `--name`, or `-n` if it has no name.
  var spelling: String { name.map { "--\($0)" } ?? letter.map { "-\($0)" } ?? "" }

  /// The value of an option, by the name it has in the help.
  struct Value: Sendable {
    let name: String
    var choices: [Choice] = []
  }

  /// One of the words that a value can be.
  struct Choice: Sendable {
    let name: String
    let words: String

    init(_ name: String, _ words: String) {
      self.name = name
      self.words = words
    }
  }
}

/// Options that are about one thing, under its heading.
struct OptionGroup<Settings>: Sendable {
  let heading: String
  let options: [Option<Settings>]

  init(_ heading: String, _ options: [Option<Settings>]) {
    self.heading = heading
    self.options = options
  }
}
