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
    let bytes = Array(json.utf8)
    func decoded<Value: Decodable>(_ type: Value.Type, _ levels: Set<Int>) throws -> Value? {
      do {
        return try ForeignJSON.decode(type, from: bytes, levels: levels) {
          PastedObject.names.contains($0) ? $0 : nil
        }
      } catch let error as ForeignJSON.DuplicateMember {
        throw error
      } catch {
        return nil
      }
    }
    do {
      let items =
        try decoded(PastedObject.Page.self, [1, 3])?.items ?? decoded([PastedObject].self, [2, 3])
      let objects = try items ?? decoded(PastedObject.self, [1, 2]).map { [$0] } ?? []
      let isList = objects.count > 1
      let keys = objects.compactMap { object in
        object.key ?? (isList ? .response(object.response) : nil)
      }
      return keys.isEmpty ? nil : keys
    } catch {
      return [.response(ResponseBody(.bodyInvalid(.duplicateMember)))]
    }
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
private struct PastedObject: Decodable {
  /// CircleCI's names, those of our own records, and Bitbucket's: Cloud's `key`, Data Center's `key.text`.
  static let names: Set<String> = [
    "public_key", "public-key", "type", "fingerprint", "preferred", "created_at", "created-at",
    "time", "checkout_key_type", "fingerprint_md5", "key", "text",
  ]

  private var texts: [String: String] = [:]
  /// Values that are no text, as JSON.
  private var others: [String: String] = [:]

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: MemberName.self)
    for name in container.allKeys where Self.names.contains(name.stringValue) {
      if let text = try? container.decode(String.self, forKey: name) {
        texts[name.stringValue] = text
      } else if name.stringValue == "key",
        let key = try? container.decode(PastedObject.self, forKey: name)
      {
        texts["key"] = key.texts["text"]
      } else {
        let truth = try? container.decode(Bool.self, forKey: name)
        others[name.stringValue] = truth.map { "\($0)" } ?? "null"
      }
    }
  }

  /// The key; nil if there is none in it.
  var key: PastedResponse.Key? {
    if texts["public_key"] != nil || texts["public-key"] != nil { return .response(response) }
    return texts["key"].map(PastedResponse.Key.line)
  }

  /// The response that CircleCI gave, also where a record of our own repeats it.
  var response: ResponseBody {
    var texts = texts
    texts["type"] = texts["type"] ?? texts["checkout_key_type"]
    texts["fingerprint"] = texts["fingerprint"] ?? texts["fingerprint_md5"]
    let members = texts.mapValues(JSONText.string).merging(others) { text, _ in text }
    return ResponseBody(json: Array(JSONText.object(members.map { ($0, $1) }).utf8))
  }

  struct Page: Decodable {
    let items: [PastedObject]
  }

  private struct MemberName: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}
