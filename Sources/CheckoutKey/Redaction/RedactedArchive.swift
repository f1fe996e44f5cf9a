#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A HTTP Archive with nothing in it but what HAR 1.2 asks for and redacted entries.
///
/// See the HAR 1.2 specification (W3C's draft and Jan Odvarko's page agree on what is mandatory).
struct RedactedArchive: Encodable {
  let log: Log

  /// - Parameters:
  ///   - entries: in capture order.
  ///   - creator: the exporter of the capture, by name and version.
  init(_ entries: [RedactedEntry], creator: (name: String?, version: String?)) {
    // Of other programs nobody knows what they write there.
    let isKnown = Exporter(creatorName: creator.name) != .other
    let version = creator.version.flatMap { text in
      text.unicodeScalars.allSatisfy { "0"..."9" ~= $0 || $0 == "." } ? text : nil
    }
    log = Log(
      creator: Creator(
        name: isKnown ? creator.name ?? "" : "unknown", version: isKnown ? version ?? "" : ""),
      entries: entries.map { Entry($0) })
  }

  /// The archive as JSON text, laid out for people, with a line feed at the end.
  ///
  /// - Throws: what Foundation's encoder throws; nothing here can make it throw.
  func text() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let json = String(decoding: try encoder.encode(self), as: UTF8.self)
    // Line feeds are the layout's own; those in strings are escaped already.
    let text = json.split(separator: "\n").map { JSONText.escaped(String($0)) + "\n" }.joined()
    return text.replacing("\"\(Content.loneSurrogate)\"", with: #""\ud800""#)
  }

  struct Log: Encodable {
    let version = "1.2"
    let creator: Creator
    let entries: [Entry]
  }

  struct Creator: Encodable {
    let name: String
    let version: String
  }

  struct Entry: Encodable {
    let startedDateTime: String
    let time = 0
    let request: Request
    let response: Response
    let cache = Cache()
    let timings = Timings()

    init(_ entry: RedactedEntry) {
      startedDateTime = entry.startedDateTime ?? RedactedEntry.unknownTime
      request = Request(method: entry.method, url: entry.url)
      response = Response(
        status: entry.isList ? 200 : 201, statusText: entry.isList ? "OK" : "Created",
        content: Content(entry.body))
    }
  }

  struct Request: Encodable {
    let method: String
    let url: String
    let httpVersion = ""
    let cookies: [String] = []
    let headers: [String] = []
    let queryString: [String] = []
    let headersSize = -1
    let bodySize = -1
  }

  struct Response: Encodable {
    let status: Int
    let statusText: String
    let httpVersion = ""
    let cookies: [String] = []
    let headers: [String] = []
    let content: Content
    let redirectURL = ""
    let headersSize = -1
    let bodySize = -1
  }

  struct Content: Encodable {
    let size: Int
    private let body: RedactedBody

    /// Stands for half a surrogate pair until the archive is text.
    static let loneSurrogate = "half a surrogate pair"

    init(_ body: RedactedBody) {
      self.body = body
      if case .text(let text) = body { size = text.utf8.count } else { size = 0 }
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Member.self)
      try container.encode(size, forKey: .size)
      try container.encode("application/json", forKey: .mimeType)
      switch body {
      case .text(let text): try container.encode(text, forKey: .text)
      case .base64(let text):
        try container.encode(text, forKey: .text)
        try container.encode("base64", forKey: .encoding)
      case .number: try container.encode(0, forKey: .text)
      case .null: try container.encodeNil(forKey: .text)
      case .missing: break
      case .elsewhere: try container.encode("body", forKey: .file)
      case .loneSurrogate: try container.encode(Self.loneSurrogate, forKey: .text)
      }
    }

    private enum Member: String, CodingKey {
      case size, mimeType, text, encoding
      case file = "_file"
    }
  }

  struct Cache: Encodable {}

  struct Timings: Encodable {
    let send = 0
    let wait = 0
    let receive = 0
  }
}
