/// A position in a JSON text that moves forward only.
///
/// It reads what it is asked for and skips everything else. For
///
///     {"log": {"version": "1.2", "entries": [7]}}
///
/// a caller enters the object, takes the member name `log`, enters that object, takes `version`,
/// skips its value, takes `entries`, enters the array, and so on. This is simdjson's On-Demand
/// design (`doc/ondemand_design.md` there): one index, no tree, *validate what you use*. What is
/// skipped is checked for structure only: strings end where they seem to, and brackets match.
///
/// The archive is read through it, and so is JSON that an archive carries as text, such as a body.
package struct JSONCursor: ~Copyable {
  var window: ByteWindow
  /// The index in the window of the next byte.
  var position = 0
  /// Whether a value has just ended, so that a separator comes before the next one.
  var afterValue = false
  /// The archive's first bytes, once it is open.
  var head: [UInt8] = []

  init(_ window: consuming ByteWindow) {
    self.window = window
  }

  /// Begins with a text that is in memory, behind its byte-order mark if it has one.
  package init(_ text: [UInt8]) throws(HARError) {
    // Refills cost no call of `read(2)` here, so a window may be small enough for a core's L1 cache.
    self.init(ByteWindow(.bytes(text), size: min(text.count, 16 * 1024)))
    position = try window.open()
  }

  /// The offset in the archive of the next byte; the largest number, if it is beyond that, as it may be
  /// with 32 bits.
  var offset: Int { Int(clamping: window.offset + Int64(position)) }

  /// The next byte that is not white space, which stays where it is; nil at the archive's end.
  @inline(__always)
  mutating func peekToken() throws(HARError) -> UInt8? {
    // At the window's end this is one of the zeros behind it.
    let byte = window.bytes[position]
    return byte > UInt8(ascii: " ") ? byte : try peekTokenBehindSpace()
  }

  private mutating func peekTokenBehindSpace() throws(HARError) -> UInt8? {
    while true {
      position = unsafe window.withBytes { [position] bytes in
        unsafe Self.endOfSpace(in: bytes, from: position)
      }
      if position < window.count { return window.bytes[position] }
      guard try refill() else { return nil }
    }
  }

  /// The index of the next byte that is not white space, or the window's end.
  private static func endOfSpace(in window: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    guard let bytes = window.baseAddress else { return start }
    var index = start
    while true {
      // In bounds: a zero stands behind the window's last byte, and there this ends.
      switch unsafe bytes[index] {
      case UInt8(ascii: " "):
        // Indentation. In bounds: a byte of the window, and 7 more of it or of the zeros behind it.
        let word = unsafe UnsafeRawPointer(bytes + index).loadUnaligned(as: UInt64.self)
        let others = word.littleEndian ^ 0x2020_2020_2020_2020
        index &+= others.trailingZeroBitCount / 8
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"): index &+= 1
      default: return index
      }
    }
  }

  /// Drops the window's bytes, all of them read, for those that follow.
  ///
  /// - Returns: whether there were any.
  mutating func refill() throws(HARError) -> Bool {
    position = 0
    return try window.refill()
  }

  /// The next byte that is not white space, where there must be one.
  @inline(__always)
  mutating func token() throws(HARError) -> UInt8 {
    guard let byte = try peekToken() else { throw truncated() }
    return byte
  }

  /// Steps over the next byte.
  mutating func advance() {
    position += 1
  }

  /// Makes sure that nothing but white space follows.
  package mutating func expectEnd() throws(HARError) {
    if try peekToken() != nil { throw malformed(.expected(.end)) }
    if window.endsInsideCharacter { throw truncated() }
  }

  func truncated() -> HARError {
    .truncated(at: .init(offset: offset))
  }

  func malformed(_ malformation: HARError.Malformation) -> HARError {
    .malformed(malformation, at: .init(offset: offset))
  }
}

// MARK: - Objects and arrays

extension JSONCursor {
  /// Steps into the next value if it is an object.
  ///
  /// - Returns: whether it is; otherwise nothing has moved.
  package mutating func enterObject() throws(HARError) -> Bool {
    try enter(UInt8(ascii: "{"))
  }

  /// Steps into the next value if it is an array.
  ///
  /// - Returns: whether it is; otherwise nothing has moved.
  package mutating func enterArray() throws(HARError) -> Bool {
    try enter(UInt8(ascii: "["))
  }

  private mutating func enter(_ bracket: UInt8) throws(HARError) -> Bool {
    guard try token() == bracket else { return false }
    advance()
    afterValue = false
    return true
  }

  /// Steps to the value of the next member of the object that was entered last.
  ///
  /// - Returns: the member; nil at the object's end, which is stepped over.
  /// - Throws: `HARError`, if no member and no end stands here.
  mutating func nextMember() throws(HARError) -> HARMember? {
    guard try hasNextMember() else { return nil }
    let member = try member()
    try endName()
    return member
  }

  /// The same in an object that HAR 1.2 does not describe, whose members may have any names.
  package mutating func nextMemberName() throws(HARError) -> String? {
    guard try hasNextMember() else { return nil }
    var name = RawJSON()
    name.begin(.string, limit: RawJSON.maxShortLength)
    try copyString(into: &name)
    try endName()
    return name.lenientString ?? ""
  }

  @inline(__always)
  private mutating func hasNextMember() throws(HARError) -> Bool {
    guard try nextItem(before: UInt8(ascii: "}"), orElse: .commaOrBrace) else { return false }
    guard try token() == UInt8(ascii: "\"") else { throw malformed(.expected(.memberName)) }
    return true
  }

  /// Steps from a member's name to its value.
  @inline(__always)
  private mutating func endName() throws(HARError) {
    guard try token() == UInt8(ascii: ":") else { throw malformed(.expected(.colon)) }
    advance()
    // Whoever indents puts a space here.
    if window.bytes[position] == UInt8(ascii: " ") { advance() }
    afterValue = false
  }

  /// Steps over a member's name.
  ///
  /// Nearly all names are short, have no escapes, and lie inside the window, where they are compared.
  private mutating func member() throws(HARError) -> HARMember {
    let start = position + 1
    if let end = unsafe window.withBytes({ unsafe Self.endOfName(in: $0, from: start) }) {
      position = end + 1
      return HARMember(window.bytes.span.extracting(start..<end))
    }
    var name = RawJSON()
    name.begin(.string, limit: HARMember.maxLength)
    try copyString(into: &name)
    return HARMember(name)
  }

  /// The index of the quote that ends a name; nil if that is far, or escapes or the window's end come
  /// before it.
  @inline(__always)
  private static func endOfName(in window: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard let bytes = window.baseAddress else { return nil }
    // In bounds: an opening quote stands before `start`, and 64 zeros behind the window's last byte.
    let (first, second) = unsafe (
      Block.Part(bytes + start), Block.Part(bytes + start + Block.Part.count)
    )
    let ends = first.quotesAndBackslashes.bits | second.quotesAndBackslashes.bits &<< 16
    if ends == 0 { return nil }
    let end = start &+ ends.trailingZeroBitCount
    // In bounds: one of those 32 bytes.
    return unsafe bytes[end] == UInt8(ascii: "\"") ? end : nil
  }

  /// Steps to the next element of the array that was entered last.
  ///
  /// - Returns: false at the array's end, which is stepped over.
  package mutating func nextElement() throws(HARError) -> Bool {
    try nextItem(before: UInt8(ascii: "]"), orElse: .commaOrBracket)
  }

  @inline(__always)
  private mutating func nextItem(before end: UInt8, orElse expectation: HARError.Expectation)
    throws(HARError) -> Bool
  {
    let byte = try token()
    if byte == end {
      advance()
      afterValue = true
      return false
    }
    if afterValue {
      guard byte == UInt8(ascii: ",") else { throw malformed(.expected(expectation)) }
      advance()
      afterValue = false
      // What separates two items belongs to neither, so a text that ends here ends before the next.
      _ = try token()
    }
    return true
  }
}
