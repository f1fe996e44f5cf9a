import SSHKey

/// A HTTP Archive with nothing in it but what HAR 1.2 asks for and redacted entries.
///
/// See the HAR 1.2 specification (W3C's draft and Jan Odvarko's page agree on what is mandatory).
enum RedactedArchive {
  /// - Parameters:
  ///   - entries: in capture order.
  ///   - creator: the exporter of the capture, by name and version.
  /// - Returns: the archive as JSON text, an entry per line.
  static func text(of entries: [RedactedEntry], creator: (name: String?, version: String?))
    -> String
  {
    // Of other programs nobody knows what they write there.
    let isKnown = Exporter(creatorName: creator.name) != .other
    let version = creator.version.flatMap { text in
      text.unicodeScalars.allSatisfy { "0"..."9" ~= $0 || $0 == "." } ? text : nil
    }
    let by = JSONText.object([
      ("name", JSONText.string(isKnown ? creator.name ?? "" : "unknown")),
      ("version", JSONText.string(isKnown ? version ?? "" : "")),
    ])
    // It may be long, so it is put together in one place.
    var text = #"{"log":{"version":"1.2","creator":\#(by),"entries":["#
    text.reserveCapacity(entries.reduce(text.utf8.count + 8) { $0 + $1.members.utf8.count + 2 })
    for (index, entry) in entries.enumerated() {
      text += index == 0 ? "\n" : ",\n"
      text += entry.members
    }
    text += "\n]}}\n"
    return text
  }
}

/// What may be handed on of a request: what is known to be harmless of it.
struct RedactedEntry {
  let place: Place
  /// The entry as JSON.
  let members: String

  /// What came of a request.
  enum Answer {
    case created(Response)
    case listed(KeyList)
    case refused
  }

  init(_ request: Request, _ answer: Answer) {
    place = request.place
    var url = request.url.shown
    // These are our own words, not the query's.
    if request.url.isFurtherPage { url += "?page-token=redacted" }
    let body: String? =
      switch answer {
      case .created(let response): request.hasBody ? Self.body(response) : nil
      case .listed(let list):
        request.hasBody ? list.keys.map { JSONText.array($0.map(Self.body)) } ?? "{}" : nil
      case .refused: nil
      }
    members = JSONText.object([
      // What HAR 1.2 asks for where none is known, and what is read as none.
      ("startedDateTime", JSONText.string(request.startedAt?.text ?? "1970-01-01T00:00:00.000Z")),
      ("time", "0"),
      (
        "request",
        JSONText.object([
          ("method", JSONText.string(request.method?.rawValue ?? "")),
          ("url", JSONText.string(url)),
          ("httpVersion", "\"\""), ("cookies", "[]"), ("headers", "[]"), ("queryString", "[]"),
          ("headersSize", "-1"), ("bodySize", "-1"),
        ])
      ),
      (
        "response",
        JSONText.object(
          [
            ("status", "\(request.status ?? 0)"), ("statusText", "\"\""), ("httpVersion", "\"\""),
            ("cookies", "[]"), ("headers", "[]"), ("content", Self.content(body)),
            ("redirectURL", "\"\""), ("headersSize", "-1"), ("bodySize", "-1"),
          ]
            + (request.isFetchedViaServiceWorker ? [("_fetchedViaServiceWorker", "true")] : []))
      ),
      ("cache", "{}"), ("timings", #"{"send":0,"wait":0,"receive":0}"#),
    ])
  }

  private static func content(_ body: String?) -> String {
    JSONText.object(
      [("size", "\(body?.utf8.count ?? 0)"), ("mimeType", "\"application/json\"")]
        + (body.map { [("text", JSONText.string($0))] } ?? []))
  }

  /// A body with the members that CircleCI's API v1.1 has: the key if it is proved, and what tells its age
  /// and its rank.
  private static func body(_ response: Response) -> String {
    let key = response.key
    let compared = key.flatMap { $0.isCompared ? $0.publicKey.fingerprint(.md5).description : nil }
    let members: [(String, String?)] = [
      ("public_key", key.map { JSONText.string($0.line) }),
      ("type", response.type.map(JSONText.string)), ("fingerprint", compared.map(JSONText.string)),
      ("preferred", response.isPreferred.map { "\($0)" }),
      ("time", response.createdAt.map { JSONText.string($0.text) }),
    ]
    return JSONText.object(members.compactMap { name, value in value.map { (name, $0) } })
  }
}
