import Testing

@testable import SSHKey

@Suite struct LineShapeTests {
  @Test(
    "words that may be a key line",
    arguments: [
      ("ssh-rsa", "a type, so that the proof can say what is missing"),
      ("ssh-rsa AAAA", "a type and base64"), ("ssh-rsa x", "a type and something else"),
      ("SSH-RSA AAAA", "a type that is not known, so that the proof can say so"),
      ("ssh-rsa AAAA ssh-rsa", "a type in the comment"),
    ])
  func line(text: String, what: String) throws {
    try LineShape.check(text.split(separator: " ").map(String.init))
  }

  @Test(
    "words that are something else",
    arguments: [
      ("", .empty, "none"), ("no-pty ssh-rsa AAAA", .prefix, "an option"),
      ("#ssh-rsa AAAA", .prefix, "a type behind something"),
      ("256 \(SampleKey.ed25519.sha256) ssh-rsa (RSA)", .onlyFingerprint, "a comment with a type"),
      ("AAAA", .missingType, "base64"), ("AAAA ssh-rsa", .missingType, "the wrong order"),
      ("x", .notAPublicKey, "a word"), ("x AAA", .notAPublicKey, "nearly base64"),
      ("x y AAAA", .notAPublicKey, "base64 too late"),
    ] as [(String, PublicKeyError, String)])
  func other(text: String, error: PublicKeyError, what: String) {
    #expect(throws: error) { try LineShape.check(text.split(separator: " ").map(String.init)) }
  }

  @Test(
    "a comment may name a type, but hold no key",
    arguments: [
      ("AAAA", "my ssh-rsa key", nil, "a type alone"), ("AAAA", "AAAA x", nil, "base64 alone"),
      ("AAAA", "ssh-rsa\u{1F511} AAAA", nil, "a type with something behind it"),
      ("AAAAssh-rsa", "AAAA", .severalKeys, "a type glued to the base64"),
      ("AAAA", "ssh-rsa AAAA", .severalKeys, "a key"),
      ("AAAA", "me ssh-rsa AAAA you", .severalKeys, "a key between words"),
      ("AAAA", "messh-rsa AAAA", .severalKeys, "a key glued to a word"),
      ("AAAA", "sk-ssh-ed25519@openssh.com AAAA", .severalKeys, "a security key"),
    ] as [(String, String, PublicKeyError?, String)])
  func comment(base64: String, comment: String, error: PublicKeyError?, what: String) {
    if let error {
      #expect(throws: error) { try LineShape.check(base64: base64, comment: comment) }
    } else {
      #expect(throws: Never.self) { try LineShape.check(base64: base64, comment: comment) }
    }
  }
}
