/// What is printed of a command by those who ask for help, from its one description.
enum HelpText {
  private static let width = 80
  /// Where the words of an option begin.
  private static let column = 25

  /// What `--help` prints: examples first, then everything.
  ///
  /// - Returns: lines of no more than 80 columns.
  static func whole(_ command: Command) -> String {
    let (manual, others) = (command.manual, others(than: command))
    var sections = [wrapped(manual.summary), ["Examples:"] + lines(manual.examples)]
    sections.append(usage(manual))
    if !others.isEmpty {
      sections.append(["Other commands, each with a --help of its own:"] + lines(others))
    }
    sections += manual.introduction.map { wrapped($0) }
    for group in command.groups {
      sections.append([group.heading + ":"] + group.options.flatMap { lines($0) })
    }
    sections.append(
      ["Exit status:"]
        + manual.exitStatuses.flatMap {
          item("  \($0.status.rawValue)", $0.words, column: 6)
        })
    sections += manual.remarks.map { wrapped($0) }
    return joined(sections)
  }

  /// What `-h` prints: usage and the options that are used most, on a screen of 24 lines.
  ///
  /// - Returns: lines of no more than 80 columns.
  static func short(_ command: Command) -> String {
    let others = others(than: command)
    let options = command.options.filter { !$0.isRare }.flatMap { shortLines($0) }
    return joined([
      wrapped(sentence(command.manual.brief))
        + usage(command.manual), options,
      [
        others.isEmpty
          ? "checkout-key help \(command.name) explains everything."
          : "Other commands: \(others.map(\.name).joined(separator: ", ")); help COMMAND explains one."
      ],
    ])
  }

  /// How to begin, for somebody who typed the command's name alone: at most ten lines.
  static func beginning(_ command: Command) -> String {
    let others = others(than: command)
    let examples = lines(Array(command.manual.examples.prefix(2)))
    return joined([
      wrapped(sentence(command.manual.brief)), examples + lines(others),
      [
        "checkout-key \(others.isEmpty ? command.name + " " : "")-h shows the options, --help everything."
      ],
    ])
  }

  /// The other commands, where they are named because this one is done when none is.
  private static func others(than command: Command) -> [Command] {
    command.name == Tool.commands[0].name
      ? Tool.commands.filter(\.isExplained).dropFirst() + [] : []
  }

  private static func joined(_ sections: [[String]]) -> String {
    sections.map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
  }

  private static func sentence(_ words: String) -> String {
    words.prefix(1).uppercased() + words.dropFirst() + "."
  }

  private static func usage(_ manual: Manual) -> [String] {
    manual.usage.enumerated().map { ($0.offset == 0 ? "Usage: " : "       ") + $0.element }
  }

  private static func lines(_ commands: [Command]) -> [String] {
    let names = commands.map { "  checkout-key \($0.name)" }
    let column = 2 + (names.map(\.count).max() ?? 0)
    return zip(names, commands).flatMap { item($0, $1.manual.brief, column: column) }
  }

  private static func lines(_ examples: [Manual.Example]) -> [String] {
    // A longer command has its words on the next line.
    let column = examples.map { $0.command.count + 4 }.filter { $0 <= 46 }.max() ?? 46
    return examples.flatMap { item("  " + $0.command, $0.words, column: column) }
  }

  private static func lines(_ option: Option) -> [String] {
    let choices = option.value?.choices ?? []
    let column = max(self.column, 10 + (choices.map(\.name.count).max() ?? 0))
    let words = option.words + (choices.isEmpty ? "" : ":")
    return item(spellings(option), words, column: self.column)
      + choices.flatMap { item("        " + $0.name, $0.words, column: column) }
  }

  /// An option with the mere names of what it chooses from.
  private static func shortLines(_ option: Option) -> [String] {
    let choices = option.value?.choices.map(\.name).joined(separator: ", ") ?? ""
    return item(spellings(option), choices.isEmpty ? option.words : choices, column: column)
  }

  private static func spellings(_ option: Option) -> String {
    let letter = option.letter.map { "-\($0)" } ?? "  "
    let name = option.name.map { (option.letter == nil ? "  " : ", ") + "--\($0)" } ?? ""
    return "  " + letter + name + (option.value.map { " " + $0.name } ?? "")
  }

  /// A name, and words that begin in a column of their own, on the next line if the name is too long.
  private static func item(_ name: String, _ words: String, column: Int) -> [String] {
    let margin = String(repeating: " ", count: column)
    let lines = wrapped(words, width: width - column).map { margin + $0 }
    guard name.count < column, let first = lines.first else { return [name] + lines }
    return [name + first.dropFirst(name.count)] + lines.dropFirst()
  }

  /// A paragraph as lines.
  private static func wrapped(_ text: String, width: Int = width) -> [String] {
    text.wrapped(to: width)
  }
}
