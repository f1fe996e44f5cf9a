import HAR

/// What CircleCI says of one key: the JSON object with which it answers a created checkout key, and
/// which it lists for each.
///
///     {"public_key": "ssh-rsa AAAA… \n", "type": "bitbucket-user-key", "fingerprint": "10:1e:…",
///      "login": null, "preferred": true, "time": "2020-01-03T23:09:45.932Z"}
///
/// API v2 has `created_at` in place of `time`; its pages write `public-key` and `created-at`, so both
/// spellings are taken.
struct ResponseBody {
  /// The text of the key, or why there is none.
  let publicKey: Result<String, CheckoutKeyFailure>
  /// `bitbucket-user-key`, `deploy-key` and the like; nil where it is no such word.
  var type: String?
  var fingerprint: String?
  var isPreferred: Bool?
  /// When CircleCI made the key.
  var createdAt: Timestamp?

  /// A body of which nothing can be said.
  init(_ failure: CheckoutKeyFailure) {
    publicKey = .failure(failure)
  }

  /// Reads a response's body.
  init(in body: HARBody) {
    switch body {
    case .missing: self.init(.bodyMissing(.missing))
    case .null: self.init(.bodyMissing(.null))
    case .empty: self.init(.bodyMissing(.empty))
    case .elsewhere: self.init(.bodyElsewhere)
    case .redacted: self.init(.bodyRedacted)
    case .tooLong: self.init(.bodyTooLong)
    case .undecodable(let reason): self.init(.bodyUndecodable(reason))
    case .bytes(let json): self.init(json: json)
    }
  }

  /// Reads JSON.
  init(json: [UInt8]) {
    do throws(HARError) {
      var cursor = try JSONCursor(json)
      let members = try Members(&cursor)
      let value = members == nil ? try cursor.value() : .container
      try cursor.expectEnd()
      // A number or a word alone is JSON too, but mostly a text.
      let isJSON = value == .container || value.string != nil
      self =
        members.map(ResponseBody.init)
        ?? ResponseBody(.bodyInvalid(isJSON ? .notAnObject : .notJSON))
    } catch {
      if case .truncated = error {
        self.init(.bodyInvalid(.cutOff))
      } else {
        self.init(.bodyInvalid(.notJSON))
      }
    }
  }

  init(_ members: Members) {
    publicKey =
      switch members[.publicKey] {
      case _ where members.hasDuplicates: .failure(.bodyInvalid(.duplicateMember))
      case nil: .failure(.bodyInvalid(.noPublicKey))
      case .string(let text): .success(text)
      case .bool, .container, .other: .failure(.bodyInvalid(.publicKeyIsNoText))
      }
    // What says two things says nothing.
    if members.hasDuplicates { return }
    type = members[.type]?.string.flatMap { Self.isTypeName($0) ? $0 : nil }
    fingerprint = members[.fingerprint]?.string
    isPreferred = members[.preferred]?.bool
    createdAt = members[.createdAt]?.string.flatMap(Timestamp.init(parsing:))
  }

  /// Whether a text can be CircleCI's type of a key, as `bitbucket-user-key` is; nothing else is shown.
  private static func isTypeName(_ text: String) -> Bool {
    (1...64).contains(text.utf8.count)
      && text.unicodeScalars.allSatisfy { scalar in
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "-", "_": true
        default: false
        }
      }
  }

  /// Whether CircleCI says that it is a deploy key; of what it does not say so, it may be a user key.
  var isDeployKey: Bool { type == "deploy-key" }
}

extension ResponseBody {
  /// The keys in the body of a list; nil if it is none, or can't be read.
  ///
  /// API v1.1 answers an array, v2 an object whose `items` is one.
  static func keys(inList body: HARBody) -> [ResponseBody]? {
    guard case .bytes(let json) = body else { return nil }
    return keys(inListAsJSON: json)
  }

  static func keys(inListAsJSON json: [UInt8]) -> [ResponseBody]? {
    do throws(HARError) {
      var cursor = try JSONCursor(json)
      var keys = try keys(inArray: &cursor)
      if keys == nil { keys = try self.keys(inPage: &cursor) }
      try cursor.expectEnd()
      return keys
    } catch {
      return nil
    }
  }

  private static func keys(inPage cursor: inout JSONCursor) throws(HARError) -> [ResponseBody]? {
    guard try cursor.enterObject() else { return nil }
    var items: [[ResponseBody]?] = []
    while let name = try cursor.nextMemberName() {
      if name == "items" {
        try items.append(keys(inArray: &cursor))
      } else {
        try cursor.skipValue()
      }
    }
    return items.count == 1 ? items[0] : nil
  }

  private static func keys(inArray cursor: inout JSONCursor) throws(HARError) -> [ResponseBody]? {
    guard try cursor.enterArray() else { return nil }
    var keys: [ResponseBody] = []
    while try cursor.nextElement() {
      guard let members = try Members(&cursor), !members.hasDuplicates else { return nil }
      keys.append(ResponseBody(members))
    }
    return keys
  }

  /// The members of a JSON object that say something of a key.
  struct Members {
    /// What is read, whatever its name is there.
    enum Meaning: String {
      case publicKey = "public_key"
      case createdAt = "created_at"
      case type, fingerprint, preferred

      init?(_ name: String) {
        switch name {
        case "public-key": self = .publicKey
        case "created-at", "time": self = .createdAt
        default: self.init(rawValue: name)
        }
      }
    }

    private var values: [Meaning: JSONValue] = [:]
    /// Whether two members mean the same: readers differ on which one counts (RFC 8259 section 4).
    private(set) var hasDuplicates = false

    init() {}

    /// Reads the object that stands next; nil, and nothing has moved, if it is none.
    init?(_ cursor: inout JSONCursor) throws(HARError) {
      guard try cursor.enterObject() else { return nil }
      while let name = try cursor.nextMemberName() {
        if let meaning = Meaning(name) {
          insert(try cursor.value(), as: meaning)
        } else {
          try cursor.skipValue()
        }
      }
    }

    mutating func insert(_ value: JSONValue, as meaning: Meaning) {
      if values.updateValue(value, forKey: meaning) != nil { hasDuplicates = true }
    }

    subscript(meaning: Meaning) -> JSONValue? { values[meaning] }
  }
}
