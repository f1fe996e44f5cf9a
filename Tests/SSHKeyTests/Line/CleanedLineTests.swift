import Testing

@testable import SSHKey

@Suite struct CleanedLineTests {
  @Test("a character that drives a terminal is refused wherever it stands")
  func terminal() {
    for scalar in ["\0", "\u{1B}", "\u{9B}", "\u{202E}"] as [Unicode.Scalar] {
      for template in ["?$K", "$T?$B", "$T ?$B", "$T $1?$2", "$K?", "$K ?", "$K a?b", "$K \n?"] {
        let text = Paste.filled(template).replacing("?", with: String(scalar))
        #expect(throws: PublicKeyError.unsafeCharacter(scalar), "\(template)") {
          try PublicKey(cleaning: text)
        }
      }
    }
  }

  @Test("a text is looked at up to 64 KiB, and a comment accepted up to 1 KiB")
  func lengths() throws {
    let key = SampleKey.ed25519.line
    let spaces = String(repeating: " ", count: 1 << 16 - key.utf8.count)
    #expect(try PublicKey(cleaning: spaces + key).line == key)
    #expect(throws: PublicKeyError.textTooLong(bytes: 1 << 16 + 1)) {
      try PublicKey(cleaning: spaces + " " + key)
    }
    // In bytes, not in characters.
    let longest = "\(key) \(String(repeating: "é", count: 512))"
    #expect(try PublicKey(cleaning: longest).line == longest)
    #expect(throws: PublicKeyError.commentTooLong(bytes: 1025)) {
      try PublicKey(cleaning: longest + "!")
    }
    // A private key is called so however long the text.
    let putty = "PuTTY-User-Key-File-2: ssh-rsa" + String(repeating: "\nMIIE", count: 20_000)
    #expect(throws: PublicKeyError.privateKey) { try PublicKey(cleaning: putty) }
  }
}
