import Testing

@testable import SSHKey

@Suite struct Base64Tests {
  @Test("holds RFC 4648's 64 characters and no other one of Unicode")
  func alphabet() {
    let standard = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    // Beyond ASCII up to the full-width forms, where a look-alike would be.
    let members = (0...UInt32(0xFFFF)).compactMap(Unicode.Scalar.init).filter(Base64.isLetter)
    #expect(members == standard.unicodeScalars.sorted())
  }

  @Test("what an encoder writes is read", arguments: 0..<70)
  func canonical(count: Int) {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 151 + count) }
    #expect(Base64.decoded(Base64.encoded(bytes)) == bytes)
  }

  @Test(
    "what no encoder writes is no base64",
    arguments: [
      "Zm8", "Zm8==", "Zm8=====", "Zm9v=", "Zm9v====", "Z", "Zm9vZ", "Zm9vZ===", "=", "====",
      "Zm9=", "Zh==", "Zm=8", "Zg==Zg==", "Zm8=\n", " Zm8=", "Zm-_", "Zm8=\u{301}", "Zmé=", "Ｚm8=",
    ])
  func strict(text: String) {
    #expect(Base64.decoded(text) == nil)
  }

  @Test(
    "decodes as much as there is",
    arguments: [("", 0), ("Z", 0), ("Zm", 1), ("Zm9", 2), ("Zm9v", 3), ("Zm9vZ", 3), ("Zm9v=", 3)])
  func cut(text: String, count: Int) throws {
    let base64 = try Base64(text)
    #expect(base64.bytes.count == count)
    #expect(base64.isCanonical == (text.utf8.count % 4 == 0))
  }
}
