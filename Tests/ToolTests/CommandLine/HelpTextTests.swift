import CheckoutKey
import Testing

@testable import checkout_key

@Suite struct HelpTextTests {
  private let lines = HelpText.extract.split(separator: "\n", omittingEmptySubsequences: false)

  @Test("explains every option", arguments: ExtractOptions.table.map { ($0.name, $0.letter) })
  func options(name: String, letter: Character?) throws {
    let spelled = letter.map { "  -\($0), --\(name)" } ?? "      --\(name)"
    let line = try #require(lines.first { $0.hasPrefix(spelled) }, "\(spelled) stands in no line")
    let words = line.dropFirst(spelled.count).split(separator: " ")
    // An option with a value has its placeholder between its name and the explanation.
    let takesValue = words.first.map { $0.allSatisfy(\.isUppercase) } ?? false
    let option = try #require(ExtractOptions.table.first { $0.name == name })
    switch option.action {
    case .flag: #expect(!takesValue)
    case .value: #expect(takesValue)
    }
    #expect(words.count > (takesValue ? 2 : 1), "\(spelled) has no explanation")
  }

  @Test func explainsNoOptionThatDoesNotExist() {
    let names = lines.compactMap { line in
      line.firstRange(of: "--").map { line[$0.upperBound...].prefix { $0.isLetter || $0 == "-" } }
    }
    #expect(names.count > ExtractOptions.table.count, "the examples have options too")
    for name in names {
      #expect(ExtractOptions.table.contains { $0.name == name }, "--\(name) is no option")
    }
  }

  @Test("names every format", arguments: OutputFormat.allCases)
  func formats(format: OutputFormat) {
    #expect(lines.contains { $0.hasPrefix("        \(format.rawValue) ") })
  }

  @Test("names every exit status", arguments: [0, 1, 2, 64] as [Int32])
  func statuses(status: Int32) throws {
    #expect(ExitStatus(rawValue: status) != nil)
    #expect(lines.contains { $0.hasPrefix("  \(status) ") })
  }

  @Test func fitsATerminal() {
    for line in lines {
      #expect(line.count <= 80, "\(line)")
      #expect(line.last?.isWhitespace != true, "a blank at the end of: \(line)")
      #expect(line.allSatisfy { $0.isASCII && $0 != "\t" }, "\(line)")
    }
    #expect(lines.first?.isEmpty == false)
    #expect(lines.last?.isEmpty == false, "whoever prints it adds the last line feed")
  }

  @Test func showsExamplesBeforeTheRules() throws {
    let examples = try #require(lines.firstIndex(of: "Examples:"))
    let usage = try #require(lines.firstIndex { $0.hasPrefix("Usage: checkout-key ") })
    #expect(examples < usage)
  }

  @Test func namesTheVersionAsOneLine() {
    #expect(HelpText.version.wholeMatch(of: /checkout-key \d+\.\d+\.\d+/) != nil)
  }
}
