/// What `--help` prints of a command: examples first.
struct HelpText {
  let text: String

  private static let width = 80
  /// Where the words of an option begin.
  private static let column = 25

  init(_ command: CommandDescription) {
    let manual = command.manual
    var sections = [Self.wrapped(manual.summary)]
    // A longer command has its words on the next line.
    let column = manual.examples.map { $0.command.count + 4 }.filter { $0 <= 42 }.max() ?? 42
    sections.append(
      ["Examples:"]
        + manual.examples.flatMap { Self.item("  " + $0.command, $0.words, column: column) })
    sections.append(
      manual.usage.enumerated().map { ($0.offset == 0 ? "Usage: " : "       ") + $0.element })
    sections += manual.introduction.map { Self.wrapped($0) }
    for group in command.groups {
      sections.append([group.heading + ":"] + group.options.flatMap(Self.lines))
    }
    sections.append(
      ["Exit status:"]
        + manual.exitStatuses.flatMap {
          Self.item("  \($0.status.rawValue)", $0.words, column: 6)
        })
    sections += manual.remarks.map { Self.wrapped($0) }
    text = sections.map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
  }

  private static func lines(_ option: OptionDeclaration) -> [String] {
    let letter = option.letter.map { "-\($0), " } ?? "    "
    let value = option.value.map { " " + $0.name } ?? ""
    let choices = option.value?.choices ?? []
    let column = max(self.column, 10 + (choices.map(\.name.count).max() ?? 0))
    return item("  \(letter)--\(option.name)\(value)", option.words, column: self.column)
      + choices.flatMap { item("        " + $0.name, $0.words, column: column) }
  }

  /// A name, and words that begin in a column of their own, on the next line if the name is too long.
  private static func item(_ name: String, _ words: String, column: Int) -> [String] {
    let margin = String(repeating: " ", count: column)
    let lines = wrapped(words, width: width - column).map { margin + $0 }
    guard name.count < column, let first = lines.first else { return [name] + lines }
    return [name + first.dropFirst(name.count)] + lines.dropFirst()
  }

  /// A paragraph as lines of no more than so many columns.
  private static func wrapped(_ text: String, width: Int = width) -> [String] {
    text.split(separator: " ").reduce(into: []) { lines, word in
      if let last = lines.last, last.count + 1 + word.count <= width {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
  }
}
