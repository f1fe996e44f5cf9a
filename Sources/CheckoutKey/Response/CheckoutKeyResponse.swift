import HAR

/// The JSON object with which CircleCI answers a created checkout key.
///
///     {"public_key": "ssh-rsa AAAA… \n", "type": "bitbucket-user-key", "fingerprint": "10:1e:…",
///      "login": null, "preferred": true, "time": "2020-01-03T23:09:45.932Z"}
///
/// API v2 has `created_at` in place of `time`; its documentation writes `public-key` and
/// `created-at`, so both spellings are taken.
struct CheckoutKeyResponse: Equatable {
  let publicKey: String
  let type: String?
  let fingerprint: String?
  let preferred: Bool?
  let createdAt: String?

  /// Reads a response's body.
  init(in body: HARBody) throws(Failure) {
    switch body {
    case .missing: throw .bodyMissing(.missing)
    case .null: throw .bodyMissing(.null)
    case .empty: throw .bodyMissing(.empty)
    case .elsewhere: throw .bodyElsewhere
    case .redacted: throw .bodyRedacted
    case .tooLong: throw .bodyTooLong
    case .undecodable(let reason): throw .bodyUndecodable(reason)
    case .bytes(let bytes): try self.init(body: bytes)
    }
  }

  init(body json: [UInt8]) throws(Failure) {
    let object: JSONObject
    do {
      object = try ForeignJSON.decode(JSONObject.self, from: json)
    } catch DecodingError.typeMismatch, DecodingError.valueNotFound {
      throw .bodyInvalid(.notAnObject)
    } catch is ForeignJSON.NestedTooDeep {
      throw .bodyInvalid(.nestedTooDeep)
    } catch {
      throw .bodyInvalid(.notJSON)
    }
    try self.init(object)
  }

  private init(_ object: JSONObject) throws(Failure) {
    switch object["public_key", "public-key"] {
    case nil: throw .bodyInvalid(.noPublicKey)
    case .text(let text): self.init(object, publicKey: text)
    case .truth, .other: throw .bodyInvalid(.publicKeyIsNoText)
    }
  }

  private init(_ object: JSONObject, publicKey: String) {
    self.publicKey = publicKey
    type = object["type"]?.text
    fingerprint = object["fingerprint"]?.text
    preferred = object["preferred"]?.truth
    createdAt = object["created_at", "created-at", "time"]?.text
  }
}

extension CheckoutKeyResponse {
  /// The user keys in the body of a list; of one that does not show its public half the key is empty,
  /// because it may be the newest, and then no older one must be given.
  ///
  /// API v1.1 answers an array, v2 an object whose `items` is one. Anything else holds none.
  static func userKeys(inList body: HARBody) -> [CheckoutKeyResponse] {
    guard case .bytes(let json) = body else { return [] }
    let items =
      (try? ForeignJSON.decode([Item].self, from: json))
      ?? (try? ForeignJSON.decode(Page.self, from: json))?.items ?? []
    return items.compactMap { item in
      guard let object = item.object, let type = object["type"]?.text.flatMap(ExtractedKey.name),
        type.hasSuffix("user-key")
      else { return nil }
      return (try? CheckoutKeyResponse(object)) ?? CheckoutKeyResponse(object, publicKey: "")
    }
  }

  private struct Page: Decodable {
    let items: [Item]
  }

  /// An element of a list, whatever it is.
  private struct Item: Decodable {
    let object: JSONObject?

    init(from decoder: any Decoder) throws {
      object = try? JSONObject(from: decoder)
    }
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

  private var members: [String: Value] = [:]

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: MemberName.self)
    for name in container.allKeys {
      if let text = try? container.decode(String.self, forKey: name) {
        members[name.stringValue] = .text(text)
      } else if let truth = try? container.decode(Bool.self, forKey: name) {
        members[name.stringValue] = .truth(truth)
      } else {
        members[name.stringValue] = .other
      }
    }
  }

  /// The first of these members that is text or a truth value, or else the first.
  subscript(names: String...) -> Value? {
    let values = names.compactMap { members[$0] }
    return values.first { $0.text != nil || $0.truth != nil } ?? values.first
  }

  private struct MemberName: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}
