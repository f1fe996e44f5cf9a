import Foundation
import SSHKey
import TestSupport

/// One entry of a capture, drawn from what exporters, proxies and attackers write, with what is meant by
/// it: so the rules can be written once more without reading anything.
struct DrawnEntry {
  /// A request's URL, and what the contract says of it.
  struct Address {
    let text: String
    /// Whose key it is about; nil if the request does not count.
    var owner: String?
    var isCircleCI = true
    /// Another one that is the same URL, spelled otherwise; empty where the host can't be told.
    var twin: String?

    var hasName: Bool { owner?.contains("/") != false }

    /// Equal for two that are the same URL; nil where nobody knows.
    var site: String? { twin == "" ? nil : twin ?? text }
  }

  /// A time as it is written, and which of two is later; without a rank it is none.
  typealias Time = (text: String?, rank: Int?)

  /// What CircleCI says of one key.
  struct Item {
    /// The number of the key; nil if there is no usable one.
    var key: Int?
    /// The JSON value of `public_key`; nil if there is no such member.
    var value: String?
    var fingerprint: String?
    var type: String?
    var preferred: Bool?
    var created = DrawnEntry.creations[0]

    var isDeployKey: Bool { type == "deploy-key" }
  }

  enum Body {
    /// No text, in one of three spellings.
    case none(String)
    case one(Item)
    case list([Item])
    /// Something else.
    case broken(String)
  }

  var address: Address
  var query = ""
  var method: String? = "POST"
  var status = 201
  var time: Time
  var isPages = false
  var body: Body

  var isFurtherPage: Bool { query.contains("page-token") }

  var hasBody: Bool { if case .none = body { false } else { true } }

  /// The one key that a click's response says something of.
  var item: Item? { if case .one(let item) = body { item } else { nil } }

  /// The page's entry of the same exchange.
  func pageSide(_ nothing: Body, at address: Address) -> DrawnEntry {
    var page = self
    (page.isPages, page.body, page.address) = (true, nothing, address)
    return page
  }
}

// MARK: - What is drawn

extension DrawnEntry {
  private static let path = "/api/v1.1/project/bitbucket/acme/a/checkout-key"
  private static let escaped = "/api/v1.1/project/bitbucket/acme/a%2Fcheckout%2Dkey"
  private static let (own, app) = ("https://circleci.com", "https://app.circleci.com.")
  private static let (a, b) = ("bitbucket/acme/a", "bitbucket/acme/b")

  static let addresses: [Address] = [
    Address(text: own + path, owner: a), Address(text: "\(own):80\(path)", owner: a),
    Address(text: "https://CircleCI.com.:443\(escaped)", owner: a, twin: own + path),
    Address(text: "\(app)/api/v2/project/bb%2Facme%2Fa/checkout-key/", owner: a),
    Address(text: "\u{FEFF} \(own)/api/v1.1/project/bb/acme/b/checkout-key", owner: b),
    Address(text: "https://ci.acme.example:8443\(path)", owner: a, isCircleCI: false),
    Address(text: "https://circleci%2Ecom\(path)", owner: a, isCircleCI: false, twin: ""),
    Address(text: "/project/bitbucket/acme/b/checkout-key", owner: b, isCircleCI: false),
    Address(
      text: "https://SECRET:SECRET@circleci.com/caf%E9/project/bb/acme/b;x=SECRET/checkout-key",
      owner: b),
    Address(
      text: "https://SECRET/x@circleci.com/project/gh/acme/c/checkout-key", owner: "github/acme/c",
      isCircleCI: false, twin: ""),
    Address(text: "\(own)/project/bb/acme/caf%C3%A9/checkout-key;token=SECRET", owner: "café"),
    Address(text: "data:,/project/bb/acme/a/checkout-key"),
  ]

  static let times: [Time] = [
    (nil, nil), ("yesterday", nil), ("2026-11-23T12:00:00.000", nil),
    ("1970-01-01T05:30:00.000+0530", nil), ("2026-11-23T12:00:00.000Z", 0),
    ("2026-11-23T12:00:00.001Z", 1), ("2026-11-23T13:00:00.0010+01:00", 1),
    ("2026-11-23T12:00:00.00100000001Z", 2), ("2026-11-23T12:01Z", 3),
    ("2026-11-24T12:00:00.123Z", 5),
  ]

  static let creations: [Time] = [
    (nil, nil), ("SECRET", nil), ("1970-01-01T00:00:00Z", nil), ("2026-11-23T12:00:00", nil),
    ("2026-11-23T12:00:00.100Z", 0), ("2026-11-23T12:00:00.200Z", 1),
    ("2026-11-23T12:00:01Z", 2), ("2026-11-23T12:02:00Z", 3),
    ("2026-11-25T12:00:00Z", 4),
  ]

  /// Ed25519 keys that differ; nobody checks what their points are made of.
  static let keys = (0..<5).map(key)

  static func key(_ number: Int) -> String {
    let point = [UInt8](repeating: UInt8(number % 251), count: 30) + [UInt8(number / 251), 0]
    let blob = [0, 0, 0, 11] + Array("ssh-ed25519".utf8) + [0, 0, 0, 32] + point
    return "ssh-ed25519 " + Data(blob).base64EncodedString()
  }

  private static let fingerprints = keys.map {
    (try? PublicKey(parsing: $0))?.fingerprint(.md5).description ?? ""
  }

  /// What is no key, each as JSON.
  private static let broken: [String?] =
    [nil, "7", "null"]
    + [
      "", "[redacted]", "-----BEGIN OPENSSH PRIVATE KEY-----\nSECRET", "ssh-rsa AAAAB3SECRET",
      String(keys[0].dropLast(9)), keys[0] + " " + keys[1], keys[0] + "AAAA",
    ].map(Captures.json)

  static func item(_ numbers: inout Random, types: [String?]) -> Item {
    var item = Item(
      type: numbers.pick(types), preferred: numbers.pick([nil, nil, true, true, false]),
      created: numbers.happens(oneIn: 3)
        ? numbers.pick(creations) : numbers.pick(Array(creations[4...])))
    if numbers.happens(oneIn: 5) {
      item.value = numbers.pick(broken)
      return item
    }
    let key = Int(numbers.next() % UInt64(keys.count))
    item.value = Captures.json(keys[key] + numbers.pick(["", " \n", " me"]))
    // One in six is another key's, so that this one can't be proved.
    let fingerprint = numbers.pick([key, key, key, key, nil, (key + 1) % keys.count] as [Int?])
    item.fingerprint = fingerprint.map { fingerprints[$0] }
    item.key = fingerprint == nil || fingerprint == key ? key : nil
    return item
  }

  var json: String {
    let content =
      switch body {
      case .none(let json), .broken(let json): json
      case .one(let item): "\"text\": " + Captures.json(item.json)
      case .list(let items):
        "\"text\": " + Captures.json("[" + items.map(\.json).joined(separator: ",") + "]")
      }
    return """
      {"request": {\(method.map { "\"method\": \(Captures.json($0)), " } ?? "")"url": \(Captures.json(address.text + query)),
        "headers": [{"name": "Cookie", "value": "SECRET"}]},
       "response": {"status": \(status), "content": {\(content)},
        "_fetchedViaServiceWorker": \(isPages)},
       "startedDateTime": \(time.text.map(Captures.json) ?? "null")}
      """
  }
}

extension DrawnEntry.Item {
  var json: String {
    object([
      ("public_key", value), ("fingerprint", fingerprint.map(Captures.json)),
      ("type", type.map(Captures.json)), ("login", "\"SECRET\""),
      ("preferred", preferred.map { "\($0)" }), ("time", created.text.map(Captures.json)),
    ])
  }
}

/// A few entries that have to do with each other.
struct DrawnCapture {
  var entries: [DrawnEntry]

  init(seed: UInt64) {
    var numbers = Random(seed: seed &* 0x9E37_79B9 &+ 17)
    // Few of each, so that they meet.
    let addresses = (0..<(1 + numbers.next() % 3)).map { _ in numbers.pick(DrawnEntry.addresses) }
    let isTimed = !numbers.happens(oneIn: 3)
    let times = (0..<(1 + numbers.next() % 5)).map { _ in
      numbers.pick(isTimed ? Array(DrawnEntry.times[4...]) : DrawnEntry.times)
    }
    let queries = ["", numbers.pick(["", "?digest=SECRET", "#SECRET", "?circle-token=SECRET"])]
    let types: [String?] =
      numbers.happens(oneIn: 2)
      ? ["bitbucket-user-key"]
      : ["bitbucket-user-key", "deploy-key", nil, "A SECRET!", "x-user-key"]
    entries = []
    for _ in 0..<(1 + numbers.next() % 7) {
      let nothing = DrawnEntry.Body.none(
        numbers.pick(["", "\"text\": null", "\"text\": \"\"", "\"size\": 7"]))
      var entry = DrawnEntry(
        address: numbers.pick(addresses), query: numbers.pick(queries), time: numbers.pick(times),
        body: .one(DrawnEntry.item(&numbers, types: types)))
      switch numbers.next() % 16 {
      case 0, 1, 2:
        // The page's entry, and perhaps the worker's behind it.
        entries.append(entry.pageSide(nothing, at: Self.spelled(entry.address, &numbers)))
        if numbers.happens(oneIn: 3) { continue }
        if numbers.happens(oneIn: 2) { entry.time = numbers.pick(times) }
      case 3, 4, 5, 6:
        entry.method = "GET"
        entry.status = numbers.pick([200, 200, 200, 200, 200, 304, 403])
        entry.query = numbers.pick(["", "", "?page-token=SECRET"])
        let items = (0..<(numbers.next() % 4)).map { _ in
          DrawnEntry.item(&numbers, types: types + ["github-user-key", "github-user-key"])
        }
        entry.body =
          numbers.happens(oneIn: 6)
          ? numbers.pick([nothing, .broken("\"text\": \"SECRET\""), .broken("\"text\": \"[7]\"")])
          : .list(items)
        if numbers.happens(oneIn: 4) { entries.append(entry.pageSide(nothing, at: entry.address)) }
      case 7, 8:
        entry.status = numbers.pick([403, 500, 0, -999, 204, 302])
        entry.body = nothing
        entry.method = numbers.pick(["POST", nil, "DELETE", "OPTIONS", "HEAD"])
      case 9:
        entry.body = numbers.pick([
          nothing, nothing, .broken("\"_file\": \"SECRET\""),
          .broken("\"text\": \"[text redacted]\""), .broken("\"text\": \"<SECRET>\""),
          .broken("\"text\": \"[]\""),
        ])
      case 10:
        // One click exported twice, once without its body.
        var twin = entry
        twin.body = numbers.pick([nothing, entry.body])
        twin.address = Self.spelled(entry.address, &numbers)
        entries.append(twin)
        if numbers.happens(oneIn: 2) { entries.swapAt(0, entries.count - 1) }
      default: break
      }
      entries.append(entry)
    }
  }

  /// An address in another spelling, if there is one.
  private static func spelled(_ address: DrawnEntry.Address, _ numbers: inout Random)
    -> DrawnEntry.Address
  {
    numbers.pick(DrawnEntry.addresses.filter { $0.text == address.text || $0.site == address.site })
  }
}
