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
    var value = RawJSON()
    do throws(HARError) {
      // A function's name reads like a literal.
      try copyValue(into: &value, limit: RawJSON.maxShortLength)
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
    // Of a long string nothing is kept but that it ended; a long literal is a token, not JSON.
    let isString = token == UInt8(ascii: "\"")
    throw next == nil && (isString || value.isJSON) ? .notHAR(.notAnObject) : .notJSON
  }

  /// Looks at what follows the archive.
  ///
  /// - Returns: whether that is nothing, the end of the call aside.
  /// - Throws: `HARError.truncated` if the call does not end.
  mutating func closeArchive(isWrapped: Bool) throws(HARError) -> Bool {
    if isWrapped {
      guard let byte = try peekToken() else { throw truncated() }
      guard byte == UInt8(ascii: ")") else { return false }
      advance()
      if try peekToken() == UInt8(ascii: ";") { advance() }
    }
    return try peekToken() == nil
  }
}
