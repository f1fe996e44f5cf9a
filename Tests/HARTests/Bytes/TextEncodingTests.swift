import Testing

@testable import HAR

@Suite struct TextEncodingTests {
  @Test(
    "the first bytes tell the encoding",
    arguments: [
      ([0x7B, 0x22], .utf8(markLength: 0), "UTF-8"),
      ([0xEF, 0xBB, 0xBF, 0x7B], .utf8(markLength: 3), "UTF-8 with a mark"),
      ([0xEF, 0xBB], .utf8(markLength: 0), "a mark that is cut off"),
      ([0xFF, 0xFE, 0x7B, 0], .utf16(.littleEndian, markLength: 2), "little-endian"),
      ([0xFE, 0xFF, 0, 0x7B], .utf16(.bigEndian, markLength: 2), "big-endian"),
      ([0x7B, 0, 0x22, 0], .utf16(.littleEndian, markLength: 0), "little-endian without a mark"),
      ([0, 0x7B, 0, 0x22], .utf16(.bigEndian, markLength: 0), "big-endian without a mark"),
      ([0x0A, 0, 0x7B, 0], .utf16(.littleEndian, markLength: 0), "white space before the brace"),
      ([0, 0x20, 0, 0x7B], .utf16(.bigEndian, markLength: 0), "the same, big-endian"),
      ([0, 0x66, 0, 0x28], .utf16(.bigEndian, markLength: 0), "a call"),
      ([0x7B, 0], .utf16(.littleEndian, markLength: 0), "a brace alone"),
      ([0x7B, 0, 0, 0], .utf8(markLength: 0), "UTF-32 without a mark"),
      ([0, 0, 0, 0x7B], .utf8(markLength: 0), "the same, big-endian"),
      ([0x7B, 0, 0x22], .utf8(markLength: 0), "half a unit"),
      ([0xFF, 0xFE], .utf16(.littleEndian, markLength: 2), "a mark and nothing else"),
      ([0xFF, 0xFE, 0, 0, 0x7B, 0, 0, 0], .utf8(markLength: 0), "UTF-32, little-endian"),
      ([0, 0, 0xFE, 0xFF, 0, 0, 0, 0x7B], .utf8(markLength: 0), "UTF-32, big-endian"),
      ([], .utf8(markLength: 0), "nothing"), ([0x7B], .utf8(markLength: 0), "a brace"),
    ] as [([UInt8], TextEncoding, String)])
  func detection(head: [UInt8], encoding: TextEncoding, what: String) {
    #expect(TextEncoding(detectedIn: head) == encoding)
  }

  @Test("a byte-order mark changes nothing but the offsets")
  func marked() {
    let text = OneEntry().text
    let cut = Reading.throughEveryWindow("\u{FEFF}" + text.dropLast(), entriesWhere: isKeyURL)
    #expect(cut.ending == .failed(.truncated(at: .init(offset: text.utf8.count + 2))))
    let reading = Reading.throughEveryWindow("\u{FEFF}" + text, entriesWhere: isKeyURL)
    #expect(reading == Reading(text, entriesWhere: isKeyURL))
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
      let reading = Reading.throughEveryWindow(bytes)
      #expect(reading.entries.map(\.body) == [.bytes(Array(body.utf8))])
      #expect(reading.ending == .complete)
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
      let reading = Reading.throughEveryWindow(Array(bytes[..<length]))
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
        let reading = Reading.throughEveryWindow(Array(bytes.dropLast(4 - length)))
        #expect(reading.entries.count == 1)
        #expect(reading.ending == .followed(offset: text.utf8.count + 1))
      }
      let ending = Reading.throughEveryWindow(Array(bytes.dropLast(4))).ending
      #expect(ending == .complete)
    }
  }

  @Test("in UTF-16 too a foreign format, nothing and what is cut off are named")
  func utf16Failures() {
    let endings: [(String, HARError)] = [
      ("<html>", .foreign(.html)), ("", .empty), (" \n", .empty),
      (#"{"log":1"#, .truncated(at: .init(offset: 8))),
      (#"{"é":1,"#, .truncated(at: .init(offset: 8))),
    ]
    for (text, error) in endings {
      let bytes = UTF16Text.bytes(of: text, .littleEndian)
      #expect(Reading.throughEveryWindow(bytes).ending == .failed(error), "\(text)")
    }
  }
}

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
