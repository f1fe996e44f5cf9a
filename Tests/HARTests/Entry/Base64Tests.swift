import Foundation
import TestSupport
import Testing

@testable import HAR

@Suite struct Base64Tests {
  @Test("what Foundation encodes, wrapped or not, padded or not, URL-safe or not, is decoded")
  func roundTrip() {
    var random = Random(seed: 1)
    for length in 0..<64 {
      let bytes = (0..<length).map { _ in UInt8.random(in: .min ... .max, using: &random) }
      let text = Data(bytes).base64EncodedString()
      let wrapped = Data(bytes).base64EncodedString(
        options: [.lineLength64Characters, .endLineWithCarriageReturn, .endLineWithLineFeed])
      let bare = text.replacing("=", with: "")
      let urlSafe = bare.replacing("+", with: "-").replacing("/", with: "_")
      for text in [text, wrapped, bare, urlSafe, " \(text)\n"] {
        #expect(Base64.decode(text) == bytes, "\(text)")
      }
    }
  }

  @Test(
    "what is no base64 is nil",
    arguments: [
      "a", "a===", "abcde", "abcde===", "abcd\ne", "ab=c", "ab==cd==", "a.bc", "é", "\0", "=",
    ])
  func noBase64(text: String) {
    #expect(Base64.decode(text) == nil)
  }

  @Test(
    "only what decodes to a JSON object is base64 that is not marked",
    arguments: [
      ("{}", true), ("\t{\"a\": [1]}\r\n", true), ("[]", false), ("null", false), ("{", false),
      ("{}x", false), ("", false),
    ])
  func unmarkedObject(text: String, isObject: Bool) {
    let encoded = Data(text.utf8).base64EncodedString()
    #expect(Base64.decodeUnmarkedObject(encoded) == (isObject ? Array(text.utf8) : nil))
  }

  @Test(
    "JSON as it is, is not decoded",
    arguments: ["{}", " {}", " e30=", "[1]", "\"eyJhIjoxfQ\"", "7"])
  func plain(text: String) {
    #expect(Base64.decodeUnmarkedObject(text) == nil)
  }
}
