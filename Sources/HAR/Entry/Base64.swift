#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Base64 (RFC 4648) as exporters write it: padded or not, wrapped or not, also URL-safe.
enum Base64 {
  /// The decoded bytes, or nil if the text is no base64.
  static func decode(_ text: String) -> [UInt8]? {
    // Foundation takes neither line breaks, nor the URL-safe alphabet, nor missing padding.
    var standard = text.unicodeScalars.filter { !$0.properties.isWhitespace }
      .map { $0 == "-" ? "+" : $0 == "_" ? "/" : $0 }
    let isPadded = standard.last == "="
    while standard.last == "=" { standard.removeLast() }
    // Foundation gives bytes for some texts with padding in the middle.
    if standard.contains("=") || isPadded && standard.isEmpty { return nil }
    // A letter alone holds no byte; macOS 15 takes it.
    if standard.count % 4 == 1 { return nil }
    standard += Array(repeating: "=", count: (4 - standard.count % 4) % 4)
    var padded = String.UnicodeScalarView()
    padded += standard
    return Data(base64Encoded: String(padded)).map { Array($0) }
  }

  /// The decoded bytes if the text is plainly base64 of a JSON object, which old BrowserMob
  /// proxies write without saying so.
  static func decodeUnmarkedObject(_ text: String) -> [UInt8]? {
    // No JSON object begins with a letter, and base64 of `{` or of white space always does.
    guard text.first?.isLetter == true, let bytes = decode(text) else { return nil }
    let isObject = (try? ForeignJSON.decode(AnyObject.self, from: bytes)) != nil
    return isObject ? bytes : nil
  }

  /// Decodes from every JSON object, and from nothing else.
  private struct AnyObject: Decodable {
    init(from decoder: any Decoder) throws {
      _ = try decoder.container(keyedBy: NoKey.self)
    }

    private enum NoKey: CodingKey {}
  }
}
