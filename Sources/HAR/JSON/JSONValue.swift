/// A JSON value, as far as a response's members are of use.
package enum JSONValue: Equatable, Sendable {
  case string(String)
  case bool(Bool)
  /// A number, `null`, an object or an array.
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
