/// 64 bytes of a window, in which the bytes are found that give JSON its structure.
///
/// A mask has one bit per byte, that of the first byte lowest. It is made when it is asked for: most
/// bytes of an archive lie in the middle of long strings, where only quotes and backslashes matter.
struct Block {
  static let count = 64

  private let first, second, third, fourth: Part

  /// Takes the 64 bytes from `start` on.
  ///
  /// Fewer of a window are left at its end, but as many zeros stand behind it, which are nothing that
  /// is looked for.
  @inline(__always)
  init(_ start: UnsafePointer<UInt8>) {
    // In bounds: the four parts are the 64 bytes.
    first = unsafe Part(start)
    second = unsafe Part(start + Part.count)
    third = unsafe Part(start + 2 * Part.count)
    fourth = unsafe Part(start + 3 * Part.count)
  }

  var quotes: UInt64 {
    @inline(__always) get { mask { $0.equal(to: "\"") } }
  }

  var backslashes: UInt64 {
    @inline(__always) get { mask { $0.equal(to: "\\") } }
  }

  /// Whether there is a backslash: most blocks have none, and this costs less than to find them.
  var hasBackslashes: Bool {
    @inline(__always) get {
      let half = first.equal(to: "\\").or(second.equal(to: "\\"))
      return half.or(third.equal(to: "\\").or(fourth.equal(to: "\\"))).isAnySet
    }
  }

  /// Brackets and braces.
  var brackets: UInt64 {
    @inline(__always) get { mask { $0.openingBrackets.or($0.closingBrackets) } }
  }

  /// What can't stand right behind a string: ASCII's letters and all else above `:`, closing brackets
  /// and braces apart.
  var letters: UInt64 {
    // The comparison takes bytes beyond ASCII for negative numbers.
    @inline(__always) get { mask { $0.signedGreater(than: ":").without($0.closingBrackets) } }
  }

  @inline(__always)
  private func mask(_ find: (Part) -> Part) -> UInt64 {
    Part.bits(find(first), find(second), find(third), find(fourth))
  }
}

extension Block.Part {
  /// How many bytes a part has.
  ///
  /// What a comparison gives is a part too: all bits of a byte are set, or none.
  static var count: Int { 16 }

  var quotesAndBackslashes: Self {
    @inline(__always) get { equal(to: "\"").or(equal(to: "\\")) }
  }

  fileprivate var openingBrackets: Self {
    @inline(__always) get { withBracketsAsBraces.equal(to: "{") }
  }

  fileprivate var closingBrackets: Self {
    @inline(__always) get { withBracketsAsBraces.equal(to: "}") }
  }

  /// `[` and `{`, `]` and `}` differ in this bit only.
  private var withBracketsAsBraces: Self {
    @inline(__always) get { or(Self(repeating: " ")) }
  }
}
