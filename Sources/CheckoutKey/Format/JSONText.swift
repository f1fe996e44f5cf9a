/// JSON values as text, members in a given order.
enum JSONText {
  /// A text with everything escaped that JSON asks for (RFC 8259 section 7) or that can drive a terminal.
  static func string(_ text: String) -> String {
    var json = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": json += "\\\""
      case "\\": json += "\\\\"
      case "\u{8}": json += "\\b"
      case "\t": json += "\\t"
      case "\n": json += "\\n"
      case "\u{C}": json += "\\f"
      case "\r": json += "\\r"
      case _ where scalar.isUnsafeToShow:
        for unit in scalar.utf16 {
          let hex = String(unit, radix: 16)
          json += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
        }
      default: json.unicodeScalars.append(scalar)
      }
    }
    return json + "\""
  }

  static func array(_ values: [String]) -> String {
    "[" + values.joined(separator: ",") + "]"
  }

  static func object(_ members: [(String, String)]) -> String {
    "{" + members.map { name, value in "\(string(name)):\(value)" }.joined(separator: ",") + "}"
  }
}
