import Testing

@testable import CheckoutKey

@Suite struct StartTimeTests {
  private static let noon = "2026-11-23T12:00:00Z"

  @Test(
    "reads what exporters and scripts write",
    arguments: [
      "2026-11-23T12:00:00.000Z", "2026-11-23T13:00:00.000+01:00", "2026-11-23T12:00:00+0000",
      "2026-11-23 12:00:00", "2026-11-23t12:00:00z", "2026-11-23T12:00:00,000Z",
    ])
  func times(text: String) throws {
    let time = try #require(StartTime.date(text))
    #expect(time == StartTime.date(Self.noon))
    #expect(StartTime.text(text) == text)
  }

  @Test(
    "takes nothing that has more than a time in it",
    arguments: [
      "", "yesterday", noon + "secret", noon + " secret", noon + "\u{1B}[31m", "secret " + noon,
      noon + "\n",
    ])
  func otherTexts(text: String) {
    #expect(StartTime.text(text) == nil)
  }
}
