import Foundation
import HAR

/// An independent judge: Foundation's whole-document parser, which shares no code with the reader.
enum JSONJudge {
  /// The entries that have a URL, as a reader that wants them all should report them.
  ///
  /// - Throws: if Foundation does not take the capture for JSON, or it is no archive.
  static func entries(of capture: [UInt8]) throws -> [HAREntry] {
    let json = withoutLoneSurrogates(withoutCall(capture))
    let root = try JSONSerialization.jsonObject(with: json)
    guard let root = root as? [String: Any], let log = root["log"] as? [String: Any],
      let elements = log["entries"] as? [Any]
    else { throw NoArchive() }
    return elements.enumerated().compactMap { index, element in
      guard let entry = element as? [String: Any], let request = entry["request"] as? [String: Any],
        let url = request["url"] as? String
      else { return nil }
      let response = entry["response"] as? [String: Any] ?? [:]
      return HAREntry(
        index: index, startedDateTime: entry["startedDateTime"] as? String,
        method: request["method"] as? String, url: url, status: status(response["status"]),
        isFetchedViaServiceWorker: response["_fetchedViaServiceWorker"] as? Bool ?? false,
        body: body(response["content"] as? [String: Any] ?? [:]))
    }
  }

  struct NoArchive: Error {}

  /// Takes Firefox's `onInputData(…);` away.
  private static func withoutCall(_ capture: [UInt8]) -> ArraySlice<UInt8> {
    guard capture.starts(with: Array("onInputData(".utf8)),
      let first = capture.firstIndex(of: UInt8(ascii: "{")),
      let last = capture.lastIndex(of: UInt8(ascii: "}"))
    else { return capture[...] }
    return capture[first...last]
  }

  /// Puts a private character for every escaped surrogate without a partner: Foundation rejects a
  /// whole document for one of them, and mitmproxy writes them for bytes that are not UTF-8.
  private static func withoutLoneSurrogates(_ capture: ArraySlice<UInt8>) -> Data {
    guard let text = String(bytes: capture, encoding: .utf8) else { return Data(capture) }
    let escape = /\\(?:u[dD][89abAB]..\\u[dD][c-fC-F]..|(?<lone>u[dD][89a-fA-F]..)|.)/
    let marked = text.replacing(escape) { $0.output.lone == nil ? $0.output.0 : "\(loneSurrogate)" }
    return Data(marked.utf8)
  }

  private static let loneSurrogate: Character = "\u{E000}"

  private static func status(_ value: Any?) -> Int? {
    guard let number = value as? NSNumber else {
      return (value as? String).flatMap(Int.init)
    }
    return Int(exactly: number.doubleValue)
  }

  private static func body(_ content: [String: Any]) -> HARBody {
    guard let value = content["text"] else {
      return content["_file"] is String ? .elsewhere : .missing
    }
    if value is NSNull { return .null }
    guard let text = value as? String else { return .undecodable(.notText) }
    if text.isEmpty { return .empty }
    if text.contains(loneSurrogate) { return .undecodable(.invalidString) }
    guard (content["encoding"] as? String)?.lowercased() == "base64" else {
      return .bytes(Array(text.utf8))
    }
    return .bytes(Data(base64Encoded: text).map { Array($0) } ?? Array(text.utf8))
  }
}
