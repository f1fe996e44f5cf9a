import Testing

@testable import checkout_key

@Suite struct FilePathTests {
  @Test(
    "is a word that a shell takes as it is, or none",
    arguments: [
      ("a/b-1.har", "a/b-1.har"), ("circleci.com (1).har", "'circleci.com (1).har'"),
      ("it's.har", #"'it'\''s.har'"#), ("a'\u{301};b'\u{301}", #"'a'\''\#u{301};b'\''\#u{301}'"#),
      ("-x.har", "./-x.har"), ("-a b", "'./-a b'"), ("", "''"), ("$(id)", "'$(id)'"),
      ("a\tb.har", "FILE"), ("a\u{202E}b", "FILE"), ("~/x", "'~/x'"),
      ("inspect", "./inspect"), ("help", "./help"), ("./inspect", "./inspect"),
    ])
  func shellWord(name: String, word: String) {
    #expect(FilePath(name).shellWord == word)
  }

  @Test func whatIsNotUTF8IsNoWord() {
    let path = FilePath([0xFF, 0x2E] as [UInt8])
    #expect(path.shellWord == "FILE")
    #expect(path.text == #"\xFF."#)
    #expect(path != FilePath(#"\xFF."#))
    #expect(FilePath.shellWord(shownAs: path.text) == "FILE")
    #expect(FilePath.shellWord(shownAs: "a b.har") == "'a b.har'")
  }

  @Test(
    "drops the slashes at its end",
    arguments: [("a/b//", "a/b"), ("/", ""), ("", ""), ("/a", "/a")])
  func withoutLastSlashes(path: String, shorter: String) {
    #expect(FilePath(path).withoutLastSlashes == FilePath(shorter))
  }
}
