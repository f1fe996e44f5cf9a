import Foundation
import Testing

@testable import CheckoutKey

@Suite struct TimestampTests {
  private static let noon = "2026-11-23T12:00:00Z"

  @Test(
    "reads what exporters and scripts write",
    arguments: [
      "2026-11-23T12:00:00.000Z", "2026-11-23T12:00:00+0000",
      "2026-11-23 12:00:00Z", "2026-11-23t12:00:00z", "2026-11-23T12:00:00,000Z",
      "2026-11-23 12:00Z", "2026-11-23T13:00+01", "2026-11-23T07:30:00.000-04:30",
      "2026-11-24T11:00:00+23:00", "2026-11-23T11:59:60Z",
      "2026-11-23T12:00:00.\(String(repeating: "0", count: 200))Z",
    ])
  func times(text: String) throws {
    let time = try #require(Timestamp(parsing: text))
    #expect(time == Timestamp(parsing: Self.noon))
    #expect(time.text == text)
  }

  @Test(
    "takes nothing that has more than a time in it, or less",
    arguments: [
      "", noon + " secret", "\n" + noon, noon + "\u{301}",
      "2026-11-23", "2026-11-23T12Z", "2026-11-23T12:00:", "2026-11-23T12:00:00.Z",
      "2026-11-23T12:00.5Z", "2026-11-23T12:00:00+", "2026-11-23T12:00:00+1",
      "2026-11-23T12:00:00+01:", "2026-11-23T12:00:00+01:0", "2026-11-23T12:00:00+01:00Z",
      "2026-00-23T12:00Z", "2026-13-23T12:00Z", "2026-11-00T12:00Z", "2026-11-31T12:00Z",
      "2026-02-29T12:00Z", "1900-02-29T12:00Z", "2026-11-23T24:00Z", "2026-11-23T12:60Z",
      "2026-11-23T12:00:61Z", "2026-11-23T12:00+24", "2026-11-23T12:00+01:60", "0000-11-23T12:00Z",
      "26-11-23T12:00Z", "2026-1-23T12:00Z", "12026-11-23T12:00Z", "2026-11-23T１２:00Z",
      "2026-11-23T12:00:00." + String(repeating: "1", count: 4_076) + "Z",
      // Written where none is known, and without a zone that makes it a moment.
      "1970-12-31T23:59:59Z", "0001-01-01T00:00:00Z", "1971-01-01T00:00:00+00:01",
      "2026-11-23T12:00:00",
    ])
  func otherTexts(text: String) {
    #expect(Timestamp(parsing: text) == nil)
  }

  @Test("compares times to the last digit, whatever zone they are in")
  func order() throws {
    let times = try [
      "1971-01-01T00:00:00Z", "1971-01-01T00:00:00-00:01",
      "2024-02-28T23:59:59.9Z", "2024-02-29T00:00Z", "2024-03-01T00:00Z",
      "2026-11-23T11:59:59.99999999999999999999999999999999Z", Self.noon,
      "2026-11-23T12:00:00.00000000000000000000000000000001Z", "2026-11-23T12:00:00.0009Z",
      "2026-11-23T12:00:00.001Z", "2026-11-23T12:00:00.01Z", "2026-11-23T12:00:00.45Z",
      "2026-11-23T13:00:00.5+01", "2026-11-23T12:00:00.51Z", "2026-11-23T12:00:01Z",
      "2026-11-23T12:00-00:01", "2026-12-01T00:00Z", "2027-01-01T00:00Z", "9999-12-31T23:59:59Z",
    ].map { try #require(Timestamp(parsing: $0), "\($0)") }
    #expect(times.sorted() == times)
    #expect(zip(times, times.dropFirst()).allSatisfy { $0 < $1 })
  }

  @Test(
    "counts days as Foundation does", arguments: [1972, 1999, 2000, 2026, 2100, 9999])
  func foundation(year: Int) throws {
    let style = Date.ISO8601FormatStyle(includingFractionalSeconds: false)
    for month in 1...12 {
      for day in [1, 2, 15, 28] {
        let text = String(format: "%04d-%02d-%02dT%02d:34:56+09:30", year, month, day, day % 24)
        let date = try Date(text, strategy: style)
        let time = try #require(Timestamp(parsing: text))
        #expect(time.secondsSince1970 == Int64(date.timeIntervalSince1970), "\(text)")
      }
    }
  }
}
