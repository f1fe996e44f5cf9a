extension String {
  /// The text with everything escaped that is invisible or can drive a terminal.
  ///
  ///     "a\u{1B}[2Jb\u{202E}".escapedForDisplay   // "a\\u{1B}[2Jb\\u{202E}"
  ///
  /// Whatever comes from a capture or from the command line passes through here before a person
  /// sees it.
  package var escapedForDisplay: String {
    escaping(\.displayNotation)
  }

  /// The text with the same characters in another notation.
  func escaping(_ notation: (Unicode.Scalar) -> String) -> String {
    guard unicodeScalars.contains(where: \.isUnsafeToShow) else { return self }
    return unicodeScalars.reduce(into: "") { text, scalar in
      if scalar.isUnsafeToShow {
        text += notation(scalar)
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
  }

  /// The text with another in place of each such scalar.
  ///
  /// Swift compares characters, so a combining mark would hide the quote that it follows from
  /// `replacing`, but not from the shell or the program that reads the text.
  func replacing(scalar: Unicode.Scalar, with replacement: String) -> String {
    unicodeScalars.reduce(into: "") { text, next in
      if next == scalar { text += replacement } else { text.unicodeScalars.append(next) }
    }
  }
}

extension String {
  /// Whether both are the same bytes.
  ///
  /// To Swift, é and an e with an accent behind it are equal; names of projects and files that differ
  /// so are two names.
  package func hasSameBytes(as other: String) -> Bool { utf8.elementsEqual(other.utf8) }

  /// The text as a word that a shell takes as it is, in single quotes.
  package var shellQuoted: String {
    "'" + replacing(scalar: "'", with: "'\\''") + "'"
  }
}

extension Unicode.Scalar {
  /// The character by its number, as Swift writes it.
  var displayNotation: String { "\\u{\(String(value, radix: 16, uppercase: true))}" }

  /// Control characters, bidirectional and other format characters, line separators, all that
  /// Unicode calls default-ignorable, such as zero-width spaces, and what it says is no character,
  /// such as U+FFFE, which YAML readers refuse even in a comment.
  var isUnsafeToShow: Bool {
    // Nearly all characters are ASCII, of which the properties take long to look up.
    if isASCII { return value < 0x20 || value == 0x7F }
    return switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: properties.isDefaultIgnorableCodePoint || properties.isNoncharacterCodePoint
    }
  }
}

extension StringProtocol {
  /// Everything but RFC 3986's unreserved characters as `%XX`.
  var percentEncoded: String {
    utf8.map { byte in
      let scalar = Unicode.Scalar(byte)
      switch scalar {
      case "A"..."Z", "a"..."z", "0"..."9", "-", ".", "_", "~": return String(scalar)
      default: return "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }.joined()
  }
}
