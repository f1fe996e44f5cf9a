/// A text, and what the JSON grammar (RFC 8259) says of it.
///
/// The tables of these texts go through the grammar rule by rule, with the classes of case that
/// https://github.com/nst/JSONTestSuite tells apart; the texts are our own.
package struct JSONText: Sendable {
  /// What is special about it.
  package let name: String
  package let bytes: [UInt8]
  package let verdict: Verdict
  /// Whether, in place of a value, it ruins the brackets, quotes or separators around it.
  package let breaksStructure: Bool

  package enum Verdict: Sendable {
    case valid, invalid
    /// The grammar allows it, but a parser may refuse it (RFC 8259 sections 8.1, 8.2 and 9), or the
    /// grammar is for text and these bytes are none.
    case implementationDefined
  }

  /// Every text of every table.
  package static let all = arrays + numbers + objects + strings + structures + encodings

  // MARK: - Rows of the tables

  static func valid(_ text: String, _ name: String) -> JSONText {
    JSONText(name: name, bytes: Array(text.utf8), verdict: .valid, breaksStructure: false)
  }

  /// It is wrong inside, but it can be told where it ends.
  static func invalid(_ text: String, _ name: String) -> JSONText {
    invalid(Array(text.utf8), name)
  }

  static func invalid(_ bytes: [UInt8], _ name: String) -> JSONText {
    JSONText(name: name, bytes: bytes, verdict: .invalid, breaksStructure: false)
  }

  /// It is wrong, and what follows it too.
  static func broken(_ text: String, _ name: String) -> JSONText {
    broken(Array(text.utf8), name)
  }

  static func broken(_ bytes: [UInt8], _ name: String) -> JSONText {
    JSONText(name: name, bytes: bytes, verdict: .invalid, breaksStructure: true)
  }

  static func implementationDefined(_ text: String, _ name: String) -> JSONText {
    implementationDefined(Array(text.utf8), breaks: false, name)
  }

  static func implementationDefined(_ bytes: [UInt8], breaks: Bool, _ name: String) -> JSONText {
    JSONText(
      name: name, bytes: bytes, verdict: .implementationDefined, breaksStructure: breaks)
  }
}

extension JSONText: CustomStringConvertible {
  package var description: String {
    // The longest texts are thousands of brackets, and some hold control characters.
    "\(name): \(String(reflecting: String(decoding: bytes.prefix(40), as: UTF8.self)))"
  }
}
