/// What `response.content` says of a response's body.
public enum HARBody: Equatable, Sendable {
  /// The body's bytes, with base64 undone.
  case bytes([UInt8])
  /// There is no `text`: Chrome's and Firefox's only sign of a body that they did not keep.
  case missing
  /// `text` is `null`.
  case null
  /// `text` is an empty string.
  case empty
  /// The body is in another file (`_file`, or `_sha1` in Playwright's traces).
  case elsewhere
  /// A sanitizer put a mark in the body's place.
  case redacted
  /// The body is longer than `maxLength`.
  case tooLong
  /// `text` does not hold the body in a form that can be read.
  case undecodable(Reason)

  /// The longest body that is kept, in bytes as it stands in the capture: 1 MiB.
  ///
  /// Firefox keeps no more of any body (`devtools.netmonitor.responseBodyLimit`).
  public static var maxLength: Int { RawJSON.maxLength }

  /// Why a body's text can't be decoded.
  public enum Reason: String, Equatable, Sendable {
    /// It is still compressed, in base64 (mitmproxy, BrowserMob) or as pieces of hex (Polly.JS).
    case compressed = "it is still compressed (gzip)"
    /// The text has a wrong escape sequence, or half a surrogate pair.
    case invalidString = "its text is not a valid JSON string"
    /// `text` is a number or a literal.
    case notText = "its text is not a string"
  }

  /// Reads the three members of `response.content` that matter.
  init(text: RawJSON, encoding: RawJSON, file: RawJSON) {
    switch text.kind {
    case .absent:
      // A name too long to be kept is a name too.
      self = file.kind == .string || file.kind == .tooLong ? .elsewhere : .missing
    case .literal: self = text.isNull ? .null : .undecodable(.notText)
    // Requestly writes a body that is JSON as it is.
    case .container: self = .bytes(Array(text.bytes))
    case .tooLong: self = .tooLong
    case .string:
      guard let string = text.string else {
        self = .undecodable(.invalidString)
        return
      }
      self.init(string, isMarkedAsBase64: encoding.string?.lowercased() == "base64")
    }
  }

  private init(_ string: String, isMarkedAsBase64: Bool) {
    let text = Array(string.utf8)
    if text.isEmpty {
      self = .empty
    } else if Self.isRedactionMark(string) {
      self = .redacted
    } else if ["1f8b08", #"["1f8b08"#].contains(where: { text.starts(with: $0.utf8) }) {
      self = .undecodable(.compressed)
    } else if isMarkedAsBase64 || Self.isUnmarkedBase64(text), let bytes = Base64.decode(text) {
      self = Self.isCompressed(bytes) ? .undecodable(.compressed) : .bytes(bytes)
    } else {
      // Also what is marked as base64 and is none: ZAP and older versions of Firefox mark plain text.
      self = .bytes(text)
    }
  }

  /// Whether a text that is not marked as base64, as old BrowserMob proxies write it, begins as that of a
  /// JSON text or of a gzip stream: no plain JSON object or array begins with a letter.
  private static func isUnmarkedBase64(_ text: [UInt8]) -> Bool {
    guard let head = Base64.decode(text.prefix(4)), head.count == 3 else { return false }
    let token = head.first { !" \t\r\n".utf8.contains($0) }
    return token == UInt8(ascii: "{") || token == UInt8(ascii: "[") || isCompressed(head)
  }

  /// Whether these bytes are a gzip stream (RFC 1952 section 2.3.1).
  private static func isCompressed(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0x1F, 0x8B, 0x08])
  }

  /// Whether a complete body, or a value out of one, is what a sanitizer leaves in its place, such as
  /// `[text redacted]` (Cloudflare's and Google's har-sanitizer).
  public static func isRedactionMark(_ text: String) -> Bool {
    // No mark is longer than a short line; a longer text only mentions the word.
    text.utf8.count <= 100 && !text.contains("{") && text.lowercased().contains("redacted")
  }
}
