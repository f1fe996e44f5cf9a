/// What stands around an archive: nothing, as a rule, or Firefox's JSONP call
/// `onInputData({…});` (`devtools.netmonitor.har.jsonp`).
extension JSONCursor {
  /// Steps to the brace with which the archive begins.
  ///
  /// - Returns: whether the archive is the argument of a call.
  /// - Throws: an error that says what the archive is, if it begins with anything else.
  mutating func openArchive() throws(HARError) -> Bool {
    position = try window.open()
    head = Array(window.bytes[position..<window.count].prefix(HARReading.headLength))
    guard let token = try peekToken() else { throw .empty }
    // Texts may have white space before them.
    let text = window.bytes[position..<window.count].prefix(HARReading.headLength)
    if token != UInt8(ascii: "{") || FileFormat(detectedIn: text) == .python,
      let format = FileFormat(detectedIn: head) ?? FileFormat(detectedIn: text)
    {
      throw .foreign(format)
    }
    if token == UInt8(ascii: "{") { return false }
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
      guard let argument = try peekToken() else { throw truncated() }
      guard argument == UInt8(ascii: "{") else { throw .notJSON }
      return true
    }
    // `null` is what jq writes of a member that is not there; any other word or number is just text.
    let isJSON = token == UInt8(ascii: "\"") || token == UInt8(ascii: "[") || value.isNull
    throw next == nil && isJSON ? .notHAR(.notAnObject) : .notJSON
  }

  /// Looks at what follows the archive.
  ///
  /// - Returns: the offset of what follows, the end of the call aside; nil if that is nothing.
  /// - Throws: `HARError.truncated` or `HARError.malformed` if the call does not end,
  ///   `HARError.runTogether` if what follows may be an archive too.
  mutating func closeArchive(isWrapped: Bool) throws(HARError) -> Int? {
    if isWrapped {
      guard let byte = try peekToken() else { throw truncated() }
      guard byte == UInt8(ascii: ")") else { throw malformed(.expected(.closingParenthesis)) }
      advance()
      if try peekToken() == UInt8(ascii: ";") { advance() }
    }
    let next = try peekToken()
    let end = offset
    if next == nil { return window.endsInsideCharacter ? end : nil }
    if try isBraceAhead() { throw .runTogether(at: .init(offset: end)) }
    return end
  }

  /// Whether an archive can begin in what follows: there is a brace in it.
  ///
  /// Whatever stands between two archives (a byte-order mark, the name of a call, a line of a shell
  /// script) is passed over, up to 1 MiB of it, as a stream need not end.
  private mutating func isBraceAhead() throws(HARError) -> Bool {
    var left = RawJSON.maxLength
    while left > 0 {
      let piece = window.bytes[position..<window.count].prefix(left)
      if piece.contains(UInt8(ascii: "{")) { return true }
      left -= piece.count
      guard try refill() else { break }
    }
    return false
  }
}
