/// The members that are looked at, at whatever level.
enum HARMember {
  case log, creator, name, version, entries, startedDateTime
  case request, method, url, headers, cookies, value
  case response, status, content, text, encoding
  case fetchedViaServiceWorker, file, sha1
  /// Every other.
  case other

  /// What it is called in an archive.
  var key: StaticString {
    // Inlined, it is a constant, and to compare with it takes no more than its bytes.
    @inline(__always) get {
      switch self {
      case .log: "log"
      case .creator: "creator"
      case .name: "name"
      case .version: "version"
      case .entries: "entries"
      case .startedDateTime: "startedDateTime"
      case .request: "request"
      case .method: "method"
      case .url: "url"
      case .headers: "headers"
      case .cookies: "cookies"
      case .value: "value"
      case .response: "response"
      case .status: "status"
      case .content: "content"
      case .text: "text"
      case .encoding: "encoding"
      // Chromium's `Log.ts`.
      case .fetchedViaServiceWorker: "_fetchedViaServiceWorker"
      // Playwright's `harTracer.ts`: the body is in a file of this name.
      case .file: "_file"
      // Playwright's traces: the body is in a file named after its digest.
      case .sha1: "_sha1"
      case .other: ""
      }
    }
  }

  /// The length of the longest name, with every character of it written as `\u0000`.
  static let maxLength = 24 * 6

  /// - Parameter name: a name without escapes; its length says for most that it is none of these.
  init(_ name: Span<UInt8>) {
    self =
      switch name.count {
      case 3: name.spells(.url) ? .url : name.spells(.log) ? .log : .other
      case 4: name.spells(.name) ? .name : name.spells(.text) ? .text : .other
      case 5: Self.ofFiveLetters(name)
      case 6: name.spells(.method) ? .method : name.spells(.status) ? .status : .other
      case 7: Self.ofSevenLetters(name)
      case 8: name.spells(.response) ? .response : name.spells(.encoding) ? .encoding : .other
      case 15: name.spells(.startedDateTime) ? .startedDateTime : .other
      case 24: name.spells(.fetchedViaServiceWorker) ? .fetchedViaServiceWorker : .other
      default: .other
      }
  }

  private static func ofFiveLetters(_ name: Span<UInt8>) -> HARMember {
    if name.spells(.value) { return .value }
    if name.spells(.file) { return .file }
    return name.spells(.sha1) ? .sha1 : .other
  }

  private static func ofSevenLetters(_ name: Span<UInt8>) -> HARMember {
    if name.spells(.request) { return .request }
    if name.spells(.headers) { return .headers }
    if name.spells(.cookies) { return .cookies }
    if name.spells(.content) { return .content }
    if name.spells(.creator) { return .creator }
    if name.spells(.entries) { return .entries }
    return name.spells(.version) ? .version : .other
  }

  /// - Parameter name: the name as it stands in the archive, perhaps with escapes.
  init(_ name: RawJSON) {
    self = name.string.map { Self(ContiguousArray($0.utf8).span) } ?? .other
  }
}

extension Span<UInt8> {
  /// Whether this is the name of that member.
  @inline(__always)
  fileprivate func spells(_ member: HARMember) -> Bool {
    guard count == member.key.utf8CodeUnitCount else { return false }
    for index in indices {
      // In bounds: the key is as long.
      let byte = unsafe member.key.utf8Start[index]
      if self[index] != byte { return false }
    }
    return true
  }
}
