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
    do {
      self.init(
        try ForeignJSON.decode(
          JSONObject.self, from: json, levels: [1], meaning: Member.meaning))
    } catch DecodingError.typeMismatch, DecodingError.valueNotFound {
      self.init(.bodyInvalid(.notAnObject))
    } catch is ForeignJSON.NestedTooDeep {
      self.init(.bodyInvalid(.nestedTooDeep))
    } catch is ForeignJSON.DuplicateMember {
      self.init(.bodyInvalid(.duplicateMember))
    } catch is ForeignJSON.CutOff {
      self.init(.bodyInvalid(.cutOff))
    } catch {
      self.init(.bodyInvalid(.notJSON))
    }
  }

  fileprivate init(_ object: JSONObject) {
    switch object[.publicKey] {
    case nil: publicKey = .failure(.bodyInvalid(.noPublicKey))
    case .text(let text): publicKey = .success(text)
    case .truth, .other: publicKey = .failure(.bodyInvalid(.publicKeyIsNoText))
    }
    type = object[.type]?.text.flatMap { Self.isTypeName($0) ? $0 : nil }
    fingerprint = object[.fingerprint]?.text
    isPreferred = object[.preferred]?.truth
    createdAt = object[.createdAt]?.text.flatMap(Timestamp.init(parsing:))
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
    let items =
      (try? ForeignJSON.decode(
        [JSONObject].self, from: json, levels: [2], meaning: Member.meaning))
      ?? (try? ForeignJSON.decode(
        Page.self, from: json, levels: [1, 3], meaning: Member.meaning))?.items
    return items?.map(ResponseBody.init)
  }

  private struct Page: Decodable {
    let items: [JSONObject]
  }

  /// What is read of a body, whatever its name is there.
  fileprivate enum Member: String {
    case publicKey = "public_key"
    case createdAt = "created_at"
    case type, fingerprint, preferred, items

    init?(_ name: String) {
      switch name {
      case "public-key": self = .publicKey
      case "created-at", "time": self = .createdAt
      default: self.init(rawValue: name)
      }
    }

    /// What a name means, which no other name in its object may mean too.
    static func meaning(_ name: String) -> String? { Member(name)?.rawValue }
  }
}

/// The members of a JSON object, as far as a response's members are of use.
private struct JSONObject: Decodable {
  enum Value {
    case text(String)
    case truth(Bool)
    case other

    var text: String? {
      if case .text(let text) = self { text } else { nil }
    }

    var truth: Bool? {
      if case .truth(let truth) = self { truth } else { nil }
    }
  }

  private var members: [ResponseBody.Member: Value] = [:]

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: MemberName.self)
    for name in container.allKeys {
      guard let member = ResponseBody.Member(name.stringValue) else { continue }
      if let text = try? container.decode(String.self, forKey: name) {
        members[member] = .text(text)
      } else if let truth = try? container.decode(Bool.self, forKey: name) {
        members[member] = .truth(truth)
      } else {
        members[member] = .other
      }
    }
  }

  subscript(member: ResponseBody.Member) -> Value? { members[member] }

  private struct MemberName: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}
