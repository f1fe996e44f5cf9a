import Foundation
import HAR
import Testing

@Suite struct HARErrorTests {
  @Test(
    "an error can follow a capture's name",
    arguments: [
      (.unreadable(errno: EISDIR), "cannot be read: Is a directory"),
      (.foreign(.gzip), "a gzip file, not a HAR file"),
      (.notHAR(.noLog), "JSON, but not a HAR file: it has no `log` object"),
      (.truncated(at: .init(offset: 1203)), "cut off at byte 1203"),
      (.truncated(at: .init(offset: 1203, entry: 5)), "cut off at byte 1203 (entry 5)"),
      (
        .malformed(.nestedTooDeep(limit: 9), at: .init(offset: 7, entry: 0)),
        "damaged at byte 7 (entry 0): it is nested more than 9 levels deep"
      ),
    ] as [(HARError, String)])
  func description(error: HARError, text: String) {
    #expect(error.description == text)
  }
}
