/// Looks at headers and cookies on the reader's way, and keeps what was found.
struct ScrutinyScan {
  private let scrutiny: HARScrutiny
  private(set) var findings = HARFindings()
  /// Whether this request's headers may hold credentials; its URL tells, if it comes before them.
  private var looksAtRequestHeaders = true
  private var headerName = RawJSON()

  init(_ scrutiny: HARScrutiny) {
    self.scrutiny = scrutiny
  }

  /// Whether the headers and cookies of every response are looked at.
  var looksAtResponses: Bool {
    if case .count = scrutiny { true } else { false }
  }

  mutating func beginRequest() {
    looksAtRequestHeaders = true
  }

  mutating func sawURL(_ url: RawJSON) {
    guard case .credentials(let credentials) = scrutiny else { return }
    looksAtRequestHeaders =
      url.withDecodedBytes { credentials.mayBeInHeaders(ofRequestTo: $0) } ?? true
  }

  /// Steps over the value of `cookies`.
  mutating func readCookies(_ cursor: inout JSONCursor, ofRequest isRequest: Bool) throws(HARError)
  {
    guard isDue(ofRequest: isRequest), try cursor.enterArray() else {
      return try cursor.skipValue()
    }
    while try cursor.nextElement() {
      findings.cookies += 1
      if isRequest { findings.holdsCredentials = true }
      try cursor.skipValue()
    }
  }

  /// Steps over the value of `headers`.
  mutating func readHeaders(_ cursor: inout JSONCursor, ofRequest isRequest: Bool) throws(HARError)
  {
    let isDue = isDue(ofRequest: isRequest) && (looksAtRequestHeaders || looksAtResponses)
    guard isDue, try cursor.enterArray() else { return try cursor.skipValue() }
    while try cursor.nextElement() {
      findings.headers += 1
      // Counted headers are walked too: nobody may find damage where the other does not.
      if try cursor.enterObject() {
        try readHeader(&cursor, lookingFor: headerNames)
      } else {
        try cursor.skipValue()
      }
    }
  }

  private var headerNames: [String] {
    if case .credentials(let credentials) = scrutiny { credentials.headerNames } else { [] }
  }

  private func isDue(ofRequest isRequest: Bool) -> Bool {
    switch scrutiny {
    case .none: false
    case .credentials: isRequest && !findings.holdsCredentials
    case .count: true
    }
  }

  /// Reads the members of a header, which has been entered.
  private mutating func readHeader(_ cursor: inout JSONCursor, lookingFor names: [String])
    throws(HARError)
  {
    while let member = try cursor.nextMember() {
      guard member == .name else {
        try cursor.skipValue()
        continue
      }
      try cursor.copyValue(into: &headerName, limit: RawJSON.maxShortLength)
      if let name = headerName.string?.lowercased(), names.contains(name) {
        findings.holdsCredentials = true
      }
    }
  }
}
