import Testing

@testable import checkout_key

/// That help and parser agree is so by construction; what is left is how the help looks.
@Suite struct HelpTextTests {
  static let commands = Tool.commands.map { $0.description }

  private static func lines(_ command: CommandDescription) -> [Substring] {
    HelpText(command).text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  @Test("says something of every option and every choice", arguments: commands)
  func words(command: CommandDescription) {
    for option in command.options {
      #expect(!option.words.isEmpty, "--\(option.name)")
      for choice in option.value?.choices ?? [] { #expect(!choice.words.isEmpty, "\(choice.name)") }
    }
    #expect(Set(command.options.map(\.name)).count == command.options.count)
    let letters = command.options.compactMap(\.letter)
    #expect(Set(letters).count == letters.count)
  }

  @Test("an option means the same in every command")
  func sameWords() {
    let options = Dictionary(grouping: Self.commands.flatMap(\.options), by: \.name)
    for (name, declarations) in options where !["format", "output"].contains(name) {
      #expect(Set(declarations.map(\.words)).count == 1, "--\(name)")
    }
    for (name, declarations) in options {
      #expect(
        Set(declarations.map { [$0.letter.map(String.init), $0.value?.name] }).count == 1,
        "--\(name)")
    }
  }

  @Test("fits a terminal", arguments: commands)
  func width(command: CommandDescription) {
    let lines = Self.lines(command)
    for line in lines {
      #expect(line.count <= 80, "\(line)")
      #expect(line.last?.isWhitespace != true, "a blank at the end of: \(line)")
      #expect(line.allSatisfy { $0.isASCII && $0 != "\t" }, "\(line)")
    }
    #expect(lines.first?.isEmpty == false)
    #expect(lines.last?.isEmpty == false, "whoever prints it adds the last line feed")
  }

  @Test("shows examples before the rules", arguments: commands)
  func order(command: CommandDescription) throws {
    let lines = Self.lines(command)
    let examples = try #require(lines.firstIndex(of: "Examples:"))
    let usage = try #require(lines.firstIndex { $0.hasPrefix("Usage: checkout-key ") })
    #expect(examples < usage)
  }

  @Test func namesTheVersionAsOneLine() {
    #expect(Tool.version.wholeMatch(of: /checkout-key \d+\.\d+\.\d+/) != nil)
  }
}

extension CommandDescription: CustomTestStringConvertible {
  /// The name of the case.
  public var testDescription: String { name }
}
