import Testing

@testable import SSHKey

@Suite struct MessagePaddingTests {
  @Test(
    "fills up to a whole block, and a further one if the length does not fit",
    arguments: [
      (0, 64, "nothing"), (55, 64, "the most that leaves room for the length"),
      (56, 128, "a byte too many"), (63, 128, "a byte less than a block"), (64, 128, "a block"),
      (119, 128, "the most in two blocks"), (120, 192, "a byte too many in two blocks"),
    ])
  func size(count: Int, padded: Int, what: String) {
    let message = [UInt8](repeating: 0xFF, count: count)
    let bytes = MessagePadding.padded(message, lengthIsBigEndian: true)
    #expect(bytes.count == padded)
    #expect(Array(bytes.prefix(count + 1)) == message + [0x80])
    #expect(bytes.dropFirst(count + 1).dropLast(8).allSatisfy { $0 == 0 })
  }

  @Test("ends with the length in bits, in the order of bytes that the digest wants")
  func length() {
    // 8 times 0x1234 is 0x91A0.
    let message = [UInt8](repeating: 0, count: 0x1234)
    let bigEndian = MessagePadding.padded(message, lengthIsBigEndian: true)
    #expect(Array(bigEndian.suffix(8)) == [0, 0, 0, 0, 0, 0, 0x91, 0xA0])
    let littleEndian = MessagePadding.padded(message, lengthIsBigEndian: false)
    #expect(Array(littleEndian.suffix(8)) == [0xA0, 0x91, 0, 0, 0, 0, 0, 0])
  }
}
