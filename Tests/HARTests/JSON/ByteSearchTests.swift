import Testing

@testable import HAR

@Suite struct ByteSearchTests {
  /// The same in the most obvious way.
  static func naive(_ bytes: [UInt8], _ wanted: String, from start: Int) -> Int? {
    bytes[start...].firstIndex { wanted.utf8.contains($0) }
  }

  static func check(_ bytes: [UInt8], from start: Int) {
    let quote = unsafe bytes.withUnsafeBufferPointer {
      unsafe ByteSearch.quote(in: $0, from: start)
    }
    let structure = unsafe bytes.withUnsafeBufferPointer {
      unsafe ByteSearch.structure(in: $0, from: start)
    }
    #expect(quote == naive(bytes, "\"", from: start))
    #expect(structure == naive(bytes, "\"{}[]", from: start) ?? bytes.count)
  }

  @Test("finds every byte at every place and from every place", arguments: Array("\"{}[]".utf8))
  func places(wanted: UInt8) {
    for count in 1...70 {
      for place in 0..<count {
        var bytes = [UInt8](repeating: UInt8(ascii: " "), count: count)
        bytes[place] = wanted
        Self.check(bytes, from: 0)
        Self.check(bytes, from: place)
        Self.check(bytes, from: min(place + 1, count))
      }
    }
  }

  @Test("takes no other byte for one of those, whatever its neighbours are")
  func otherBytes() {
    for byte in UInt8.min...UInt8.max {
      Self.check(Array(repeating: byte, count: 41), from: 0)
      // A zero byte lends to those above it in the arithmetic that finds it.
      for wanted in "\"{}[]".utf8 {
        Self.check([byte, byte, wanted, byte, byte &+ 1, wanted ^ 1, byte, byte, byte], from: 0)
        Self.check([wanted ^ 1, wanted, wanted ^ 1, byte, wanted, 0, 0, 1, 0x80], from: 0)
      }
    }
  }

  @Test func anEmptyBufferHasNothing() {
    Self.check([], from: 0)
  }
}
