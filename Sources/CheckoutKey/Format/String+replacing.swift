extension String {
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
