/// What a character is to the cleaning of a key line.
enum CharacterClass {
  case ordinary
  case space, specialSpace, lineBreak
  /// Zero-width characters, byte-order marks, soft hyphens, tags: nothing that a person could miss.
  case invisible
  /// Straight, typographic or a backtick.
  case quote
  /// Control characters, and those that turn the direction of what follows.
  case unsafe

  init(_ scalar: Unicode.Scalar) {
    switch scalar {
    // First, because nearly all characters of a key are.
    case "("..."_", "a"..."~": self = .ordinary
    case " ", "\t": self = .space
    case "\n", "\r", "\u{0B}", "\u{0C}", "\u{85}", "\u{2028}", "\u{2029}": self = .lineBreak
    case "\"", "'", "`", "\u{AB}", "\u{BB}", "\u{2018}"..."\u{201F}", "\u{2039}", "\u{203A}",
      "\u{300C}"..."\u{300F}", "\u{FF02}", "\u{FF07}":
      self = .quote
    case "!"..."&": self = .ordinary
    // Unicode Standard Annex #9 section 2: the explicit and implicit directional characters.
    case "\u{061C}", "\u{200E}", "\u{200F}", "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}":
      self = .unsafe
    default:
      switch scalar.properties.generalCategory {
      case .control: self = .unsafe
      // Not all of these are default-ignorable: U+FFF9 to U+FFFB are not.
      case .format: self = .invisible
      case .spaceSeparator: self = .specialSpace
      default: self = scalar.properties.isDefaultIgnorableCodePoint ? .invisible : .ordinary
      }
    }
  }

  var isWhiteSpace: Bool { self == .space || self == .specialSpace || self == .lineBreak }
}
