/// Where the bytes are that give JSON its structure, in 64 bytes of a window or in the fewer at its
/// end: a bit a byte, that of the first byte lowest.
struct Block {
  static let maxCount = 64

  /// How many bytes there are.
  let count: Int
  var quotes: UInt64 = 0
  var backslashes: UInt64 = 0
  /// Brackets and braces.
  var brackets: UInt64 = 0
  /// What can't stand right behind a string: ASCII's letters and all else above `:`, closing brackets
  /// and braces apart.
  var letters: UInt64 = 0

  /// Looks at the bytes of the window from `index` on; there is at least one.
  @inline(__always)
  init(_ window: UnsafeBufferPointer<UInt8>, at index: Int) {
    count = min(Self.maxCount, window.count &- index)
    // In bounds: `index` lies inside the window, and no more is taken than follows there.
    let bytes = unsafe UnsafeBufferPointer(rebasing: window[index..<index &+ count])
    if count == Self.maxCount {
      unsafe find(in: UnsafeRawBufferPointer(bytes))
    } else {
      unsafe findInFewer(UnsafeRawBufferPointer(bytes))
    }
  }

  /// Fills up with zeros, which are nothing that is looked for.
  private mutating func findInFewer(_ bytes: UnsafeRawBufferPointer) {
    unsafe withUnsafeTemporaryAllocation(byteCount: Self.maxCount, alignment: 1) { whole in
      unsafe whole.initializeMemory(as: UInt8.self, repeating: 0)
      unsafe whole.copyMemory(from: bytes)
      unsafe find(in: UnsafeRawBufferPointer(whole))
    }
  }

  @inline(__always)
  private mutating func find(in bytes: UnsafeRawBufferPointer) {
    #if arch(x86_64) || arch(arm64)
      unsafe findWithVectors(in: bytes)
    #else
      unsafe findWithWords(in: bytes)
    #endif
  }
}
