/// One option of a command: its names, its words, and what it does to the settings.
///
///     .flag("quiet", letter: "q", "leave out warnings and hints, never errors") { $0.isQuiet = true }
///     .value("label", as: "TEXT", "the key's name in Bitbucket") { $0.label = $1.text }
///
/// The parser, the help, the completions and the manual page are all made of it.
struct Option: Sendable {
  let name: String?
  let letter: Character?
  /// What it takes; nil if it is given or not.
  let value: Value?
  /// What it does, in words that stand alone.
  let words: String
  /// Whether the short help leaves it to the whole one.
  private(set) var isRare = false
  /// What it does; without a value the argument is empty.
  let apply: @Sendable (inout Settings, Argument) throws(UsageError) -> Void

  /// The value of an option, by the name it has in the help.
  struct Value: Sendable {
    let name: String
    /// The words that it can be, and what is said of each; empty if it can be any.
    var choices: [(name: String, words: String)] = []
  }

  /// How messages call it: `--name`, or `-n` if it has no name.
  var spelling: String { spellings.last ?? "" }

  /// The ways to write it: `-o` and `--output`.
  var spellings: [String] {
    [letter.map { "-\($0)" }, name.map { "--\($0)" }].compactMap(\.self)
  }

  /// The same, left to the whole help.
  var rare: Option {
    var option = self
    option.isRare = true
    return option
  }
}

extension Option {
  /// An option that is given or not; it has a name, a letter or both.
  static func flag(
    _ name: String? = nil, letter: Character? = nil, _ words: String,
    _ apply: @escaping @Sendable (inout Settings) -> Void
  ) -> Option {
    Option(name: name, letter: letter, value: nil, words: words) { settings, _ in apply(&settings) }
  }

  /// An option with a value that must not be empty.
  static func value(
    _ name: String, letter: Character? = nil, as value: String, _ words: String,
    _ apply: @escaping @Sendable (inout Settings, Argument) throws(UsageError) -> Void
  ) -> Option {
    Option(name: name, letter: letter, value: Value(name: value), words: words, apply: apply)
  }

  /// An option whose value is one of some words.
  static func choice<Chosen: Choice>(
    _ name: String, as value: String, _ words: String,
    _ apply: @escaping @Sendable (inout Settings, Chosen) -> Void
  ) -> Option {
    let choices = Chosen.allCases.map { (name: $0.rawValue, words: $0.words) }
    return Option(
      name: name, letter: nil, value: Value(name: value, choices: choices), words: words
    ) { (settings, argument) throws(UsageError) in
      guard let chosen = Chosen(rawValue: argument.text) else {
        throw UsageError(noChoice: argument, of: "--\(name)", choices: choices.map(\.name))
      }
      apply(&settings, chosen)
    }
  }
}

/// The values that an option chooses from, and what is said of each.
protocol Choice: RawRepresentable, CaseIterable, Sendable where RawValue == String {
  var words: String { get }
}

/// Options that are about one thing, under its heading.
struct OptionGroup: Sendable {
  let heading: String
  let options: [Option]

  init(_ heading: String, _ options: [Option]) {
    self.heading = heading
    self.options = options
  }
}
