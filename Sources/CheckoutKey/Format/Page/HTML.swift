/// HTML in which no text becomes markup: what is put into a literal is escaped.
///
///     let name = "<b>\u{202E}"
///     let heading: HTML = "<h3>\(name)</h3>"   // <h3>&lt;b&gt;\u{202E}</h3>
///
/// Only the literal itself, and what is HTML already, goes in as it is. In an attribute, text has to
/// stand in double quotes.
struct HTML: Equatable, ExpressibleByStringInterpolation {
  /// The HTML as it is written.
  let text: String

  init(stringLiteral text: String) {
    self.text = text
  }

  init(stringInterpolation parts: Parts) {
    text = parts.text
  }

  struct Parts: StringInterpolationProtocol {
    fileprivate var text = ""

    init(literalCapacity: Int, interpolationCount: Int) {}

    mutating func appendLiteral(_ literal: String) {
      text += literal
    }

    /// Text, with what is invisible or could drive a terminal shown by its number.
    mutating func appendInterpolation(_ foreign: String) {
      text += foreign.escapedForDisplay.escapedForHTML
    }

    /// Text in which names stand between backticks, which become code.
    mutating func appendInterpolation(marked foreign: String) {
      let pieces = foreign.split(separator: "`", omittingEmptySubsequences: false)
      // A backtick without its pair is a character like others.
      guard pieces.count % 2 == 1 else { return appendInterpolation(foreign) }
      for (index, piece) in pieces.enumerated() {
        if index % 2 == 0 {
          appendInterpolation(String(piece))
        } else {
          appendInterpolation("<code>\(String(piece))</code>" as HTML)
        }
      }
    }

    /// Text of several lines.
    mutating func appendInterpolation(lines foreign: String) {
      text += foreign.escaping { $0 == "\n" ? "\n" : $0.displayNotation }.escapedForHTML
    }

    mutating func appendInterpolation(_ number: Int) {
      text += "\(number)"
    }

    mutating func appendInterpolation(_ html: HTML) {
      text += html.text
    }

    /// One after another, or nothing.
    mutating func appendInterpolation(_ several: some Sequence<HTML>) {
      for html in several { text += html.text }
    }
  }
}

extension String {
  /// The text with HTML's own characters as references.
  ///
  /// Swift compares characters, so scalars are looked at: a combining mark must not hide a bracket.
  fileprivate var escapedForHTML: String {
    unicodeScalars.reduce(into: "") { text, scalar in
      switch scalar {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\"": text += "&quot;"
      case "'": text += "&#39;"
      default: text.unicodeScalars.append(scalar)
      }
    }
  }
}
