/// The JSON of CircleCI's response, as someone copies it out of the browser: the whole object, some
/// of its members, with or without the braces and the comma behind.
struct PastedResponse {
  let publicKey: String
  /// Nil if there is nothing to compare with.
  let fingerprint: String?
  /// The number of the line on which the key stands, counted from 1.
  let lineNumber: Int

  /// Reads a text; nil if it is no JSON but, as it seems, a key.
  ///
  /// - Throws: `Verification.Refusal.unreadableJSON`.
  init?(_ text: String) throws(Verification.Refusal) {
    let json = Self.trimmed(text[...])
    let member = ["\"public_key\"", "\"public-key\""].lazy
      .compactMap { text.utf8.firstRange(of: $0.utf8) }.first
    // A key line in quotes begins like a member.
    guard let first = json.first, "{[".contains(first) || first == "\"" && member != nil else {
      return nil
    }
    for candidate in [json, "{\(Self.members(json))}"] {
      guard let response = try? CheckoutKeyResponse(body: Array(candidate.utf8)) else { continue }
      publicKey = response.publicKey
      fingerprint = response.fingerprint.flatMap { $0.isEmpty ? nil : $0 }
      lineNumber = text[..<(member?.lowerBound ?? text.startIndex)].count(where: \.isNewline) + 1
      return
    }
    throw .unreadableJSON
  }

  /// What stands between the braces, or would.
  private static func members(_ json: Substring) -> Substring {
    var members = json
    if members.last == "," { members = trimmed(members.dropLast()) }
    if members.first == "{" { members = members.dropFirst() }
    if members.last == "}" { members = members.dropLast() }
    members = trimmed(members)
    return members.last == "," ? members.dropLast() : members
  }

  private static func trimmed(_ text: Substring) -> Substring {
    func isAround(_ character: Character) -> Bool {
      character.isWhitespace || character == "\u{FEFF}"
    }
    let end = text.lastIndex { !isAround($0) }
    return end.map { text[...$0].drop(while: isAround) } ?? ""
  }
}
