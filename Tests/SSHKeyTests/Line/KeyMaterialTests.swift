import Testing

@testable import SSHKey

@Suite struct KeyMaterialTests {
  private static func words(_ text: String) -> [String] {
    text.split(separator: " ").map(String.init)
  }

  @Test(
    "words that can be a key line's, or why they are something else",
    arguments: [
      ("ssh-rsa", nil, "a type, so that the proof can say what is missing"),
      ("ssh-rsa AAAA", nil, "a type and base64"), ("ssh-rsa x", nil, "a type and something else"),
      ("SSH-RSA AAAA", nil, "a type that is not known, so that the proof can say so"),
      ("ssh-new AA A A B3", nil, "one whose base64 is in pieces"),
      ("ssh-rsa AAAA ssh-rsa", nil, "a type in the comment"), ("", .empty, "none"),
      ("no-pty ssh-rsa AAAA", .prefix, "an option"),
      ("#ssh-rsa AAAA", .prefix, "a type behind something"),
      ("256 \(SampleKey.ed25519.sha256) ssh-rsa (RSA)", .onlyFingerprint, "a comment with a type"),
      ("ssh-rsaAAAA x", .missingSpace, "a type and base64 without a space"),
      ("no-pty,ssh-rsaAAAA x", .notAPublicKey, "the same behind something"),
      ("AAAA", .missingType, "base64"), ("AAAA ssh-rsa", .missingType, "the wrong order"),
      ("x", .notAPublicKey, "a word"), ("x AAA", .notAPublicKey, "nearly base64"),
      ("x y AAAA", .notAPublicKey, "base64 too late"),
      ("AAAAC3NzaC1lZDI1NTE5 AAAAIPue", .missingType, "base64 in pieces"),
      ("MIMAAAACAQA" + String(repeating: "A", count: 53), .privateKey, "DER of three length bytes"),
      ("MC4CAQAwBQYD" + String(repeating: "A", count: 52), .privateKey, "DER of a short length"),
      ("MC4CAQAwBQYD" + String(repeating: "A", count: 51), .notAPublicKey, "a letter less"),
      ("MC4CAgABAAAA" + String(repeating: "A", count: 52), .notAPublicKey, "another number first"),
      (
        "MP8CAQAAAAAA" + String(repeating: "A", count: 52), .notAPublicKey,
        "DER of 127 length bytes"
      ),
      ("MIYAAAAAAAAC" + String(repeating: "A", count: 52), .notAPublicKey, "DER of 6 length bytes"),
      ("x-cert-v01@openssh.com", .certificate, "a certificate"),
    ] as [(String, PublicKeyError?, String)])
  func line(text: String, error: PublicKeyError?, what: String) {
    let thrown = Result { () throws(PublicKeyError) in
      try KeyMaterial.checkLine(Self.words(text))
    }
    #expect(thrown.error == error)
  }

  @Test(
    "a comment may name a type, but hold no key",
    arguments: [
      ("my ssh-rsa key", nil, "a type alone"), ("AAAA x", nil, "base64 alone"),
      ("ssh-rsa\u{1F511} AAAA", nil, "a type with something behind it"),
      ("ssh-rsa AAAA", .severalKeys, "a key"),
      ("me ssh-rsa AAAA you", .severalKeys, "a key between words"),
      ("messh-rsa AAAA", .severalKeys, "a key glued to a word"),
      ("sk-ssh-ed25519@openssh.com AAAA", .severalKeys, "a security key"),
      ("ssh-new \(SampleKey.ed25519.base64)", .severalKeys, "a type that is not known"),
      (
        "ssh-new \(SampleKey.ed25519.base64.dropLast())", .base64InComment,
        "a letter less than the shortest key has"
      ),
      ("A" + String(repeating: "x", count: 63), .base64InComment, "a line of a private key"),
      ("A" + String(repeating: "x", count: 62), nil, "a letter less"),
      (String(repeating: "a0", count: 32), nil, "a hash"),
    ] as [(String, PublicKeyError?, String)])
  func comment(text: String, error: PublicKeyError?, what: String) {
    let thrown = Result { () throws(PublicKeyError) in
      try KeyMaterial.checkComment(Self.words(text))
    }
    #expect(thrown.error == error)
  }
}

extension Result {
  fileprivate var error: Failure? {
    if case .failure(let error) = self { error } else { nil }
  }
}
