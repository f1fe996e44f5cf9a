import Testing

@testable import SSHKey

@Suite struct CleaningTests {
  @Test(
    "is told as words that can follow `cleaned:`",
    arguments: [
      (Cleaning(kind: .lineBreaks, place: .base64), "line breaks inside the base64"),
      (Cleaning(kind: .quotes, place: .ends), "quotes around the key"),
      (Cleaning(kind: .literalLineBreaks, place: .ends), "a literal \\n, \\r or ↵ around the key"),
      (
        Cleaning(kind: .specialSpaces, place: .betweenFields),
        "no-break or other special spaces between the fields"
      ),
      (Cleaning(kind: .invisible, place: .text), "invisible characters in the text"),
      (Cleaning(kind: .lineBreaks, place: .comment), "line breaks inside the comment"),
      (Cleaning(kind: .spaces, place: .ends), "superfluous spaces around the key"),
      (Cleaning(kind: .comma, place: .ends), "a comma around the key"),
    ])
  func description(cleaning: Cleaning, words: String) {
    #expect(cleaning.description == words)
  }
}
