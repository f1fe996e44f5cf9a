import CheckoutKey

/// Formats that `--format` chooses from.
protocol NamedFormat: RawRepresentable, CaseIterable where RawValue == String {}

extension OutputFormat: NamedFormat {}

extension NamedFormat {
  /// The format that `--format` names.
  init(named name: String) throws(UsageError) {
    guard let format = Self(rawValue: name) else {
      let names = Self.allCases.map(\.rawValue)
      let closest = ClosestWord.to(name, among: names)
      throw UsageError(
        "unknown format \(name): the formats are \(names.joined(separator: ", "))",
        hint: closest.map { "did you mean --format \($0)?" })
    }
    self = format
  }
}
