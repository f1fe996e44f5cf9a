import Testing

@testable import SSHKey

@Suite struct PublicKeyErrorTests {
  @Test(
    "says in words what is wrong",
    arguments: [
      (.truncated(have: 212, need: 535), "the key stops after 212 of 535 bytes"),
      (.trailingBytes(3), "3 more bytes follow the end of the key"),
      (.trailingBytes(1), "1 more byte follows the end of the key"),
      (
        .invalidBase64("…", position: 35),
        "character 35 of the base64 (U+2026) does not belong there"
      ),
      (.unsafeCharacter("\u{1B}"), "there is a control or bidirectional character (U+001B)"),
      (
        .typeMismatch(line: .rsa, blob: .ed25519),
        "the line says ssh-rsa but the key is ssh-ed25519"
      ),
      (
        .typeMismatch(line: .rsa, blob: nil), "the line says ssh-rsa but the key is of another type"
      ),
      (.wrongSize(bits: 512), "an RSA key can't have 512 bits"),
      (
        .otherFormat(.pkcs8),
        "this is a \"BEGIN PUBLIC KEY\" block, not an OpenSSH public key line"
      ),
      (.certificate, "this is a certificate, not a key"),
      (.wrongKeyLength(31), "the Ed25519 key has 31 bytes, not 32"),
      (.implausibleLength(4097), "a field claims to have 4097 bytes"),
    ] as [(PublicKeyError, String)])
  func description(error: PublicKeyError, words: String) {
    #expect(error.description == words)
  }

  @Test(
    "a cleaning is told as words that can follow `cleaned:`",
    arguments: [
      (.init(.lineBreaks, .base64), "line breaks inside the base64"),
      (.init(.quotes, .ends), "quotes around the key"),
      (.init(.literalLineBreaks, .ends), "a literal \\n, \\r or ↵ around the key"),
      (
        .init(.specialSpaces, .betweenFields), "no-break or other special spaces between the fields"
      ),
      (.init(.invisible, .text), "invisible characters in the text"),
      (.init(.spaces, .comment), "superfluous spaces inside the comment"),
      (.init(.comma, .ends), "a comma around the key"),
    ] as [(Cleaning, String)])
  func cleaning(cleaning: Cleaning, words: String) {
    #expect(cleaning.description == words)
  }

  // The marker stands in every place from which a careless message could quote.
  @Test(
    "never quotes the text that was refused",
    arguments: [
      "MARKER", "MARKER $B", "MARKER AAAAMARKER", "$T MARKER", "$T $1MARKER$2", "$T $BMARKER",
      "$T MARKER-MARKER", "$T $1 MARKER", "MARKER $K", "$K MARKER $K", "# MARKER\n$K", "$T=MARKER",
      "$T $1\u{1B}MARKER", "$K MARKER\u{202E}", "MARKER PRIVATE KEY MARKER", "ssh-rsa $B MARKER",
      "\(SampleKey.ed25519.md5) MARKER", "MARKER BEGIN SSH2 PUBLIC KEY", "{\"MARKER\":\"$K\"}",
      Blob().field("MARKER").line("ssh-rsa"), Blob().field("MARK").line("MARKER"),
      Blob().field("MARKER").field("x").line("MARK"), "MARKER-cert-v01@openssh.com $B",
      Blob().field("ssh-rsa").raw([77, 65, 82, 75]).line("ssh-rsa"),
      Blob().field("ecdsa-sha2-nistp256").field("MARKER").field("MARKER").line(
        "ecdsa-sha2-nistp256"),
    ])
  func silent(template: String) throws {
    let text = Paste.filled(template)
    let error = try #require(throws: PublicKeyError.self) { try PublicKey(cleaning: text) }
    #expect(!error.description.contains("MARK"))
    #expect(!error.description.contains(SampleKey.ed25519.base64.prefix(8)))
  }
}
