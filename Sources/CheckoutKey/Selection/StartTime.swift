/// When a request began: `startedDateTime`, which HAR 1.2 wants in ISO 8601 with a time zone.
///
///     StartTime(parsing: "2026-11-23T12:00:00.0001+01") // 11 o'clock in Greenwich, and 0.1 ms
///
/// Exporters and scripts also write no seconds, any number of digits behind them, a comma before
/// those, a space for the `T`, small letters, or no time zone; one capture does it in one way, so
/// times can still be compared. Foundation takes less, and not the same on every system.
struct StartTime: Equatable {
  /// Since the year 1 began in Greenwich.
  let seconds: Int
  /// The digits of the second's fraction, without the zeros at their end.
  private let fraction: String

  /// As much as the reader keeps of a time, in bytes.
  private static let maxLength = 256

  /// Reads a time; nil if the text is none, or has anything else in it.
  init?(parsing text: String) {
    guard text.utf8.count <= Self.maxLength else { return nil }
    var rest = TimeText(rest: text.utf8[...])
    guard let days = rest.date(), rest.skip("Tt "), let time = rest.timeOfDay(),
      let offset = rest.zone(), rest.isEmpty
    else { return nil }
    seconds = days * 86_400 + time.seconds - offset
    fraction = time.fraction
  }

  /// The text, if it is a time, so that nothing else can be shown.
  static func text(_ text: String?) -> String? {
    text.flatMap { StartTime(parsing: $0) == nil ? nil : $0 }
  }
}

extension StartTime: Comparable {
  static func < (first: StartTime, second: StartTime) -> Bool {
    // Digits behind a point are in the order of their text.
    (first.seconds, first.fraction) < (second.seconds, second.fraction)
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

  /// `Z`, `+01:00`, `+0100`, `+01` or nothing, as seconds that clocks there are before Greenwich's.
  mutating func zone() -> Int? {
    if isEmpty || skip("Zz") { return 0 }
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
