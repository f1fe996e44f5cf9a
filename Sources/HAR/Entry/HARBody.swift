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

  /// The longest body that is kept, in bytes as it stands in the archive: 1 MiB.
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
    case .string: self.init(text, isMarkedAsBase64: encoding.string?.lowercased() == "base64")
    }
  }

  private init(_ text: RawJSON, isMarkedAsBase64: Bool) {
    // Base64 has no escapes but `\/` and line breaks, so it mostly stands there as it is.
    let letters = text.isEscaped ? text.string.map { ContiguousArray($0.utf8) } : text.bytes
    guard let letters else {
      self = .undecodable(.invalidString)
      return
    }
    if letters.isEmpty {
      self = .empty
    } else if letters.count <= Self.maxMarkLength,
      Self.isRedactionMark(String(decoding: letters, as: UTF8.self))
    {
      self = .redacted
    } else if Self.isCompressedHex(letters) {
      self = .undecodable(.compressed)
    } else if isMarkedAsBase64 || Self.isUnmarkedBase64(letters),
      let bytes = Base64.decode(letters)
    {
      self = Self.isCompressed(bytes) ? .undecodable(.compressed) : .bytes(bytes)
    } else {
      // Also what is marked as base64 and is none: ZAP and older versions of Firefox mark plain text.
      self = .bytes(Self.isASCII(letters) ? Array(letters) : Self.repaired(letters))
    }
  }

  /// Puts U+FFFD for what is no UTF-8.
  private static func repaired(_ text: ContiguousArray<UInt8>) -> [UInt8] {
    Array(String(decoding: text, as: UTF8.self).utf8)
  }

  private static func isASCII(_ text: ContiguousArray<UInt8>) -> Bool {
    var all: UInt8 = 0
    // Without a way out the compiler takes many bytes at once.
    for byte in text { all |= byte }
    return all < 0x80
  }

  /// Whether a text that is not marked as base64, as old BrowserMob proxies write it, begins as that of a
  /// JSON text or of a gzip stream: no plain JSON object or array begins with a letter.
  private static func isUnmarkedBase64(_ text: ContiguousArray<UInt8>) -> Bool {
    let letters = text.lazy.filter { !" \t\r\n".utf8.contains($0) }.prefix(64)
    guard let head = Base64.decode(ContiguousArray(letters)), head.count >= 3 else { return false }
    let beginning = head.starts(with: [0xEF, 0xBB, 0xBF]) ? head.dropFirst(3) : head[...]
    let token = beginning.first { !" \t\r\n".utf8.contains($0) }
    return token == UInt8(ascii: "{") || token == UInt8(ascii: "[") || isCompressed(head)
  }

  /// Whether a text is a gzip stream as hex, or as an array of pieces of it.
  private static func isCompressedHex(_ text: ContiguousArray<UInt8>) -> Bool {
    let digits = text.prefix(16).filter { !#"[" "#.utf8.contains($0) }.map { $0 | 0x20 }
    return digits.starts(with: "1f8b08".utf8)
  }

  /// Whether these bytes are a gzip stream (RFC 1952 section 2.3.1).
  private static func isCompressed(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0x1F, 0x8B, 0x08])
  }

  /// No mark is longer than a short line; a longer text only mentions the word.
  static let maxMarkLength = 100

  /// Whether a complete body, or another value, is what a sanitizer leaves in its place, such as
  /// `[text redacted]` or `***`.
  public static func isRedactionMark(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count <= maxMarkLength, !bytes.contains(UInt8(ascii: "{")) else { return false }
    if bytes.contains(UInt8(ascii: "*")), bytes.allSatisfy(" \t\r\n*".utf8.contains) { return true }
    // Capitals differ from small letters in this bit.
    let letters = bytes.map { $0 | 0x20 }
    return letters.indices.contains { letters[$0...].starts(with: "redacted".utf8) }
  }
}
