/// The JSON of CircleCI's response, as someone copies it out of the browser: the object of one key, some of
/// its members, with or without the braces and the comma behind, or a list of keys.
struct PastedResponse {
  /// What is said of each key, and the number of the line on which it stands, counted from 1.
  let keys: [(body: ResponseBody, line: Int)]

  /// Reads a text; nil if it is no JSON but, as it seems, a key.
  ///
  /// - Throws: `Verification.Refusal.unreadableJSON`.
  init?(_ text: String) throws(Verification.Refusal) {
    let json = Self.trimmed(text[...])
    let members = ["\"public_key\"", "\"public-key\""].flatMap { name in
      text.utf8.ranges(of: name.utf8).map(\.lowerBound)
    }.sorted()
    // A key line in quotes begins like a member.
    guard let first = json.first, "{[".contains(first) || first == "\"" && !members.isEmpty else {
      return nil
    }
    let bodies = Self.bodies(json)
    if bodies.isEmpty { throw .unreadableJSON }
    keys = bodies.enumerated().map { index, body in
      let start = members.indices.contains(index) ? members[index] : text.startIndex
      return (body, text[..<start].count(where: \.isNewline) + 1)
    }
  }

  private static func bodies(_ json: Substring) -> [ResponseBody] {
    for candidate in [json, "{\(Self.members(json))}"] {
      let body = ResponseBody(json: Array(candidate.utf8))
      switch body.publicKey {
      case .success, .failure(.bodyInvalid(.duplicateMember)): return [body]
      case .failure: continue
      }
    }
    return ResponseBody.keys(inListAsJSON: Array(json.utf8)) ?? []
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
