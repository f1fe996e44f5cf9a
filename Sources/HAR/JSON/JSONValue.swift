/// A JSON value, as far as its kind matters.
package enum JSONValue: Equatable, Sendable {
  /// Decoded; where its escapes are wrong, as it stands.
  case string(String)
  case bool(Bool)
  /// An object or array.
  case container
  /// A number or `null`, or what stands in place of one.
  case other

  /// The string, or nil if it is none.
  package var string: String? {
    if case .string(let string) = self { string } else { nil }
  }

  /// `true` or `false`, or nil if it is neither.
  package var bool: Bool? {
    if case .bool(let bool) = self { bool } else { nil }
  }
}
