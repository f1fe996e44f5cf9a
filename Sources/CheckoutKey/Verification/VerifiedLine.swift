import HAR
import SSHKey

/// What one line of a pasted text is, once it is checked.
///
///     for line in VerifiedLine.lines(of: text) {
///       switch line.result {
///       case .success(let key): print(line.number, key.isPasteable ? "fine" : key.key.line)
///       case .failure(let refusal): print(line.number, refusal)
///       }
///     }
public struct VerifiedLine: Sendable {
  /// The number of the line on which the key begins, counted from 1.
  public let number: Int
  /// The key, or why there is none.
  public private(set) var result: Result<Verification, Verification.Refusal>

  /// Checks the text of a file.
  ///
  /// UTF-16, which Windows PowerShell's `>` makes, is read as `extract` reads it, and is something that
  /// was cleaned. The end of the last line is not.
  ///
  /// - Parameter bytes: as read; what is longer than 1 MiB is refused, so that a reader may stop there.
  /// - Returns: one line at least.
  public static func lines(of bytes: [UInt8]) -> [VerifiedLine] {
    let isTooLong = bytes.count > Verification.maxLength
    guard case .utf16(let order, let markLength) = TextEncoding(detectedIn: bytes) else {
      return lines(of: withoutLineEnd(String(decoding: bytes, as: UTF8.self)), isCut: isTooLong)
    }
    let units = stride(from: markLength, to: bytes.count - 1, by: 2).map { index in
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      return order == .bigEndian ? first << 8 | second : second << 8 | first
    }
    var lines = lines(of: withoutLineEnd(String(decoding: units, as: UTF16.self)), isCut: isTooLong)
    for index in lines.indices {
      lines[index].result = lines[index].result.map { verification in
        var verification = verification
        verification.noteUTF16()
        return verification
      }
    }
    return lines
  }

  /// Checks a text key by key.
  ///
  /// A line that begins with a key type begins a key; what follows belongs to it, so that a key that
  /// was folded is one, cleaned. JSON has a key, or each of a list. What is nothing but one thing as a
  /// whole (a capture, a private key) is one refusal: of such a text no line is looked at.
  ///
  /// - Parameter text: what is longer than 1 MiB is refused.
  /// - Returns: one line at least.
  public static func lines(of text: String) -> [VerifiedLine] { lines(of: text, isCut: false) }

  private static func lines(of text: String, isCut: Bool) -> [VerifiedLine] {
    do throws(Verification.Refusal) {
      try Verification.refuseWhole(text)
      if isCut { throw .tooLong }
      if let response = try PastedResponse(text) {
        return response.keys.map { key, line in
          VerifiedLine(line) { () throws(Verification.Refusal) in
            switch key {
            case .response(let body): try Verification(body, outOf: response.surroundings)
            case .line(let line): try Verification(cleaning: line, outOf: response.surroundings)
            case .unreadable: throw .unreadableJSON
            }
          }
        }
      }
    } catch {
      return [VerifiedLine(1) { () throws(Verification.Refusal) in throw error }]
    }
    let pieces = KeyLines.pieces(of: text)
    var lines: [VerifiedLine] = []
    for piece in pieces {
      if isUTF16(piece.text) {
        return lines + [
          VerifiedLine(piece.number) { () throws(Verification.Refusal) in throw .mixedEncodings }
        ]
      }
      // White space around a single key is part of what is about to be pasted.
      let line = VerifiedLine(
        piece.number,
        cleaning: pieces.count == 1 ? text : Self.withoutLineBreaks(piece.text))
      if case .failure(.key(.notComplete(.privateKey))) = line.result { return [line] }
      lines.append(line)
    }
    // There may be quotes and nothing in them, or any other text.
    if lines.isEmpty { return [VerifiedLine(1, cleaning: text)] }
    return lines.allSatisfy(\.isOtherText) ? [lines[0]] : lines
  }

  /// Whether nothing in the line is like a key.
  private var isOtherText: Bool {
    if case .failure(.key(.notComplete(.notAPublicKey))) = result { true } else { false }
  }

  /// Whether a line is UTF-16 that was read as UTF-8: half of it is zeros.
  private static func isUTF16(_ line: Substring) -> Bool {
    let zeros = line.utf8.count { $0 == 0 }
    return zeros > 4 && abs(line.utf8.count - 2 * zeros) <= 3
  }

  /// A file's last line ends like every other; that is nothing to be cleaned.
  private static func withoutLineEnd(_ text: String) -> String {
    text.last?.isNewline == true ? String(text.dropLast()) : text
  }

  private init(_ number: Int, _ verify: () throws(Verification.Refusal) -> Verification) {
    self.number = number
    result = Result { () throws(Verification.Refusal) in try verify() }
  }

  /// A line without the empty ones behind it, which are nothing that would be pasted with it.
  private static func withoutLineBreaks(_ piece: some StringProtocol) -> String {
    var text = String(piece)
    while text.last?.isNewline == true { text.removeLast() }
    return text
  }

  private init(_ number: Int, cleaning text: String) {
    self.init(number) { () throws(Verification.Refusal) in try Verification(cleaning: text) }
  }
}

extension Verification {
  /// The longest text that is looked at, in bytes.
  package static let maxLength = 1 << 20

  /// Refuses what is no key as a whole, whatever its lines are.
  static func refuseWhole(_ text: String) throws(Refusal) {
    do throws(PublicKeyError) {
      try KeyMaterial.refuseOtherFormats(text)
    } catch {
      throw .key(.notComplete(error))
    }
    if isCapture(text) { throw .capture }
    if text.utf8.count > maxLength { throw .tooLong }
    if text.allSatisfy({ $0.isWhitespace || $0 == "\u{FEFF}" }) { throw .empty }
  }

  /// Whether a text begins as a HTTP Archive, also behind a comment or JSONP's call: its one member
  /// `log` is an object.
  private static func isCapture(_ text: String) -> Bool {
    let head = text.utf8.prefix(4096)
    guard let log = head.firstRange(of: "\"log\"".utf8) else { return false }
    let white = Set(" \t\r\n".utf8)
    return head[log.upperBound...].lazy.filter { !white.contains($0) }.starts(with: ":{".utf8)
  }
}
