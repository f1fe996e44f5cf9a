import Testing

@testable import HAR

@Suite struct UTF16TranscoderTests {
  private static let text = "a\u{7FF}\u{800}€😀\u{10000}\u{10FFFF}\u{FFFF}\0z"

  @Test("text in pieces of any length becomes the same UTF-8", arguments: 1...9)
  func pieces(length: Int) {
    for order: TextEncoding.ByteOrder in [.littleEndian, .bigEndian] {
      let bytes = UTF16Text.bytes(of: Self.text, order, marked: false)
      var transcoder = UTF16Transcoder(order)
      var utf8: [UInt8] = []
      for start in stride(from: 0, to: bytes.count, by: length) {
        transcoder.append(bytes[start..<min(start + length, bytes.count)])
        utf8 += Self.takeAll(&transcoder, by: length)
      }
      #expect(utf8 == Array(Self.text.utf8))
    }
  }

  @Test(
    "a surrogate without its partner becomes U+FFFD",
    arguments: [
      ([0xD83D, 0x61], "\u{FFFD}a", "a first half"),
      ([0xDE00, 0x61], "\u{FFFD}a", "a second half"),
      ([0xD83D, 0xD83D, 0xDE00], "\u{FFFD}😀", "two first halves"),
      ([0xDE00, 0xD83D, 0x61], "\u{FFFD}\u{FFFD}a", "the wrong way round"),
    ] as [([UInt16], String, String)])
  func loneSurrogates(units: [UInt16], text: String, what: String) {
    var transcoder = UTF16Transcoder(.littleEndian)
    var utf8: [UInt8] = []
    for unit in units {
      transcoder.append([UInt8(unit & 0xFF), UInt8(unit >> 8)])
      utf8 += Self.takeAll(&transcoder, by: 8)
    }
    #expect(String(decoding: utf8, as: UTF8.self) == text)
  }

  private static func takeAll(_ transcoder: inout UTF16Transcoder, by count: Int) -> [UInt8] {
    var all: [UInt8] = []
    while true {
      let piece = transcoder.take(upTo: count)
      if piece.isEmpty { return all }
      all += piece
    }
  }
}
