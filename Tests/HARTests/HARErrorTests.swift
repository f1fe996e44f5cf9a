import Foundation
import HAR
import Testing

@testable import HAR

@Suite struct HARErrorTests {
  @Test(
    "an error can follow a capture's name",
    arguments: [
      (.unreadable(errno: EISDIR), "cannot be read: Is a directory"), (.empty, "empty"),
      (.foreign(.gzip), "a gzip file, not a HAR file"), (.notJSON, "not JSON, so not a HAR file"),
      (.notHAR(.noLog), "JSON, but not a HAR file: it has no `log` object"),
      (.runTogether(at: .init(offset: 3)), "another archive seems to follow at byte 3"),
      (.truncated(at: .init(offset: 1203)), "cut off at byte 1203"),
      (.truncated(at: .init(offset: 1203, entry: 5)), "cut off at byte 1203 (entry 5)"),
      (
        .malformed(.expected(.commaOrBrace), at: .init(offset: 7, entry: 0)),
        "damaged at byte 7 (entry 0): a comma or a closing brace should stand here"
      ),
      (
        .malformed(.mismatchedBracket, at: .init(offset: 7)),
        "damaged at byte 7: this bracket does not match the one that it closes"
      ),
      (
        .malformed(.nestedTooDeep(limit: 9), at: .init(offset: 7)),
        "damaged at byte 7: it is nested more than 9 levels deep"
      ),
      (
        .malformed(.duplicate("url"), at: .init(offset: 7, entry: 1)),
        "damaged at byte 7 (entry 1): a second `url` stands here"
      ),
    ] as [(HARError, String)])
  func description(error: HARError, text: String) {
    #expect(error.description == text)
  }
}
