import Testing

@testable import SSHKey

@Suite struct KeyMaterialTests {
  @Test(
    "words that can be a key line's, or why they are something else",
    arguments: [
      ("ssh-rsa", nil, "a type, so that the proof can say what is missing"),
      ("ssh-rsa x", nil, "a type and something else"), ("ssh-new A AAA", nil, "base64 in pieces"),
      ("ssh-rsa AAAA ssh-rsa", nil, "a type in the comment"), ("", .empty, "none"),
      ("no-pty ssh-rsa AAAA", .prefix, "an option"),
      ("256 \(SampleKey.ed25519SHA256) ssh-rsa (RSA)", .onlyFingerprint, "a comment with a type"),
      ("ssh-rsaAAAA x", .missingSpace, "a type and base64 without a space"),
      ("no-pty,ssh-rsaAAAA x", .notAPublicKey, "the same behind something"),
      ("AAAA ssh-rsa", .missingType, "the wrong order"), ("x", .notAPublicKey, "a word"),
      ("x AAA", .notAPublicKey, "nearly base64"), ("x y AAAA", .notAPublicKey, "base64 too late"),
      (padded("MIMAAAACAQA"), .privateKey, "DER of three length bytes"),
      (padded("MC4CAQAwBQYD"), .privateKey, "DER of a short length"),
      (String(padded("MC4CAQAwBQYD").dropLast()), .notAPublicKey, "a letter less"),
      (padded("MC4CAgABAAAA"), .notAPublicKey, "another number first"),
      (padded("MP8CAQAAAAAA"), .notAPublicKey, "DER of 127 length bytes"),
      (padded("MIYAAAAAAAAC"), .notAPublicKey, "DER of 6 length bytes"),
      ("x-cert-v01@openssh.com", .certificate, "a certificate"),
    ] as [(String, PublicKeyError?, String)])
  func line(text: String, error: PublicKeyError?, what: String) {
    expect(error) { () throws(PublicKeyError) in try KeyMaterial.checkLine(words(text)) }
  }

  @Test(
    "a comment may name a type, but hold no key",
    arguments: [
      ("my ssh-rsa key", nil, "a type alone"), ("AAAA x", nil, "base64 alone"),
      ("ssh-rsa\u{1F511} AAAA", nil, "a type with something behind it"),
      ("messh-rsa AAAA you", .severalKeys, "a key glued to a word"),
      ("x \(SampleKey.ed25519.base64)", .severalKeys, "a type that is not known"),
      (String("x \(SampleKey.ed25519.base64)".dropLast()), .base64InComment, "a letter less"),
      ("A" + String(repeating: "x", count: 63), .base64InComment, "a line of a private key"),
      ("A" + String(repeating: "x", count: 62), nil, "a letter less"),
      (String(repeating: "a0", count: 32), nil, "a hash"),
    ] as [(String, PublicKeyError?, String)])
  func comment(text: String, error: PublicKeyError?, what: String) {
    expect(error) { () throws(PublicKeyError) in try KeyMaterial.checkComment(words(text)) }
  }

  private static func padded(_ text: String) -> String {
    text + String(repeating: "A", count: 64 - text.count)
  }

  private func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }

  private func expect(_ error: PublicKeyError?, _ check: () throws(PublicKeyError) -> Void) {
    var thrown: PublicKeyError?
    do throws(PublicKeyError) { try check() } catch { thrown = error }
    #expect(thrown == error)
  }
}
