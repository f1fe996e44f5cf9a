import TestSupport
import Testing

@testable import checkout_key

/// That help and parser agree is so by construction; what is left is how the help looks.
@Suite struct HelpTextTests {
  private static func lines(_ text: String) -> [Substring] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  @Test(
    "fits a terminal, and where it is short a screen",
    arguments: Tool.commands.filter(\.isExplained).map(\.name))
  func size(name: String) throws {
    let command = try #require([Command](Tool.commands).named(Argument(name)))
    let whole = Self.lines(HelpText.whole(command))
    let short = Self.lines(HelpText.short(command))
    for line in whole + short {
      #expect(line.count <= 80 && line.last?.isWhitespace != true, "\(line)")
      #expect(line.allSatisfy { $0.isASCII && $0 != "\t" }, "\(line)")
    }
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
}

@Suite struct ManualPageTests {
  @Test(
    "is a page to mandoc, and says all that the help says",
    .enabled(if: try Machine.has("mandoc"), "mandoc is missing"))
  func mandoc() async throws {
    let directory = try TemporaryDirectory(["page.1": Generated.manualPage.text + "\n"])
    // Which other manuals a machine has is nothing that the page can help.
    let lint = try await ToolRun(
      shell: "mandoc -Tlint page.1 | grep -v ssh-keygen", in: directory)
    #expect(lint.stdout == "")
    // Bold is a letter struck twice, underlined a letter over a line.
    let text = try await ToolRun(
      shell: "mandoc -Tascii -Owidth=1000,indent=2 page.1", in: directory
    ).stdout.replacing(#/.\u{8}/#, with: "").split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
    for command in Tool.commands {
      for option in command.options {
        let names = option.spellings.joined(separator: ", ")
        #expect(text.contains(names + (option.value.map { " " + $0.name } ?? "")))
        for words in [option.words] + (option.value?.choices.map(\.words) ?? []) {
          #expect(text.contains(words.dropFirst()), "\(words)")
        }
      }
      let manual = command.manual
      for usage in manual.usage { #expect(Self.bare(text).contains(Self.bare(usage)), "\(usage)") }
      let sentences = [manual.summary] + manual.introduction + manual.remarks
      for words in sentences + manual.examples.map(\.command) {
        #expect(text.contains(words), "\(words)")
      }
    }
  }

  /// The dots that repeat stand inside the brackets in a manual page.
  private static func bare(_ text: String) -> String { text.filter { !" []".contains($0) } }

  @Test func explainsEveryMemberOfARecord() {
    #expect(ManualPage.members.map(\.name) == NDJSONRecord.namesInOrder)
  }
}
