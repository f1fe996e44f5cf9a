extension Place {
  /// What a message about one entry calls another one: `entry 3`, or `old.har (entry 3)` in another
  /// capture.
  func name(besides other: Place, in captures: [CaptureFacts]) -> String {
    // A list is one entry.
    if self == other { return "the same list" }
    return capture == other.capture
      ? "entry \(entry)" : "\(captures[capture].name) (entry \(entry))"
  }
}

extension [Place] {
  /// The first few by name, and how many more there are: `entry 3, old.har (entry 0) and 2 more`.
  func names(besides other: Place, in captures: [CaptureFacts]) -> String {
    // A capture can hold any number.
    let places = Set(self).sorted()
    let named = places.prefix(5).map { $0.name(besides: other, in: captures) }
    let rest = places.count - named.count
    return named.joined(separator: ", ") + (rest > 0 ? " and \(Self.grouped(rest)) more" : "")
  }

  /// A number with commas between its thousands.
  private static func grouped(_ number: Int) -> String {
    let digits = Array<Character>(String(number))
    return String(
      digits.enumerated().flatMap { index, digit -> [Character] in
        index > 0 && (digits.count - index) % 3 == 0 ? [",", digit] : [digit]
      })
  }
}
