import Testing

@testable import SSHKey

@Suite struct CleanedLineTests {
  @Test("stores the fields, once they are clean")
  func fields() throws {
    let line = try CleanedLine(cleaning: Paste.filled("“$T\u{A0}$1\r\n$2  me too \\n”"))
    #expect(line.type == "ssh-ed25519")
    #expect(line.base64 == SampleKey.ed25519.base64)
    #expect(line.comment == "me too")
    let type = try CleanedLine(cleaning: "ssh-rsa")
    #expect(type.base64.isEmpty && type.comment.isEmpty)
  }

  @Test("a character that drives a terminal is refused wherever it stands", arguments: unsafe)
  func terminal(value: UInt32) throws {
    let scalar = try #require(Unicode.Scalar(value))
    for template in [
      "?$K", "$T?$B", "$T ?$B", "$T $1?$2", "$K?", "$K ?", "$K a?b", "$K a?", "$K \n?",
    ] {
      let text = Paste.filled(template).replacing("?", with: String(scalar))
      #expect(throws: PublicKeyError.unsafeCharacter(scalar), "\(template)") {
        try PublicKey(cleaning: text)
      }
    }
  }

  /// C0 but the white space in it, DEL, C1 but NEL, and what turns a text's direction.
  private static let unsafe: [UInt32] =
    [0x00, 0x01, 0x07, 0x08, 0x0E, 0x1B, 0x1F, 0x7F, 0x80, 0x84, 0x86, 0x90, 0x9B, 0x9D, 0x9F]
    + [0x061C, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E]
    + [0x2066, 0x2067, 0x2068, 0x2069]

  @Test("a text is looked at up to 64 KiB, and a comment accepted up to 1 KiB")
  func lengths() throws {
    let key = SampleKey.ed25519.line
    let spaces = String(repeating: " ", count: 1 << 16 - key.utf8.count)
    #expect(try PublicKey(cleaning: spaces + key).line == key)
    #expect(throws: PublicKeyError.textTooLong(bytes: 1 << 16 + 1)) {
      try PublicKey(cleaning: spaces + " " + key)
    }
    // In bytes, not in characters.
    for letter in ["c", "é", "鍵", "🔑"] {
      let count = 1024 / letter.utf8.count
      let comment = String(repeating: letter, count: count)
      let longest = comment + String(repeating: "!", count: 1024 - comment.utf8.count)
      #expect(try PublicKey(cleaning: "\(key) \(longest)").line == "\(key) \(longest)")
      #expect(throws: PublicKeyError.commentTooLong(bytes: 1025)) {
        try PublicKey(cleaning: "\(key) \(longest)!")
      }
    }
  }

  @Test(
    "a private key is called so however long the text",
    arguments: ["-----BEGIN RSA PRIVATE KEY-----\n", "PuTTY-User-Key-File-2: ssh-rsa\n"])
  func longPrivateKey(mark: String) {
    let text = mark + String(repeating: "MIIEpAIBAAKCAQEA\n", count: 10_000)
    #expect(throws: PublicKeyError.privateKey) { try PublicKey(cleaning: text) }
  }
}
