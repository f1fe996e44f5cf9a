import Testing

@testable import SSHKey

@Suite struct Base64AlphabetTests {
  @Test("holds RFC 4648's 64 characters and no other one of Unicode")
  func alphabet() {
    let standard = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    // Beyond ASCII up to the full-width forms, where a look-alike would be.
    let members = (0...UInt32(0xFFFF)).compactMap(Unicode.Scalar.init)
      .filter(Base64Alphabet.contains)
    #expect(members == standard.unicodeScalars.sorted())
  }
}
