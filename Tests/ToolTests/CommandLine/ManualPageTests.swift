import Foundation
import TestSupport
import Testing

@testable import checkout_key

@Suite struct ManualPageTests {
  private static let page = Generated.manualPage.text

  private func mandoc(_ options: String) async throws -> String {
    let directory = try TemporaryDirectory()
    try directory.file("checkout-key.1", Self.page + "\n")
    return try await ToolRun(shell: "mandoc \(options) checkout-key.1", in: directory).stdout
  }

  @Test(.enabled(if: try Machine.has("mandoc"), "mandoc is missing"))
  func mandocFindsNothing() async throws {
    // Which other manuals a machine has is nothing that the page can help.
    let complaints = try await mandoc("-Tlint").split(separator: "\n")
      .filter { !$0.contains("ssh-keygen") }
    #expect(complaints.isEmpty)
  }

  @Test(.enabled(if: try Machine.has("mandoc"), "mandoc is missing"))
  func saysAllThatTheHelpSays() async throws {
    let shown = try await mandoc("-Tascii -Owidth=1000,indent=2")
    // Bold is a letter struck twice, underlined a letter over a line.
    let text = shown.replacing(#/.\u{8}/#, with: "")
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for command in Tool.commands {
      for option in command.options {
        let names = option.spellings.joined(separator: ", ")
        #expect(text.contains(names + (option.value.map { " " + $0.name } ?? "")))
        for words in [option.words] + (option.value?.choices.map(\.words) ?? []) {
          #expect(text.contains(words.dropFirst()), "\(words)")
        }
      }
      let manual = command.manual
      let sentences = [manual.summary] + manual.introduction + manual.remarks
      for words in sentences + manual.examples.map(\.command) {
        #expect(text.contains(words), "\(words)")
      }
    }
  }

  @Test("explains every member of a record") func members() async throws {
    let run = try await ToolRun("--format=csv", input: .text(Captures.capture(of: Captures.rsa)))
    let header = run.stdout.prefix { !$0.isNewline }.split(separator: ",").map(String.init)
    #expect(ManualPage.members.map(\.name) == header)
  }

  @Test func hasNoLongLines() {
    // A command stays on one line.
    for line in Self.page.split(separator: "\n") where !line.hasPrefix(".It Ic") {
      #expect(line.utf8.count <= 80, "\(line)")
    }
  }
}
