/// The names of the members that are looked at, at whatever level.
enum HARMember: String, CaseIterable {
  case log, creator, name, version, entries, startedDateTime
  case request, method, url, headers, cookies, value
  case response, status, content, text, encoding
  /// Chromium's `Log.ts`.
  case fetchedViaServiceWorker = "_fetchedViaServiceWorker"
  /// Playwright's `harTracer.ts`: the body is in a file of this name.
  case file = "_file"
  /// Playwright's traces: the body is in a file named after its digest.
  case sha1 = "_sha1"
  /// Every other name.
  case other = ""

  /// The length of the longest name, with every character of it written as `\u0000`.
  static let maxLength = 24 * 6

  private static let names = allCases.map { (member: $0, bytes: ContiguousArray($0.rawValue.utf8)) }

  /// - Parameter name: the name as it stands in the capture.
  init(_ name: RawJSON) {
    // Names are many and hardly ever escaped, so bytes are compared before anything is decoded.
    for known in Self.names where known.bytes == name.bytes {
      self = known.member
      return
    }
    self = name.decodedIfEscaped.flatMap(Self.init(rawValue:)) ?? .other
  }
}
