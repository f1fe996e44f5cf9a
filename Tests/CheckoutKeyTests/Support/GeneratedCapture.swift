import Foundation
import SSHKey
import TestSupport

/// A capture of a few entries, each drawn from what exporters, proxies and attackers write.
struct GeneratedCapture {
  var entries: [Entry]

  struct Entry {
    var url: URLChoice
    var query = ""
    var time: TimeChoice
    var status = 201
    var method = "POST"
    var isFetchedViaServiceWorker = false
    var content: Content
  }

  /// A URL, and what the contract says of it.
  struct URLChoice {
    let text: String
    /// Whose key it is for; nil if the request does not count.
    let owner: String?
    var isCircleCI = true
  }

  /// How a start time is written, and when that is.
  struct TimeChoice {
    let text: String?
    let rank: Int?
  }

  /// The members of `response.content`, and the key that they hold.
  struct Content {
    let json: String
    var key: Int?
    var isMissing = false
  }

  static let urls: [URLChoice] = [
    URLChoice(
      text: "https://circleci.com/api/v1.1/project/bitbucket/acme/a/checkout-key",
      owner: "bitbucket/acme/a"),
    URLChoice(
      text: "https://app.circleci.com/api/v2/project/bb%2Facme%2Fa/checkout-key/",
      owner: "bitbucket/acme/a"),
    URLChoice(
      text: "https://circleci.com/api/v1.1/project/bb/acme/b/checkout-key",
      owner: "bitbucket/acme/b"),
    URLChoice(
      text: "https://ci.acme.example/api/v1.1/project/bitbucket/acme/a/checkout-key",
      owner: "bitbucket/acme/a", isCircleCI: false),
    URLChoice(
      text: "HTTP://ci.acme.example:8080/api/project/github/acme/é%20x/checkout-key",
      owner: "github/acme/é x", isCircleCI: false),
    URLChoice(
      text: "/api/v1.1/project/bitbucket/acme/b/checkout-key", owner: "bitbucket/acme/b",
      isCircleCI: false),
    // Equal to Swift, but two projects: é in one character and in two.
    URLChoice(
      text: "https://circleci.com/api/project/bb/acme/caf\u{E9}/checkout-key", owner: "NFC"),
    URLChoice(
      text: "https://circleci.com/api/project/bb/acme/cafe\u{301}/checkout-key", owner: "NFD"),
    URLChoice(text: "/checkout-key", owner: "/", isCircleCI: false),
    URLChoice(text: "/x/checkout-key", owner: "/x", isCircleCI: false),
    URLChoice(text: "https:/SECRET:SECRET@x/checkout-key", owner: "@x", isCircleCI: false),
    URLChoice(
      text: "https://circleci.com/private/@me/checkout-key", owner: "@me"),
    URLChoice(
      text: "https://circleci.com/private/@you/checkout-key", owner: "@you"),
    URLChoice(
      text: "https://circleci.com/@/project/bb/acme/b/checkout-key", owner: "bitbucket/acme/b"),
    URLChoice(text: "https://circleci.com/private/x/checkout-key", owner: "private/x"),
    URLChoice(
      text: "https://SECRET:SECRET@circleci.com/private/x/checkout-key", owner: "private/x"),
    URLChoice(
      text: "https://circleci.com/api/project/bb/acme/a;circle-token=SECRET/checkout-key",
      owner: "bitbucket/acme/a"),
    URLChoice(
      text: "https://circleci.com/api/project/bb/acme/b%3Fcircle-token=SECRET/checkout-key",
      owner: "bitbucket/acme/b"),
    URLChoice(
      text: "https://SECRET:SECRETcircleci.com/checkout-key", owner: "port", isCircleCI: false),
    URLChoice(
      text: "https://SECRET:SECRETcircleci.com/%FF/checkout-key", owner: "%FF", isCircleCI: false),
    URLChoice(text: "https://checkout-key", owner: nil),
    URLChoice(text: "data:,/project/bb/acme/a/checkout-key", owner: nil),
    URLChoice(text: "https://circleci.com/api/v1.1/project/bb/acme/a/checkout-key/1", owner: nil),
  ]

  static let times: [TimeChoice] = [
    TimeChoice(text: nil, rank: nil), TimeChoice(text: "yesterday", rank: nil),
    TimeChoice(text: "2026-11-23T12:00:00.000Z", rank: 0),
    TimeChoice(text: "2026-11-23T12:00:00.001Z", rank: 1),
    TimeChoice(text: "2026-11-23T13:00:00.0010+01:00", rank: 1),
    TimeChoice(text: "2026-11-23T12:00:00.00100000001Z", rank: 2),
    TimeChoice(text: "2026-11-23T12:01", rank: 3),
    TimeChoice(text: "2026-11-23T12:02:00Z", rank: 4),
    TimeChoice(text: "2026-11-24T12:00:00.123Z", rank: 5),
  ]

  /// Ed25519 keys that differ; nobody checks what their points are made of.
  static let keys: [String] = (0..<5).map { number in
    let name = Array("ssh-ed25519".utf8)
    let blob = [0, 0, 0, 11] + name + [0, 0, 0, 32] + [UInt8](repeating: UInt8(number), count: 32)
    return "ssh-ed25519 " + Data(blob).base64EncodedString()
  }

  private static let proved = keys.map { try? PublicKey(parsing: $0) }

  static func json(_ text: String) -> String {
    (try? JSONEncoder().encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  private static func content(_ numbers: inout Random) -> Content {
    if numbers.happens(oneIn: 3) { return Content(json: numbers.pick(brokenContents)) }
    let key = Int(numbers.next() % UInt64(keys.count))
    let own = proved[key]
    let fingerprints = [
      own?.fingerprint(.md5).description, own?.fingerprint(.sha256).description, nil, "",
      "[redacted]", "SECRET", own?.fingerprint(.md5).description,
    ]
    return Content(
      json: "\"text\": " + json(body(keys[key], numbers.pick(fingerprints), &numbers)), key: key)
  }

  /// A body as CircleCI writes it, with this key and whatever else can stand in it.
  static func body(_ key: String, _ fingerprint: String?, _ numbers: inout Random) -> String {
    var members = ["\"public_key\": " + json(numbers.pick([key, key + " \n", "\"\(key) me\\n\""]))]
    if let fingerprint { members.append("\"fingerprint\": " + json(fingerprint)) }
    members.append(
      numbers.pick([
        #""type": "bitbucket-user-key""#, #""type": "deploy-key""#, #""type": "A SECRET!""#,
        #""type": 7"#, #""login": "SECRET""#,
      ]))
    members.append(
      numbers.pick([
        #""preferred": true"#, #""preferred": false"#, #""preferred": "SECRET""#, #""x": {}"#,
      ]))
    members.append(
      numbers.pick([
        #""time": "2020-01-03T23:09:45.932Z""#, #""created_at": "2020-01-04T23:09""#,
        #""created-at": "SECRET""#, #""y": []"#,
      ]))
    return "{" + members.joined(separator: ", ") + "}"
  }

  private static let brokenContents: [String] =
    [
      #""text": null"#, #""text": """#, #""_file": "SECRET""#, #""text": 7"#,
      #""text": "SECRET\ud800""#,
      #""text": "SECRET!", "encoding": "base64""#, #""text": "[text redacted]""#,
      #""text": "<SECRET>""#,
      #""text": "[]""#, #""text": "{\"message\": \"SECRET\"}""#, #""text": "{\"public_key\": 7}""#,
      "\"text\": " + json(String(repeating: "[", count: 100)),
    ]
    + [
      "", "[redacted]", "SECRET", "-----BEGIN OPENSSH PRIVATE KEY-----\nSECRET", "ssh-rsa",
      "command=\"SECRET\" " + keys[0], keys[0] + " " + keys[1], keys[0] + "\u{1B}[2J",
      String(keys[0].dropLast(9)), String(keys[0].prefix(20)), keys[0] + "AAAA",
      keys[0].replacing("AAAAC3", with: "AAAAC4"),
      keys[0].replacing("ssh-ed25519", with: "ssh-rsa"),
      String(keys[0].dropFirst(12)), "ssh-rsa AA!SECRET", "SECRET AAAASECRET",
      "10:1e:9b:10:1e:9b:10:1e:9b:10:1e:9b:10:1e:9b:10", "---- BEGIN SSH2 PUBLIC KEY ----\nSECRET",
      "ssh-rsa AAAAB3", "ssh-rsa /////w==",
    ].map { "\"text\": " + json("{\"public_key\": \(json($0)), \"type\": \"x-user-key\"}") }
    + [
      "\"text\": "
        + json("{\"public_key\": \(json(keys[0])), \"fingerprint\": \"\(Captures.rsaMD5)\"}")
    ]

  private static func list(_ numbers: inout Random) -> Content {
    let items = (0..<(numbers.next() % 4)).map { _ -> String in
      let key = Int(numbers.next() % UInt64(keys.count))
      return numbers.happens(oneIn: 6)
        ? numbers.pick([
          "7", "{}", "{\"type\": \"x-user-key\", \"public_key\": \"ssh-rsa AAAAB3\"}",
        ])
        : body(keys[key], proved[key]?.fingerprint(.md5).description, &numbers)
    }
    let array = "[" + items.joined(separator: ", ") + "]"
    return Content(
      json: "\"text\": " + json(numbers.pick([array, "{\"items\": \(array)}", "SECRET", "{}"])))
  }

  init(seed: UInt64) {
    var numbers = Random(seed: seed)
    // Few of each, so that they meet.
    let urls = (0..<(1 + numbers.next() % 4)).map { _ in numbers.pick(Self.urls) }
    let times = (0..<(1 + numbers.next() % 4)).map { _ in
      numbers.happens(oneIn: 3)
        ? numbers.pick(Self.times) : numbers.pick(Array(Self.times.dropFirst(2)))
    }
    let queries = ["", numbers.pick(["", "?digest=SECRET", "#SECRET", "?circle-token=SECRET"])]
    entries = []
    for _ in 0..<(1 + numbers.next() % 6) {
      var entry = Entry(
        url: numbers.pick(urls), query: numbers.pick(queries), time: numbers.pick(times),
        content: Self.content(&numbers))
      switch numbers.next() % 8 {
      case 0, 1:
        // The page's entry, and perhaps the worker's.
        var page = entry
        page.isFetchedViaServiceWorker = true
        page.content = Content(
          json: numbers.pick(["", #""text": null"#, #""text": """#]), isMissing: true)
        entries.append(page)
        if numbers.happens(oneIn: 3) { continue }
      case 2:
        entry.status = 200
        entry.method = "GET"
        entry.content = Self.list(&numbers)
      case 3 where numbers.happens(oneIn: 2): entry.status = numbers.pick([403, 500, 0])
      default: break
      }
      if entry.content.json.isEmpty || entry.content.json.hasPrefix("\"text\": null")
        || entry.content.json == "\"text\": \"\""
      {
        entry.content = Content(json: entry.content.json, isMissing: true)
      }
      entries.append(entry)
    }
  }

  var bytes: [UInt8] {
    let texts = entries.map { entry in
      """
      {"request": {"method": "\(entry.method)", "url": \(Self.json(entry.url.text + entry.query))},
       "response": {"status": \(entry.status), "content": {\(entry.content.json)},
        "_fetchedViaServiceWorker": \(entry.isFetchedViaServiceWorker)},
       "startedDateTime": \(entry.time.text.map(Self.json) ?? "null")}
      """
    }
    return Captures.har(texts)
  }
}
