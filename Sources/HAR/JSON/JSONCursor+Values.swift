/// Steps over values, and copies those that are asked for.
extension JSONCursor {
  /// Steps over the next value, whatever it is.
  package mutating func skipValue() throws(HARError) {
    var ignored = RawJSON.unkept
    switch try token() {
    case UInt8(ascii: "{"), UInt8(ascii: "["): try copyContainer(into: &ignored)
    case UInt8(ascii: "\""): try copyString(into: &ignored)
    default: try copyLiteral(into: &ignored)
    }
    afterValue = true
  }

  /// Steps over the next value and keeps it as it stands.
  ///
  /// - Parameters:
  ///   - value: what is kept.
  ///   - limit: in bytes, as the value stands in the archive; of a longer one the beginning is kept, or
  ///     nothing, as the value has it.
  /// - Throws: `HARError`, if no value stands here or it has no end.
  mutating func copyValue(into value: inout RawJSON, limit: Int) throws(HARError) {
    switch try token() {
    case UInt8(ascii: "\""):
      value.begin(.string, limit: limit)
      try copyString(into: &value)
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      value.begin(.container, limit: limit)
      try copyContainer(into: &value)
    default:
      value.begin(.literal, limit: limit)
      try copyLiteral(into: &value)
    }
    afterValue = true
  }

  /// Takes the next value: a string, `true` and `false` are decoded, anything else is stepped over.
  ///
  /// - Throws: `HARError`, if no value stands here or it has no end.
  package mutating func value() throws(HARError) -> JSONValue {
    var value = RawJSON()
    switch try token() {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      try skipValue()
      return .container
    case UInt8(ascii: "\""):
      try copyValue(into: &value, limit: RawJSON.maxLength)
      return value.lenientString.map(JSONValue.string) ?? .other
    // A text that is something else, and may be long, is told by its first byte.
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "t"),
      UInt8(ascii: "f"), UInt8(ascii: "n"):
      try copyValue(into: &value, limit: RawJSON.maxShortLength)
      return value.truth.map(JSONValue.bool) ?? .other
    default: throw malformed(.expected(.value))
    }
  }

  private mutating func copyContainer(into value: inout RawJSON) throws(HARError) {
    // Many are empty. Closing brackets are the second characters behind the opening ones.
    if window.bytes[position + 1] == window.bytes[position] + 2 {
      if value.kind != .tooLong { value.append(window.bytes[position..<position + 2]) }
      position += 2
      return
    }
    var skipper = ContainerSkipper()
    while true {
      let (reached, outcome) = unsafe window.withBytes { [position] bytes in
        unsafe skipper.skip(bytes, from: position)
      }
      if value.kind != .tooLong { value.append(window.bytes[position..<reached]) }
      position = reached
      switch outcome {
      case .containerEnded: return
      case .windowEnded: guard try refill() else { throw truncated() }
      case .malformed(let malformation): throw malformed(malformation)
      }
    }
  }

  /// Steps over a string, at whose opening quote the cursor stands.
  mutating func copyString(into value: inout RawJSON) throws(HARError) {
    advance()
    var scanner = StringScanner()
    while true {
      let end = unsafe window.withBytes { [position] bytes in
        unsafe scanner.end(in: bytes, from: position)
      }
      // Most strings are stepped over, and even a slice that nobody takes costs something.
      if value.kind != .tooLong {
        value.append(window.bytes[position..<(end.map { $0 - 1 } ?? window.count)])
      }
      if let end {
        position = end
        value.isEscaped = scanner.hasEscapes
        return
      }
      guard try refill() else { throw truncated() }
    }
  }

  /// Literals are validated when they are used, so `NaN`, which Python writes, is none of our
  /// business here.
  private mutating func copyLiteral(into value: inout RawJSON) throws(HARError) {
    var isEmpty = true
    while true {
      let literal = window.bytes[position..<window.count].prefix(while: Self.isPartOfLiteral)
      if !literal.isEmpty { isEmpty = false }
      if value.kind != .tooLong { value.append(literal) }
      position = literal.endIndex
      if position < window.count { break }
      guard try refill() else { break }
    }
    if isEmpty { throw malformed(.expected(.value)) }
  }

  private static func isPartOfLiteral(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"), UInt8(ascii: "+"),
      UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "$"):
      true
    default: false
    }
  }
}
