/// A moment, as an exporter wrote when a request began, or CircleCI when it made a key.
///
///     Timestamp(parsing: "2026-11-23T12:00:00.0001+01")   // 11 o'clock in Greenwich, and 0.1 ms
///     Timestamp(parsing: "2026-11-23T12:00:00")           // nil: no time zone
///     Timestamp(parsing: "1970-01-01T00:00:00Z")          // nil: what is written when none is known
///
/// Exporters and scripts also write no seconds, any number of digits behind them, a comma before
/// those, a space for the `T`, or small letters. Foundation accepts less, and not the same on every
/// system.
struct Timestamp: Sendable {
  /// The text that it was read from, so that nothing but a time can be shown.
  let text: String
  /// Since the year 1970 began in Greenwich.
  let secondsSince1970: Int64
  /// The digits of the second's fraction, without the zeros at their end.
  private let fraction: String

  /// As much as the reader keeps of a time, in bytes.
  private static let maxLength = 4 << 10
  /// From the beginning of the year 1 to that of 1970, and from there to that of 1971.
  private static let (daysTo1970, daysOf1970) = (719_162, 365)

  /// Reads a time; nil if the text is none, or has anything else in it.
  init?(parsing text: String) {
    guard text.utf8.count <= Self.maxLength else { return nil }
    var rest = TimeText(rest: text.utf8[...])
    guard let days = rest.date(), rest.skip("Tt "), let time = rest.timeOfDay(),
      let offset = rest.zone(), rest.isEmpty
    else { return nil }
    let seconds = Int64(days - Self.daysTo1970) * 86_400 + Int64(time.seconds - offset)
    guard seconds >= Int64(Self.daysOf1970) * 86_400 else { return nil }
    self.text = text
    secondsSince1970 = seconds
    fraction = time.fraction
  }
}

extension Timestamp: Hashable, Comparable {
  /// Whether both are one moment, however they are written.
  static func == (first: Timestamp, second: Timestamp) -> Bool {
    (first.secondsSince1970, first.fraction) == (second.secondsSince1970, second.fraction)
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(secondsSince1970)
    hasher.combine(fraction)
  }

  static func < (first: Timestamp, second: Timestamp) -> Bool {
    // Digits behind a point are in the order of their text.
    (first.secondsSince1970, first.fraction) < (second.secondsSince1970, second.fraction)
  }
}

/// What is left to be read of a time.
private struct TimeText {
  var rest: Substring.UTF8View

  var isEmpty: Bool { rest.isEmpty }

  /// `2026-11-23`, as days since the year 1 began.
  mutating func date() -> Int? {
    guard let year = number(4, in: 1...9999), skip("-"), let month = number(2, in: 1...12),
      skip("-"), let day = number(2, in: 1...31)
    else { return nil }
    let isLeapYear = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeapYear ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard day <= lengths[month - 1] else { return nil }
    let past = year - 1
    let leapDays = past / 4 - past / 100 + past / 400
    return past * 365 + leapDays + lengths.prefix(month - 1).reduce(day - 1, +)
  }

  /// `12:00`, `12:00:00` or `12:00:00.000`.
  mutating func timeOfDay() -> (seconds: Int, fraction: String)? {
    guard let hour = number(2, in: 0...23), skip(":"), let minute = number(2, in: 0...59) else {
      return nil
    }
    let seconds = (hour * 60 + minute) * 60
    if !skip(":") { return (seconds, "") }
    // 60 is a leap second.
    guard let second = number(2, in: 0...60) else { return nil }
    if !skip(".,") { return (seconds + second, "") }
    let digits = rest.prefix { Self.digits.contains($0) }
    if digits.isEmpty { return nil }
    rest = rest.dropFirst(digits.count)
    let significant = digits.reversed().drop { $0 == UInt8(ascii: "0") }.reversed()
    return (seconds + second, String(decoding: significant, as: UTF8.self))
  }

  /// `Z`, `+01:00`, `+0100` or `+01`, as seconds that clocks there are before Greenwich's.
  mutating func zone() -> Int? {
    if skip("Zz") { return 0 }
    let sign = skip("-") ? -1 : 1
    guard sign == -1 || skip("+"), let hours = number(2, in: 0...23) else { return nil }
    if isEmpty { return sign * hours * 3600 }
    _ = skip(":")
    return number(2, in: 0...59).map { sign * (hours * 60 + $0) * 60 }
  }

  /// Steps over one of these characters.
  mutating func skip(_ characters: String) -> Bool {
    guard let next = rest.first, characters.utf8.contains(next) else { return false }
    rest = rest.dropFirst()
    return true
  }

  /// A number of exactly so many digits.
  private mutating func number(_ count: Int, in range: ClosedRange<Int>) -> Int? {
    let digits = rest.prefix(count)
    guard digits.count == count, digits.allSatisfy(Self.digits.contains) else { return nil }
    rest = rest.dropFirst(count)
    let number = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    return range.contains(number) ? number : nil
  }

  private static let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
}
