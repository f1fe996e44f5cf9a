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
    // Some times and some positions make no order, so a single missing one leaves positions only.
    let hasTimes = entries.allSatisfy { $0.startedDateTime != nil }
    log = Log(
      creator: Creator(
        name: isKnown ? creator.name ?? "" : "unknown", version: isKnown ? version ?? "" : ""),
      entries: entries.map { Entry($0, hasTime: hasTimes) })
  }

  /// The archive as JSON text, laid out for people, with a line feed at the end.
  ///
  /// - Throws: what Foundation's encoder throws; nothing here can make it throw.
  func text() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let json = String(decoding: try encoder.encode(self), as: UTF8.self)
    // Line feeds are the layout's own; those in strings are escaped already.
    return json.split(separator: "\n").map { JSONText.escaped(String($0)) + "\n" }.joined()
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

    init(_ entry: RedactedEntry, hasTime: Bool) {
      startedDateTime =
        hasTime ? entry.startedDateTime ?? "" : "1970-01-01T00:00:00.000Z"
      request = Request(method: entry.method, url: entry.url)
      response = Response(
        content: Content(text: entry.body),
        fetchedViaServiceWorker: entry.isFetchedViaServiceWorker ? true : nil)
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
    let status = 201
    let statusText = "Created"
    let httpVersion = ""
    let cookies: [String] = []
    let headers: [String] = []
    let content: Content
    let redirectURL = ""
    let headersSize = -1
    let bodySize = -1
    let fetchedViaServiceWorker: Bool?

    private enum CodingKeys: String, CodingKey {
      case status, statusText, httpVersion, cookies, headers, content, redirectURL, headersSize
      case bodySize
      case fetchedViaServiceWorker = "_fetchedViaServiceWorker"
    }
  }

  struct Content: Encodable {
    let size: Int
    let mimeType = "application/json"
    let text: String?

    init(text: String?) {
      self.text = text
      size = text?.utf8.count ?? 0
    }
  }

  struct Cache: Encodable {}

  struct Timings: Encodable {
    let send = 0
    let wait = 0
    let receive = 0
  }
}
