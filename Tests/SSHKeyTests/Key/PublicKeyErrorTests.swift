import Testing

@testable import SSHKey

@Suite struct PublicKeyErrorTests {
  @Test(
    "says in words what is wrong",
    arguments: [
      (.truncated(have: 212, need: 535), "the key stops after 212 of 535 bytes"),
      (.trailingBytes(3), "3 more bytes follow the end of the key"),
      (.trailingBytes(1), "1 more byte follows the end of the key"),
      (.unsafeCharacter("\u{1B}"), "there is a control or bidirectional character (U+001B)"),
      (.typeMismatch(line: .rsa, blob: .ed25519), says("ssh-rsa but the key is ssh-ed25519")),
      (.typeMismatch(line: .rsa, blob: nil), says("ssh-rsa but the key is of another type")),
    ] as [(PublicKeyError, String)])
  func description(error: PublicKeyError, words: String) {
    #expect(error.description == words)
  }

  private static func says(_ types: String) -> String { "the line says \(types)" }

  @Test("a cleaning is told as words that can follow `cleaned:`")
  func cleaning() {
    #expect("\(Cleaning(.lineBreaks, .base64))" == "line breaks inside the base64")
  }

  // The marker stands in every place from which a careless message could quote.
  @Test(
    "never quotes the text that was refused",
    arguments: [
      "MARKER", "MARKER $B", "MARKER AAAAMARKER", "$T MARKER", "$T $1MARKER$2", "$T $1 MARKER",
      "MARKER $K", "$K MARKER $K", "$T=MARKER", "$T $1\u{1B}MARKER", "MARKER PRIVATE KEY MARKER",
      "ssh-rsa $B MARKER", "\(SampleKey.ed25519MD5) MARKER", "MARKER BEGIN SSH2 PUBLIC KEY",
      Blob().field("MARKER").line("ssh-rsa"), Blob().field("MARK").line("MARKER"),
      Blob().field("MARKER").field("x").line("MARK"), "MARKER-cert-v01@openssh.com $B",
      Blob().field("ssh-rsa").raw([77, 65, 82, 75]).line("ssh-rsa"),
    ])
  func silent(template: String) throws {
    let text = Paste.filled(template)
    let error = try #require(throws: PublicKeyError.self) { try PublicKey(cleaning: text) }
    #expect(!error.description.contains("MARK"))
    #expect(!error.description.contains(SampleKey.ed25519.base64.prefix(8)))
  }
}
