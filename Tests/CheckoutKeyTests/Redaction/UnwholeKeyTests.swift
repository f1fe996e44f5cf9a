import SSHKey
import Testing

@testable import CheckoutKey

@Suite struct UnwholeKeyTests {
  /// Every reason that `PublicKey` gives for a text, with numbers as real damage makes them.
  private static let errors: [PublicKeyError] = [
    .empty, .privateKey, .otherFormat(.rfc4716), .otherFormat(.pkcs8), .otherFormat(.pkcs1),
    .certificate, .onlyFingerprint, .severalKeys, .prefix, .notAPublicKey,
    .missingType, .unknownType, .missingBlob, .nonCanonicalBase64, .unsafeCharacter("\u{1B}"),
    .unsafeCharacter("\u{202E}"), .textTooLong(bytes: 70_000), .commentTooLong(bytes: 1_025),
    .base64InComment, .invalidBase64("!", position: 1), .invalidBase64("!", position: 300),
    .truncated(have: 0, need: 4), .truncated(have: 3, need: 4), .truncated(have: 211, need: 279),
    .implausibleLength(4_097), .implausibleLength(4_294_967_295), .trailingBytes(1),
    .trailingBytes(300), .typeMismatch(line: .rsa, blob: .ed25519),
    .typeMismatch(line: .ed25519, blob: nil), .wrongExponent, .wrongModulus,
    .wrongSize(bits: 1_023), .wrongSize(bits: 16_385), .wrongKeyLength(31),
    .wrongKeyLength(33), .wrongCurve, .wrongPoint, .wrongApplication,
  ]

  @Test("a text that fails for the same reason", arguments: errors)
  func failsInTheSameWay(error: PublicKeyError) throws {
    let text = UnwholeKey.standIn(for: error)
    #expect(throws: error) { try PublicKey(cleaning: text) }
  }

  @Test("or at least a text that is no key", arguments: [Int.max, -1])
  func strangeNumbers(number: Int) {
    for error in [
      PublicKeyError.truncated(have: number, need: number), .trailingBytes(number),
      .wrongKeyLength(number), .wrongSize(bits: number),
      .invalidBase64("!", position: number),
      .textTooLong(bytes: number), .commentTooLong(bytes: number),
    ] {
      let text = UnwholeKey.standIn(for: error)
      #expect(throws: PublicKeyError.self) {
        try PublicKey(cleaning: text)
      }
    }
  }
}
