import Testing

@testable import checkout_key

/// That help and parser agree is so by construction; what is left is how the help looks.
@Suite struct HelpTextTests {
  static let commands = Tool.commands.filter(\.isExplained)

  private static func lines(_ command: Command) -> [Substring] {
    HelpText.whole(command).split(separator: "\n", omittingEmptySubsequences: false)
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

  @Test("fits a terminal", arguments: commands)
  func width(command: Command) {
    let lines = Self.lines(command)
    for line in lines {
      #expect(line.count <= 80, "\(line)")
      #expect(line.last?.isWhitespace != true, "a blank at the end of: \(line)")
      #expect(line.allSatisfy { $0.isASCII && $0 != "\t" }, "\(line)")
    }
    #expect(lines.first?.isEmpty == false)
    #expect(lines.last?.isEmpty == false, "whoever prints it adds the last line feed")
  }

  @Test("fits a screen where it is short", arguments: commands)
  func height(command: Command) {
    let lines = HelpText.short(command).split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count <= 23, "one more is the prompt's")
    #expect(lines.allSatisfy { $0.count <= 80 })
    for option in command.options where !option.isRare {
      #expect(lines.contains { $0.contains(option.spelling) }, "\(option.spelling)")
    }
  }

  @Test("shows examples before the rules", arguments: commands)
  func order(command: Command) throws {
    let lines = Self.lines(command)
    let examples = try #require(lines.firstIndex(of: "Examples:"))
    let usage = try #require(lines.firstIndex { $0.hasPrefix("Usage: checkout-key ") })
    #expect(examples < usage)
  }

  @Test func namesTheVersionAsOneLine() {
    #expect(Tool.version.wholeMatch(of: /checkout-key \d+\.\d+\.\d+/) != nil)
  }
}

extension Command: CustomTestStringConvertible {
  /// The name of the case.
  public var testDescription: String { name }
}
