import Foundation
import HAR

/// What Foundation takes for an archive, the reader takes for the same one.
func checkFoundation(_ capture: [UInt8], _ reading: Reading) {
  // With a NUL in it, Foundation may take it for UTF-16 or 32, or for a text that ends there; and it
  // drops byte-order marks out of strings.
  guard !capture.contains(0), !capture.dropFirst(3).contains([0xEF, 0xBB, 0xBF]),
    let root = try? JSONSerialization.jsonObject(with: Data(capture)) as? [String: Any],
    let log = root["log"] as? [String: Any], let elements = log["entries"] as? [Any]
  else { return }
  switch reading.ending {
  // Foundation lets a comma stand before an end.
  case .failed(.malformed(.expected, _)) where hasCommaBeforeEnd(capture): return
  // Foundation takes the last of two members.
  case .failed(.malformed(.duplicate, _)): return
  default: break
  }
  expect(reading.ending == .complete, "what Foundation reads to its end, the reader does")
  expect(reading.entryCount == elements.count, "as many entries")
  let judged = elements.enumerated().compactMap { index, element -> JudgedEntry? in
    let judged = JudgedEntry(index: index, element: element as? [String: Any] ?? [:])
    return judged.url == nil ? nil : judged
  }
  expect(judged.count == reading.entries.count, "as many entries with a URL")
  for (judged, entry) in zip(judged, reading.entries) { judged.check(entry) }
}

private func hasCommaBeforeEnd(_ capture: [UInt8]) -> Bool {
  let tokens = capture.filter { !" \t\r\n".utf8.contains($0) }
  return zip(tokens, tokens.dropFirst()).contains { token, next in
    token == UInt8(ascii: ",") && "]}".utf8.contains(next)
  }
}

/// An element of `log.entries`.
private struct JudgedEntry {
  let index: Int
  let element: [String: Any]

  var request: [String: Any] { element["request"] as? [String: Any] ?? [:] }
  var url: String? { request["url"] as? String }

  func check(_ entry: HAREntry) {
    let response = element["response"] as? [String: Any] ?? [:]
    expect(entry.index == index, "the same index")
    expect(entry.url.utf8.elementsEqual((url ?? "").utf8), "the same URL")
    expect(agrees(entry.method, request["method"]), "the same method")
    expect(agrees(entry.startedDateTime, element["startedDateTime"]), "the same time")
    expect(
      entry.isFetchedViaServiceWorker == isTrue(response["_fetchedViaServiceWorker"]),
      "the same service worker")
    if let status = response["status"], let number = status as? NSNumber, !isBool(number) {
      // Foundation's decoder, which the reader asks, refuses 0e1; no status is 0 too.
      let judged = Int(exactly: number.doubleValue)
      expect((entry.status ?? 0) == (judged ?? 0) || entry.status == nil, "the same status")
    } else if !(response["status"] is String) {
      expect(entry.status == nil, "no status")
    }
    checkBody(entry.body, response["content"] as? [String: Any] ?? [:])
  }

  /// Of a text that is longer than a line, nothing is kept; an escape has up to six characters.
  private func agrees(_ kept: String?, _ value: Any?) -> Bool {
    guard let text = value as? String else { return kept == nil }
    return kept == text || kept == nil && text.utf8.count > 4096 / 6
  }

  private func isBool(_ number: NSNumber) -> Bool { String(cString: number.objCType) == "c" }

  private func isTrue(_ value: Any?) -> Bool {
    (value as? NSNumber).map { isBool($0) && $0.boolValue } ?? false
  }

  private func checkBody(_ body: HARBody, _ content: [String: Any]) {
    let text = content["text"] as? String
    switch body {
    case .missing: expect(content["text"] == nil, "no text")
    case .elsewhere:
      expect(content["text"] == nil, "no text here")
      expect(content["_file"] is String || content["_sha1"] is String, "a file's name")
    case .null: expect(content["text"] is NSNull, "null")
    case .empty: expect(text == "", "an empty text")
    case .redacted: expect(text?.lowercased().contains("redacted") == true, "a redaction mark")
    case .undecodable(.notText):
      expect(text == nil && content["text"] != nil && !(content["text"] is NSNull), "no text")
    case .undecodable(.compressed): expect(text?.isEmpty == false, "a text that is compressed")
    case .undecodable(.invalidString): expect(false, "Foundation could decode it")
    case .tooLong: expect((text?.utf8.count ?? 0) > HARBody.maxLength / 6, "a long text")
    case .bytes(let bytes):
      // An object or array is the body as it stands.
      if content["text"] is [Any] || content["text"] is [String: Any] { return }
      let isPlain = text.map { bytes.elementsEqual($0.utf8) } == true
      let isBase64 = letters(text) == letters(Data(bytes).base64EncodedString())
      expect(isPlain || isBase64, "the same body")
    }
  }

  /// The letters of base64 without the last one, which may have stray bits.
  private func letters(_ base64: String?) -> Substring? {
    base64?.replacing("-", with: "+").replacing("_", with: "/").filter {
      $0 != "=" && !$0.isWhitespace
    }.dropLast()
  }
}
