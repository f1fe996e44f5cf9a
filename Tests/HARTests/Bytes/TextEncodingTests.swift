import Testing

@testable import HAR

@Suite struct TextEncodingTests {
  @Test(
    "the first bytes tell the encoding",
    arguments: [
      (.utf8(markLength: 3), [[0xEF, 0xBB, 0xBF, 0x7B]]),
      // Among others a mark that is cut off, half a unit, and UTF-32.
      (.utf8(markLength: 0), [[], [0x7B], [0x7B, 0x22], [0xEF, 0xBB], [0x7B, 0, 0x22]]),
      (
        .utf8(markLength: 0),
        [[0x7B, 0, 0, 0], [0, 0, 0, 0x7B], [0xFF, 0xFE, 0, 0, 0x7B, 0, 0, 0]]
      ),
      (.utf16(.littleEndian, markLength: 2), [[0xFF, 0xFE, 0x7B, 0], [0xFF, 0xFE]]),
      (.utf16(.bigEndian, markLength: 2), [[0xFE, 0xFF, 0, 0x7B]]),
      (
        .utf16(.littleEndian, markLength: 0),
        [[0x7B, 0, 0x22, 0], [0x0A, 0, 0x7B, 0], [0x7B, 0]]
      ),
      (.utf16(.bigEndian, markLength: 0), [[0, 0x7B, 0, 0x22], [0, 0x20, 0, 0x7B], [0, 0x66]]),
    ] as [(TextEncoding, [[UInt8]])])
  func detection(encoding: TextEncoding, heads: [[UInt8]]) {
    for head in heads { #expect(TextEncoding(detectedIn: head) == encoding, "\(head)") }
  }

  @Test("a byte-order mark changes nothing but the offsets")
  func marked() {
    let text = OneEntry().text
    let cut = Reading.ofKeys("\u{FEFF}" + text.dropLast())
    #expect(cut.ending == .failed(.truncated(at: .init(offset: text.utf8.count + 2))))
    #expect(Reading.ofKeys("\u{FEFF}" + text) == .one())
  }

  @Test(
    "UTF-16 is read like UTF-8",
    arguments: [
      (.littleEndian, true), (.bigEndian, true), (.littleEndian, false), (.bigEndian, false),
    ] as [(TextEncoding.ByteOrder, Bool)])
  func utf16(byteOrder: TextEncoding.ByteOrder, marked: Bool) {
    // With every length of what stands before it, the pair meets every chunk's border.
    for padding in 0..<4 {
      let body = String(repeating: "é", count: padding) + "a😀€\u{10FFFF}z"
      let text = OneEntry.capture(content: #""text":"\#(body)""#)
      let bytes = UTF16Text.bytes(of: text, byteOrder, marked: marked)
      let reading = Reading.ofKeys(bytes)
      #expect(reading.entries.map(\.body) == [.bytes(Array(body.utf8))])
    }
  }

  @Test("UTF-16 may be cut off anywhere, also inside a code unit or a surrogate pair")
  func utf16Truncated() {
    let text = #"{"_x":"é€😀😀","log":{"entries":[]}}"#
    let bytes = UTF16Text.bytes(of: text, .littleEndian)
    for length in 4..<bytes.count {
      // What is there of the text: the units after the mark, without half a pair.
      var units = Array(text.utf16.prefix((length - 2) / 2))
      if let last = units.last, UTF16.isLeadSurrogate(last) { units.removeLast() }
      let offset = String(decoding: units, as: UTF16.self).utf8.count
      let reading = Reading.ofKeys(Array(bytes[..<length]))
      #expect(reading.ending == .failed(.truncated(at: .init(offset: offset))))
    }
    #expect(Reading(.bytes(bytes)).ending == .complete)
  }

  @Test("part of a character behind the end is something that follows")
  func utf16Leftover() {
    let text = OneEntry().text
    for order: TextEncoding.ByteOrder in [.littleEndian, .bigEndian] {
      let bytes = UTF16Text.bytes(of: text + "\n😀", order)
      for length in 1...3 {
        let reading = Reading.ofKeys(Array(bytes.dropLast(4 - length)))
        #expect(reading.entries.count == 1)
        #expect(reading.ending == .followed(offset: text.utf8.count + 1))
      }
      let ending = Reading.ofKeys(Array(bytes.dropLast(4))).ending
      #expect(ending == .complete)
    }
  }

  @Test("in UTF-16 too a foreign format, nothing and what is cut off are named")
  func utf16Failures() {
    for (text, error) in [
      ("<html>", .foreign(.html)), (" \n", .empty),
      (#"{"é":1,"#, .truncated(at: .init(offset: 8))),
    ] as [(String, HARError)] {
      let bytes = UTF16Text.bytes(of: text, .littleEndian)
      #expect(Reading.ofKeys(bytes).ending == .failed(error), "\(text)")
    }
  }

  @Test(
    "a surrogate without its partner becomes U+FFFD",
    arguments: [
      ([0xD83D, 0x61], "\u{FFFD}a"), ([0xDE00, 0x61], "\u{FFFD}a"),
      ([0xD83D, 0xD83D, 0xDE00], "\u{FFFD}😀"), ([0xDE00, 0xD83D, 0x61], "\u{FFFD}\u{FFFD}a"),
    ] as [([UInt16], String)])
  func loneSurrogates(units: [UInt16], text: String) {
    var transcoder = UTF16Transcoder(.littleEndian)
    for unit in units { transcoder.append([UInt8(unit & 0xFF), UInt8(unit >> 8)]) }
    #expect(String(decoding: transcoder.take(upTo: 99), as: UTF8.self) == text)
  }
}
