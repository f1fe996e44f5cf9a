/// The members that are looked at, at whatever level.
enum HARMember {
  case log, creator, name, version, entries, startedDateTime
  case request, method, url, headers, cookies
  case response, status, content, text, encoding
  /// Chromium's `Log.ts`.
  case fetchedViaServiceWorker
  /// Playwright's `harTracer.ts`: the body is in a file of this name.
  case file
  /// Playwright's traces: the body is in a file named after its digest.
  case sha1
  /// Every other.
  case other

  /// The length of the longest name, with every character of it written as `\u0000`.
  static let maxLength = 24 * 6

  /// - Parameter name: the name without escapes; lengths tell most names apart.
  init(_ name: Span<UInt8>) {
    self =
      switch name.count {
      case 3: name.equals("url") ? .url : name.equals("log") ? .log : .other
      case 4: name.equals("name") ? .name : name.equals("text") ? .text : .other
      case 5: name.equals("_file") ? .file : name.equals("_sha1") ? .sha1 : .other
      case 6: name.equals("method") ? .method : name.equals("status") ? .status : .other
      case 7: Self.ofSevenLetters(name)
      case 8: name.equals("response") ? .response : name.equals("encoding") ? .encoding : .other
      case 15: name.equals("startedDateTime") ? .startedDateTime : .other
      case 24: name.equals("_fetchedViaServiceWorker") ? .fetchedViaServiceWorker : .other
      default: .other
      }
  }

  private static func ofSevenLetters(_ name: Span<UInt8>) -> HARMember {
    if name.equals("request") { return .request }
    if name.equals("headers") { return .headers }
    if name.equals("cookies") { return .cookies }
    if name.equals("content") { return .content }
    if name.equals("creator") { return .creator }
    if name.equals("entries") { return .entries }
    if name.equals("version") { return .version }
    return .other
  }

  /// - Parameter name: the name as it stands in the capture, perhaps with escapes.
  init(_ name: RawJSON) {
    self = name.string.map { Self(ContiguousArray($0.utf8).span) } ?? .other
  }
}

extension Span<UInt8> {
  /// Whether these are the bytes of a text that is as long.
  @inline(__always)
  fileprivate func equals(_ text: StaticString) -> Bool {
    for index in indices {
      // In bounds: the text is as long.
      let byte = unsafe text.utf8Start[index]
      if self[index] != byte { return false }
    }
    return true
  }
}
