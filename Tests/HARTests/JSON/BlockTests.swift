import Testing

@testable import HAR

@Suite struct BlockTests {
  static let quotes = table(of: "\"")
  static let backslashes = table(of: "\\")
  static let brackets = table(of: "{}[]")
  static let letters = table(
    of: ";<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\^_`abcdefghijklmnopqrstuvwxyz{|~\u{7F}")

  /// Whether each byte is one of those.
  static func table(of wanted: String) -> [Bool] {
    (UInt8.min...UInt8.max).map { wanted.utf8.contains($0) }
  }

  /// The same in the most obvious way.
  static func naive(_ bytes: [UInt8], _ table: [Bool]) -> UInt64 {
    var bits: UInt64 = 0
    for index in bytes.indices where table[Int(bytes[index])] { bits |= 1 << UInt64(index) }
    return bits
  }

  /// Compares every mask of the blocks that begin at each of the first places of these bytes, of which
  /// zeros follow the last.
  static func check(_ bytes: [UInt8], from places: Range<Int> = 0..<1) {
    let padded = bytes + [UInt8](repeating: 0, count: Block.count)
    for place in places {
      let expected = Array(padded[place..<place + Block.count])
      let block = unsafe padded.withUnsafeBufferPointer { padded in
        // The zeros make it 64 bytes.
        unsafe padded.baseAddress.map { unsafe Block($0 + place) }
      }
      #expect(block?.quotes == naive(expected, quotes))
      #expect(block?.backslashes == naive(expected, backslashes))
      #expect(block?.hasBackslashes == expected.contains(UInt8(ascii: "\\")))
      #expect(block?.brackets == naive(expected, brackets))
      #expect(block?.letters == naive(expected, letters))
    }
  }

  @Test("finds every byte at every place", arguments: Array("\"\\{}[]a:;\u{7F}".utf8))
  func places(wanted: UInt8) {
    for count in [1, 2, 15, 16, 17, 63, 64, 65, 130] {
      for place in 0..<count {
        var bytes = [UInt8](repeating: UInt8(ascii: " "), count: count)
        bytes[place] = wanted
        Self.check(bytes)
        Self.check(bytes, from: place..<place + 1)
      }
    }
  }

  @Test("takes no other byte for one of those, whatever its neighbours are")
  func otherBytes() {
    for byte in UInt8.min...UInt8.max {
      Self.check(Array(repeating: byte, count: 64))
      for wanted in "\"\\{}[]:".utf8 {
        let mixed = [byte, wanted, byte &+ 1, wanted ^ 1, byte, wanted ^ 0x20, 0, 0x80]
        Self.check((0..<8).flatMap { mixed[$0...] + mixed[..<$0] })
      }
    }
  }
}
