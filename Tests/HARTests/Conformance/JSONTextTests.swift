import Foundation
import TestSupport
import Testing

/// Whether the tables say the truth, so that the tests that rest on them do.
@Suite struct JSONTextTests {
  /// What Foundation takes although the grammar doesn't, or refuses although it does.
  private static let unlikeFoundation: Set = [
    // It lets a comma stand before the end,
    "a comma before the end",
    // takes a NUL for the end of the text,
    "a NUL behind it",
    // and goes no deeper than 512 levels.
    "10,000 arrays", "1,000 objects", "1,000 arrays and objects",
  ]

  @Test(
    "Foundation judges as the tables do",
    arguments: JSONText.all.filter { !unlikeFoundation.contains($0.name) })
  func foundation(text: JSONText) {
    let isTaken =
      (try? JSONSerialization.jsonObject(with: Data(text.bytes), options: .fragmentsAllowed)) != nil
    switch text.verdict {
    case .valid: #expect(isTaken)
    case .invalid: #expect(!isTaken)
    case .implementationDefined: break
    }
  }

  @Test("no text is there twice")
  func distinct() {
    let texts = Dictionary(grouping: JSONText.all, by: \.bytes).values
    #expect(texts.filter { $0.count > 1 }.map(\.description) == [])
  }

  @Test("a text that breaks the structure is not valid")
  func broken() {
    let broken = JSONText.all.filter(\.breaksStructure)
    #expect(broken.count > 100)
    #expect(broken.allSatisfy { $0.verdict != .valid })
  }
}
