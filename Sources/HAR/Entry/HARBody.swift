#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

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
  /// `text` is not what `encoding` says.
  case undecodable(Reason)

  /// The longest body that is kept, in bytes as it stands in the capture: 1 MiB.
  ///
  /// Firefox keeps no more of any body (`devtools.netmonitor.responseBodyLimit`).
  public static var maxLength: Int { RawJSON.maxLength }

  /// Why a body's text can't be decoded.
  public enum Reason: String, Equatable, Sendable {
    /// `encoding` says base64, and the text is none.
    case notBase64 = "its text is marked as base64 but is not base64"
    /// The text has a wrong escape sequence, or half a surrogate pair.
    case invalidString = "its text is not a valid JSON string"
    /// `text` is a number, a literal, an object or an array.
    case notText = "its text is not a string"
  }

  /// Reads the three members of `response.content` that matter.
  init(text: RawJSON, encoding: RawJSON, file: RawJSON) {
    switch text.kind {
    case .absent:
      // A name too long to be kept is a name too.
      self = file.kind == .string || file.kind == .tooLong ? .elsewhere : .missing
    case .literal: self = text.isNull ? .null : .undecodable(.notText)
    case .container: self = .undecodable(.notText)
    case .tooLong: self = .tooLong
    case .string:
      guard let string = text.string else {
        self = .undecodable(.invalidString)
        return
      }
      self.init(string, isBase64: encoding.string?.lowercased() == "base64")
    }
  }

  private init(_ text: String, isBase64: Bool) {
    if text.isEmpty {
      self = .empty
    } else if Self.isRedactionMark(text) {
      self = .redacted
    } else if isBase64 {
      self = Base64.decode(text).map { .bytes($0) } ?? .undecodable(.notBase64)
    } else if let object = Base64.decodeUnmarkedObject(text) {
      self = .bytes(object)
    } else {
      self = .bytes(Array(text.utf8))
    }
  }

  /// Whether a whole body, or a value out of one, is what a sanitizer leaves in its place, such as
  /// `[text redacted]` (Cloudflare's and Google's har-sanitizer).
  public static func isRedactionMark(_ text: String) -> Bool {
    // No mark is longer than a short line; a longer text only mentions the word.
    text.utf8.count <= 100 && !text.contains("{") && text.lowercased().contains("redacted")
  }
}
