import Foundation
import TestSupport
import Testing

@testable import HAR

@Suite struct Base64Tests {
  @Test("what Foundation encodes, wrapped or not, padded or not, URL-safe or not, is decoded")
  func roundTrip() {
    var random = Random(seed: 1)
    for length in 1..<50 {
      let bytes = (0..<length).map { _ in UInt8.random(in: .min ... .max, using: &random) }
      let text = Data(bytes).base64EncodedString()
      let wrapped = Data(bytes).base64EncodedString(
        options: [.lineLength64Characters, .endLineWithCarriageReturn, .endLineWithLineFeed])
      let bare = text.replacing("=", with: "")
      let urlSafe = bare.replacing("+", with: "-").replacing("/", with: "_")
      for text in [text, wrapped, bare, urlSafe, " \(text)\n"] {
        #expect(Base64.decode(ContiguousArray(text.utf8)) == bytes, "\(text)")
      }
    }
  }

  @Test(
    "what is no base64 is nil",
    arguments: [
      "a", "a===", "abcde", "abcde===", "abcd\ne", "ab=c", "ab==cd==", "é", "\0", "=", "====",
      ".bcdefgh", "abc.efgh", "abcd.fgh", "abcdefg.", "abcdefgh.b", "abcdefgha.c", "abcdefghi",
    ])
  func noBase64(text: String) {
    #expect(Base64.decode(ContiguousArray(text.utf8)) == nil)
  }

  @Test(
    "RFC 4648's own examples (section 10)",
    arguments: [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
      ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
    ])
  func examples(text: String, base64: String) {
    #expect(Base64.decode(ContiguousArray(base64.utf8)) == Array(text.utf8))
  }
}
