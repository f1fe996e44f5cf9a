import HAR

/// The JSON that people paste in place of a key line: CircleCI's response or some of its members, a list of
/// keys, our own records, a body for Bitbucket, or the same as a browser's panel shows it.
struct PastedResponse {
  /// A key in it, and the number of the line on which it stands, counted from 1.
  let keys: [(key: Key, line: Int)]
  /// What is around each key, in words.
  let surroundings: String

  /// What a text says of one key.
  enum Key {
    /// What CircleCI says of it.
    case response(ResponseBody)
    /// The key line alone, as bodies for Bitbucket have it.
    case line(String)
    /// Nothing that can be read.
    case unreadable
  }

  /// Reads a text; nil if it is no JSON but, as it seems, a key.
  ///
  /// - Throws: `Verification.Refusal.unreadableJSON`.
  init?(_ text: String) throws(Verification.Refusal) {
    let json = Self.trimmed(text[...])
    let lines = DisplayedMembers.linesOfKeys(in: text)
    let isJSON = json.first.map("{[".contains) ?? false
    guard isJSON || !lines.isEmpty else { return nil }
    let found: [Key]
    if let keys = Self.keys(inLines: text) {
      (self.keys, surroundings) = (keys, Self.json)
      return
    } else if let keys = Self.keys(inJSON: json) ?? Self.keys(inJSON: "{\(Self.members(json))}") {
      (found, surroundings) = (keys, Self.json)
    } else {
      found = DisplayedMembers.objects(in: json).compactMap(Self.keys(inJSON:)).flatMap { $0 }
      surroundings = "a member name before the key"
    }
    if found.isEmpty {
      // A line that only begins like a member may be anything.
      if !isJSON && json.first != "\"" { return nil }
      throw .unreadableJSON
    }
    keys = found.enumerated().map { ($1, lines.count == found.count ? lines[$0] : 1) }
  }

  private static let json = "JSON around the key"

  // MARK: - The forms of JSON

  private static func keys(inJSON json: some StringProtocol) -> [Key]? {
    guard let objects = try? PastedObject.objects(of: Array(json.utf8)) else { return nil }
    let keys = objects.compactMap { object in
      object.key ?? (objects.count > 1 ? .response(object.response) : nil)
    }
    return keys.isEmpty ? nil : keys
  }

  /// The keys of NDJSON: an object on each line.
  private static func keys(inLines text: String) -> [(key: Key, line: Int)]? {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .map(trimmed).enumerated().filter { !$1.isEmpty }
    guard lines.count > 1, lines.allSatisfy({ $1.first == "{" && $1.last == "}" }) else {
      return nil
    }
    return lines.flatMap { index, line in
      (keys(inJSON: line) ?? [.unreadable]).map { ($0, index + 1) }
    }
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

/// An object that may say something of a key, whoever wrote it.
private struct PastedObject {
  /// What it says under CircleCI's names, or those of our own records.
  private var members = ResponseBody.Members()
  /// The key line under Bitbucket's names: Cloud's `key`, or Data Center's `text` in a `key`.
  private var lines: [JSONValue] = []
  /// The value of `items`, where that is an array of objects.
  private var items: [[PastedObject]] = []

  /// Reads a whole text: an object, an array of them, or an object whose `items` are one.
  static func objects(of json: [UInt8]) throws(HARError) -> [PastedObject] {
    var cursor = try JSONCursor(json)
    var objects = try array(&cursor)
    if objects == nil, let object = try PastedObject(&cursor, mayHaveItems: true) {
      objects = object.items.first ?? [object]
    }
    try cursor.expectEnd()
    return objects ?? []
  }

  /// Reads the objects of the array that stands next; nil, and nothing has moved, if it is none.
  private static func array(_ cursor: inout JSONCursor) throws(HARError) -> [PastedObject]? {
    guard try cursor.enterArray() else { return nil }
    var objects: [PastedObject] = []
    while try cursor.nextElement() {
      if let object = try PastedObject(&cursor, mayHaveItems: false) {
        objects.append(object)
      } else {
        try cursor.skipValue()
      }
    }
    return objects
  }

  private init?(_ cursor: inout JSONCursor, mayHaveItems: Bool) throws(HARError) {
    guard try cursor.enterObject() else { return nil }
    while let name = try cursor.nextMemberName() {
      switch name {
      case "key": try readLine(&cursor)
      case "checkout_key_type": members.insert(try cursor.value(), as: .type)
      case "fingerprint_md5": members.insert(try cursor.value(), as: .fingerprint)
      case "items" where mayHaveItems:
        if let array = try Self.array(&cursor) {
          items.append(array)
        } else {
          try cursor.skipValue()
        }
      default:
        if let meaning = ResponseBody.Members.Meaning(name) {
          members.insert(try cursor.value(), as: meaning)
        } else {
          try cursor.skipValue()
        }
      }
    }
  }

  private mutating func readLine(_ cursor: inout JSONCursor) throws(HARError) {
    guard try cursor.enterObject() else { return lines.append(try cursor.value()) }
    while let name = try cursor.nextMemberName() {
      if name == "text" { lines.append(try cursor.value()) } else { try cursor.skipValue() }
    }
  }

  /// What it says of a key; nil if that is nothing.
  var key: PastedResponse.Key? {
    if members.hasDuplicates || lines.count > 1 || items.count > 1 {
      return .response(ResponseBody(.bodyInvalid(.duplicateMember)))
    }
    if members[.publicKey]?.string != nil { return .response(response) }
    return lines.first?.string.map(PastedResponse.Key.line)
  }

  var response: ResponseBody { ResponseBody(members) }
}
