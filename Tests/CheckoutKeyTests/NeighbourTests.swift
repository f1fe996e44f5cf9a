import CheckoutKey
import TestSupport
import Testing

/// Every text of the JSON tables inside an entry between two others that hold keys.
@Suite struct NeighbourTests {
  typealias C = Captures

  private static let (before, after) = (url("before"), url("after"))
  /// An entry that counts, and one that does not.
  private static let entries = [C.created(url: url("between")), C.entry("https://a.test/")]
  /// The members of an entry in front of which the text stands.
  private static let members = ["request", "url", "response", "content", "startedDateTime"]

  private static func url(_ repository: String) -> String { C.url("bitbucket/acme/\(repository)") }

  /// What a capture gives with the text in all of these places of these entries.
  private static func records(
    of entries: [String], with text: [UInt8], before members: [String]
  ) -> [CheckoutKeyRecord] {
    let ignoring = entries.map { entry in
      members.reduce(entry) { $0.replacing("\"\($1)\"", with: "\"_ignored\":IGNORED,\"\($1)\"") }
    }
    let capture = C.har(
      [C.created(ed25519, url: before)] + ignoring + [C.created(ed25519, url: after)])
    let pieces = capture.split(separator: Array("IGNORED".utf8))
    let bytes = Array(pieces.joined(separator: text))
    return Extraction().capture(from: bytes, named: "a.har").records
  }

  @Test(
    "what breaks no structure changes no record",
    arguments: JSONText.all.filter { !$0.breaksStructure })
  func passedOver(text: JSONText) {
    let records = Self.records(of: Self.entries, with: text.bytes, before: Self.members)
    #expect(records.map(\.key?.line) == [ed25519, rsa, ed25519])
    #expect(records.allSatisfy { $0.remarks.isEmpty })
  }

  @Test(
    "what breaks the structure leaves the key before it, with a warning",
    arguments: JSONText.all.filter(\.breaksStructure))
  func broken(text: JSONText) {
    let keys = [[ed25519, rsa, ed25519], [ed25519, ed25519]]
    var changes = 0
    for (entry, keys) in zip(Self.entries, keys) {
      for member in Self.members {
        let records = Self.records(of: [entry], with: text.bytes, before: [member])
        // Inside a response that nobody asks for, less can break.
        if records.map(\.key?.line) == keys, records.allSatisfy({ $0.remarks.isEmpty }) { continue }
        changes += 1
        #expect(records.first?.key?.line == ed25519 && records.first?.url == Self.before)
        #expect(records.allSatisfy { $0.url != Self.after })
        let remarks = records.first?.remarks.map(\.description) ?? []
        #expect(remarks.contains { $0.hasSuffix("a newer key may be missing") })
      }
    }
    #expect(changes > 0)
  }
}
