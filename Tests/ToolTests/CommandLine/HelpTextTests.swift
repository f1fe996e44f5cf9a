import CheckoutKey
import Testing

@testable import checkout_key

@Suite struct HelpTextTests {
  /// A command's help and its options.
  struct Help: CustomTestStringConvertible, Sendable {
    let command: CommandName
    let lines: [Substring]
    /// Each option's name, letter, and whether it takes a value.
    let options: [(name: String, letter: Character?, takesValue: Bool)]

    init<Settings: CommandOptions>(_ text: String, _ table: [Option<Settings>]) {
      command = Settings.name
      lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      options = table.map { option in
        if case .value = option.action { return (option.name, option.letter, true) }
        return (option.name, option.letter, false)
      }
    }

    var testDescription: String { command.rawValue }

    static let all = [
      Help(ExtractCommand.help, ExtractOptions.table),
      Help(InspectCommand.help, InspectOptions.table),
      Help(RedactCommand.help, RedactOptions.table),
      Help(VerifyCommand.help, VerifyOptions.table),
    ]
  }

  @Test func coversEveryCommand() {
    #expect(Help.all.map(\.command) == CommandName.allCases)
    let others = CommandName.allCases.filter { $0 != .extract }
    for name in others {
      #expect(Help.all[0].lines.contains { $0.hasPrefix("  checkout-key \(name.rawValue) ") })
    }
  }

  @Test("explains every option", arguments: Help.all)
  func options(help: Help) throws {
    for option in help.options {
      let spelled =
        option.letter.map { "  -\($0), --\(option.name)" } ?? "      --\(option.name)"
      let line = try #require(
        help.lines.first { $0.hasPrefix(spelled + " ") }, "\(spelled) stands in no line")
      let words = line.dropFirst(spelled.count).split(separator: " ")
      // An option with a value has its placeholder between its name and the explanation.
      let takesValue = words.first.map { $0.allSatisfy(\.isUppercase) } ?? false
      #expect(takesValue == option.takesValue, "\(spelled)")
      #expect(words.count > (takesValue ? 2 : 1), "\(spelled) has no explanation")
    }
  }

  @Test("explains no option that does not exist", arguments: Help.all)
  func otherOptions(help: Help) {
    let names = help.lines.compactMap { line in
      line.firstRange(of: "--").map { line[$0.upperBound...].prefix { $0.isLetter || $0 == "-" } }
    }
    #expect(names.count >= help.options.count)
    for name in names {
      let isKnown = name == "help" || help.options.contains { $0.name == name }
      #expect(isKnown, "--\(name) is no option")
    }
  }

  @Test("names every format")
  func formats() {
    for format in OutputFormat.allCases {
      #expect(Help.all[0].lines.contains { $0.hasPrefix("        \(format.rawValue) ") })
    }
    for format in InspectionFormat.allCases {
      #expect(Help.all[1].lines.contains { $0.hasPrefix("        \(format.rawValue) ") })
    }
  }

  @Test("names every exit status", arguments: [0, 1, 2, 64] as [Int32])
  func statuses(status: Int32) throws {
    #expect(ExitStatus(rawValue: status) != nil)
    for help in Help.all { #expect(help.lines.contains { $0.hasPrefix("  \(status) ") }) }
  }

  @Test("fits a terminal", arguments: Help.all)
  func width(help: Help) {
    for line in help.lines {
      #expect(line.count <= 80, "\(line)")
      #expect(line.last?.isWhitespace != true, "a blank at the end of: \(line)")
      #expect(line.allSatisfy { $0.isASCII && $0 != "\t" }, "\(line)")
    }
    #expect(help.lines.first?.isEmpty == false)
    #expect(help.lines.last?.isEmpty == false, "whoever prints it adds the last line feed")
  }

  @Test("shows examples before the rules", arguments: Help.all)
  func order(help: Help) throws {
    let examples = try #require(help.lines.firstIndex(of: "Examples:"))
    let usage = try #require(help.lines.firstIndex { $0.hasPrefix("Usage: checkout-key ") })
    #expect(examples < usage)
  }

  @Test func namesTheVersionAsOneLine() {
    #expect(HelpText.version.wholeMatch(of: /checkout-key \d+\.\d+\.\d+/) != nil)
  }
}
