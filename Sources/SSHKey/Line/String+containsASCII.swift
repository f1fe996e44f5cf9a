extension String {
  /// Whether this word occurs in it, byte for byte.
  ///
  /// `contains` compares characters, so a combining mark would hide the word that it follows.
  func contains(ascii word: String) -> Bool {
    let (text, word) = (Array(utf8), Array(word.utf8))
    return text.indices.contains { text[$0] == word.first && text[$0...].starts(with: word) }
  }
}
