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
  public let result: Result<Verification, Verification.Refusal>

  /// Checks a text key by key.
  ///
  /// A line that begins with a key type begins a key; what follows belongs to it, so that a key that
  /// was folded is one, cleaned. The JSON of CircleCI's response is one key, that of a list each of its keys. What is nothing but one
  /// thing as a whole (a capture, a private key) is one refusal: of such a text no line is looked at.
  ///
  /// - Parameter text: as read; what is longer than 1 MiB is refused, so that a reader may stop there.
  /// - Returns: one line at least.
  public static func lines(of text: String) -> [VerifiedLine] {
    do throws(Verification.Refusal) {
      try Verification.refuseWhole(text)
      if let response = try PastedResponse(text) {
        return response.keys.map { body, line in
          VerifiedLine(line) { () throws(Verification.Refusal) in try Verification(body) }
        }
      }
    } catch {
      return [VerifiedLine(1) { () throws(Verification.Refusal) in throw error }]
    }
    let pieces = KeyLines.pieces(of: text)
    // White space around a single key is part of what is about to be pasted.
    guard pieces.count > 1 else { return [VerifiedLine(pieces.first?.number ?? 1, cleaning: text)] }
    var lines: [VerifiedLine] = []
    for piece in pieces {
      let line = VerifiedLine(piece.number, cleaning: Self.withoutLineBreaks(piece.text))
      if case .failure(.key(.notWhole(.privateKey))) = line.result { return [line] }
      lines.append(line)
    }
    return lines
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
      throw .key(.notWhole(error))
    }
    if isCapture(text) { throw .capture }
    if text.utf8.count > maxLength { throw .tooLong }
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
