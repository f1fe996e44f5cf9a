import Testing

@testable import checkout_key

/// That help and parser agree is so by construction; what is left is how the help looks.
@Suite struct HelpTextTests {
  static let commands = Tool.commands.filter(\.isExplained)

  private static func lines(_ text: String) -> [Substring] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  @Test("says something of every option and every choice", arguments: commands)
  func words(command: Command) {
    for option in command.options {
      #expect(!option.words.isEmpty && !option.spelling.isEmpty, "\(option.spelling)")
      for choice in option.value?.choices ?? [] { #expect(!choice.words.isEmpty, "\(choice.name)") }
    }
    #expect(Set(command.options.map(\.spelling)).count == command.options.count)
    let letters = command.options.compactMap(\.letter)
    #expect(Set(letters).count == letters.count)
  }

  @Test("an option means the same in every command")
  func sameWords() {
    let options = Dictionary(grouping: Self.commands.flatMap(\.options), by: \.spelling)
    for (name, declarations) in options where !["--format", "--output"].contains(name) {
      #expect(Set(declarations.map(\.words)).count == 1, "\(name)")
    }
    for (name, declarations) in options {
      #expect(
        Set(declarations.map { [$0.letter.map(String.init), $0.value?.name] }).count == 1,
        "\(name)")
    }
  }

  @Test("fits a terminal, and where it is short a screen", arguments: commands)
  func size(command: Command) throws {
    let whole = Self.lines(HelpText.whole(command))
    let short = Self.lines(HelpText.short(command))
    for line in whole + short {
      #expect(line.count <= 80 && line.last?.isWhitespace != true, "\(line)")
      #expect(line.allSatisfy { $0.isASCII && $0 != "\t" }, "\(line)")
    }
    #expect(whole.first?.isEmpty == false)
    #expect(whole.last?.isEmpty == false, "whoever prints it adds the last line feed")
    #expect(
      whole.contains { $0.wholeMatch(of: #/  0   [a-z].*/#) != nil }, "exit statuses in a column")
    #expect(short.count <= 23, "one more is the prompt's")
    for option in command.options where !option.isRare {
      #expect(short.contains { $0.contains(option.spelling) }, "\(option.spelling)")
    }
    // Examples come before the rules.
    let examples = try #require(whole.firstIndex(of: "Examples:"))
    #expect(whole[examples...].contains { $0.hasPrefix("Usage: checkout-key ") })
  }

  @Test func namesTheVersionAsOneLine() {
    #expect(Tool.version.wholeMatch(of: /checkout-key \d+\.\d+\.\d+/) != nil)
  }
}

extension Command: CustomTestStringConvertible {
  /// The name of the case.
  public var testDescription: String { name }
}
