import Foundation

/// Makes captures of any size from a seed: the same bytes on every machine.
struct CaptureMaker {
  /// What a capture consists of.
  enum Shape: String, CaseIterable {
    /// Like Chrome's: two spaces of indent, 22 and 18 headers, bodies of scripts, JSON and base64.
    case chrome
    /// The same on one line.
    case minified
    /// No bodies, nothing but headers.
    case headers
    /// Every body is JSON, all escaped quotes.
    case escaped
  }

  /// What bodies of a megabyte consist of.
  enum Body: String, CaseIterable {
    /// A response of CircleCI's in base64, and marked so.
    case base64
    /// The same, not marked.
    case unmarked
    /// What could be base64 as well, and is not marked.
    case letters
  }

  private var random: SplitMix64

  init(seed: UInt64) {
    random = SplitMix64(state: seed)
  }

  /// Writes a capture of about this many bytes, with the entry that counts at its end.
  mutating func write(_ shape: Shape, bytes: Int, to path: String) throws {
    try Data().write(to: URL(filePath: path))
    let file = try FileHandle(forWritingTo: URL(filePath: path))
    var written = 0
    func put(_ text: String) throws {
      let data = Data((shape == .minified ? Self.minified(text) : text).utf8)
      try file.write(contentsOf: data)
      written += data.count
    }
    try put(Self.opening)
    // Entries are drawn from a pool: making every one anew would take longer than reading it.
    let pool = (0..<200).map { _ in entry(shape) }
    while written < bytes - Self.keyEntry.utf8.count {
      // A megabyte at a time, so that writing is no burden either.
      var block = ""
      while block.utf8.count < min(1 << 20, bytes - written) {
        block += pool[Int(random.next() % UInt64(pool.count))] + ",\n"
      }
      try put(block)
    }
    try put(Self.keyEntry + Self.closing)
    try file.close()
  }

  /// Writes a capture of about this many bytes, made of bodies of nearly 1 MiB, the most that is kept;
  /// they are, or are not, responses to requests for a key.
  static func write(_ body: Body, counting: Bool, bytes: Int, to path: String) throws {
    let entry = bodyEntry(body, counting: counting) + ",\n"
    let entries = String(repeating: entry, count: bytes / entry.utf8.count)
    try Data((opening + entries + keyEntry + closing).utf8).write(to: URL(filePath: path))
  }

  // MARK: - The parts of a capture

  private static let opening = """
    {
      "log": {
        "version": "1.2",
        "creator": {
          "name": "WebInspector",
          "version": "537.36"
        },
        "pages": [],
        "entries": [

    """

  private static let closing = "\n    ]\n  }\n}"

  /// The throw-away key of `SampleCaptures/chrome-api-v2.har`.
  private static let key =
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAID0t8dj8zuhAC45kzLE1nhVx/pneguREqnwpzobJNzlm someone@circleci"

  private static let keyEntry = #"""
          {
            "request": {
              "method": "POST",
              "url": "https://circleci.com/api/v2/project/bitbucket/acme/webapp/checkout-key",
              "headers": []
            },
            "response": {
              "status": 201,
              "content": {
                "mimeType": "application/json",
                "text": "{\"public_key\":\"\#(key)\\n\",\"fingerprint\":\"b5:eb:95:5c:64:9d:8c:62:9c:bf:1a:71:06:65:7f:56\"}"
              }
            },
            "startedDateTime": "2026-11-23T11:46:14.977Z"
          }
    """#

  private static func bodyEntry(_ body: Body, counting: Bool) -> String {
    let length = 1_040_000
    let letters = String(repeating: "ABCDefgh", count: length / 8)
    let response =
      #"{"public_key":"\#(key)\n","filler":"\#(letters.prefix(length * 3 / 4 - 200))"}"#
    let text = body == .letters ? letters : Data(response.utf8).base64EncodedString()
    return """
            {
              "request": {
                "method": "POST",
                "url": "https://circleci.com/api/v2/project/bitbucket/acme/webapp/\(counting ? "checkout-key" : "pipeline")",
                "headers": []
              },
              "response": {
                "status": 201,
                "content": {
                  "mimeType": "application/json",
                  "text": "\(text)"\(body == .base64 ? #", "encoding": "base64""# : "")
                }
              },
              "startedDateTime": "2026-11-23T11:40:00.000Z"
            }
      """
  }

  private mutating func entry(_ shape: Shape) -> String {
    """
          {
            "_connectionId": "\(token(3...6))",
            "_initiator": {
              "type": "script",
              "stack": {
                "callFrames": [
                  {
                    "functionName": "\(token(1...12))",
                    "scriptId": "\(token(1...3))",
                    "url": "https://app.circleci.com/assets/\(token(20...40)).js",
                    "lineNumber": 1,
                    "columnNumber": \(random.next() % 100_000)
                  }
                ]
              }
            },
            "_priority": "High",
            "_resourceType": "fetch",
            "cache": {},
            "connection": "443",
            "pageref": "page_1",
            "request": {
              "method": "GET",
              "url": "https://app.circleci.com/\(token(20...80))",
              "httpVersion": "http/2.0",
              "headers": \(headers(22)),
              "queryString": [],
              "cookies": [],
              "headersSize": -1,
              "bodySize": 0
            },
            "response": {
              "status": 200,
              "statusText": "",
              "httpVersion": "http/2.0",
              "headers": \(headers(18)),
              "cookies": [],
              "content": {
                "size": \(random.next() % 100_000),
                "mimeType": "text/plain"\(body(shape))
              },
              "redirectURL": "",
              "headersSize": -1,
              "bodySize": -1,
              "_transferSize": 1038,
              "_error": null,
              "_fetchedViaServiceWorker": false
            },
            "serverIPAddress": "192.0.2.1",
            "startedDateTime": "2026-11-23T11:46:14.977Z",
            "time": 13.146000001142966,
            "timings": {
              "blocked": 1.2,
              "dns": -1,
              "ssl": -1,
              "connect": -1,
              "send": 0.1,
              "wait": 10.5,
              "receive": 1.3
            }
          }
    """
  }

  private mutating func headers(_ count: Int) -> String {
    let headers = (0..<count).map { _ in
      """
                {
                  "name": "\(token(4...24))",
                  "value": "\(token(2...120))"
                }
      """
    }
    return "[\n" + headers.joined(separator: ",\n") + "\n          ]"
  }

  private mutating func body(_ shape: Shape) -> String {
    switch shape {
    case .headers: return ""
    case .escaped: return text(json(fields: 400))
    case .chrome, .minified:
      switch random.next() % 100 {
      case 0..<35: return text(script(lines: 10...500))
      case 35..<65: return text(json(fields: Int(20 + random.next() % 200)))
      case 65..<85:
        let bytes = (0..<Int(300 + random.next() % 20_000)).map { _ in
          UInt8(truncatingIfNeeded: random.next())
        }
        return text(Data(bytes).base64EncodedString()) + ",\n            \"encoding\": \"base64\""
      default: return ""
      }
    }
  }

  private func text(_ json: String) -> String { ",\n            \"text\": \"\(json)\"" }

  /// Lines of code as they stand in a JSON string.
  private mutating func script(lines: ClosedRange<Int>) -> String {
    (0..<Int.random(in: lines, using: &random)).map { _ in
      token(20...90) + #"(\"\#(token(3...9))\");\n"#
    }.joined()
  }

  /// JSON as it stands in a JSON string.
  private mutating func json(fields: Int) -> String {
    let fields = (0..<fields).map { _ in #"\"\#(token(4...9))\":\"\#(token(4...14))\""# }
    return "{" + fields.joined(separator: ",") + "}"
  }

  /// Characters that need no escape.
  private mutating func token(_ lengths: ClosedRange<Int>) -> String {
    let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./;=%")
    return String(
      (0..<Int.random(in: lengths, using: &random)).map { _ in
        letters[Int(random.next() % UInt64(letters.count))]
      })
  }

  /// No string of ours holds a line feed, or a colon and a space, so all of them are layout.
  private static func minified(_ text: String) -> String {
    text.split(separator: "\n").map { $0.drop { $0 == " " } }.joined()
      .replacingOccurrences(of: "\": ", with: "\":")
  }
}

/// SplitMix64 (Steele, Lea, Flood 2014): small, and the same everywhere.
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
