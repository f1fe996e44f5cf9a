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

  static func check(_ block: Block, of bytes: [UInt8]) {
    #expect(block.count == bytes.count)
    #expect(block.quotes == naive(bytes, quotes))
    #expect(block.backslashes == naive(bytes, backslashes))
    #expect(block.brackets == naive(bytes, brackets))
    #expect(block.letters == naive(bytes, letters))
  }

  /// Every way of looking at the bytes behind `start`.
  static func check(_ window: [UInt8], from start: Int = 0) {
    unsafe window.withUnsafeBytes { bytes in
      let all = unsafe bytes.assumingMemoryBound(to: UInt8.self)
      var block = unsafe Block(all, at: start)
      let expected = Array(window[start...].prefix(Block.maxCount))
      check(block, of: expected)
      if expected.count == Block.maxCount {
        unsafe block.findWithWords(in: UnsafeRawBufferPointer(rebasing: bytes[start...]))
        check(block, of: expected)
      }
    }
  }

  @Test("finds every byte at every place", arguments: Array("\"\\{}[]a:;\u{7F}".utf8))
  func places(wanted: UInt8) {
    for count in [1, 2, 15, 16, 17, 63, 64, 65, 130] {
      for place in 0..<count {
        var window = [UInt8](repeating: UInt8(ascii: " "), count: count)
        window[place] = wanted
        Self.check(window)
        Self.check(window, from: place)
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

  @Test("sees nothing behind the window's end")
  func windowEnd() {
    let memory = [UInt8](repeating: UInt8(ascii: "{"), count: 128)
    for count in 1...64 {
      let block = unsafe memory.withUnsafeBufferPointer {
        unsafe Block(UnsafeBufferPointer(rebasing: $0[..<count]), at: 0)
      }
      Self.check(block, of: Array(memory[..<count]))
    }
  }
}
