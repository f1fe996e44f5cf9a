/// What stands around an archive: nothing, as a rule, or Firefox's JSONP call
/// `onInputData({…});` (`devtools.netmonitor.har.jsonp`).
extension JSONCursor {
  /// Steps to the brace with which the archive begins.
  ///
  /// - Returns: whether the archive is the argument of a call.
  /// - Throws: an error that says what the capture is, if it begins with anything else.
  mutating func openArchive() throws(HARError) -> Bool {
    position = try window.open()
    let head = window.bytes[position..<window.count]
    guard let token = try peekToken() else { throw .empty }
    if token == UInt8(ascii: "{") { return false }
    if let format = FileFormat(detectedIn: head) ?? FileFormat(detectedIn: [token]) {
      throw .foreign(format)
    }
    var value = RawValue()
    do throws(HARError) {
      // A function's name reads like a literal.
      try copyValue(into: &value, limit: RawValue.maxShortLength)
    } catch .malformed {
      throw .notJSON
    } catch .truncated {
      throw .notJSON
    } catch {
      throw error
    }
    let next = try peekToken()
    if value.kind == .literal && next == UInt8(ascii: "(") {
      advance()
      guard try peekToken() == UInt8(ascii: "{") else { throw .notJSON }
      return true
    }
    throw next == nil && value.isJSON ? .notHAR(.notAnObject) : .notJSON
  }

  /// Looks at what follows the archive.
  ///
  /// - Returns: whether that is nothing.
  mutating func closeArchive(isWrapped: Bool) throws(HARError) -> Bool {
    if isWrapped {
      for byte in [UInt8(ascii: ")"), UInt8(ascii: ";")] where try peekToken() == byte {
        advance()
      }
    }
    return try peekToken() == nil
  }
}
