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

  private static func url(_ repository: String) -> String {
    "https://circleci.com/api/v1.1/project/bitbucket/acme/\(repository)/checkout-key"
  }

  /// A capture for each of those entries and each of those members, in two pieces.
  private static let around = entries.flatMap { entry in members.map { pieces([entry], [$0]) } }
  /// One capture with all of those entries, and the text in all of those places.
  private static let everywhere = pieces(entries, members)

  /// A capture with these entries between the two others, in pieces between which the text goes.
  private static func pieces(_ entries: [String], _ members: [String]) -> [[UInt8]] {
    let ignoring = entries.map { entry in
      members.reduce(entry) { entry, member in
        entry.replacing("\"\(member)\"", with: "\"_ignored\":IGNORED,\"\(member)\"")
      }
    }
    let capture = C.har(
      [C.created(C.ed25519, url: before)] + ignoring + [C.created(C.ed25519, url: after)])
    return capture.split(separator: Array("IGNORED".utf8)).map(Array.init)
  }

  private static func records(_ pieces: [[UInt8]], with text: [UInt8]) -> [CheckoutKeyRecord] {
    Extraction().capture(from: Array(pieces.joined(separator: text)), named: "a.har").records
  }

  private static func records(around text: [UInt8]) -> [[CheckoutKeyRecord]] {
    around.map { records($0, with: text) }
  }

  private static func records(everywhere text: [UInt8]) -> [CheckoutKeyRecord] {
    records(everywhere, with: text)
  }

  private static let undisturbed = records(around: Array("null".utf8))
  private static let undisturbedEverywhere = records(everywhere: Array("null".utf8))

  @Test("null disturbs nothing")
  func undisturbed() {
    let keys = Self.undisturbed.map { $0.map(\.key?.line) }
    #expect(
      keys == Array(repeating: [C.ed25519, C.rsa, C.ed25519], count: 5)
        + Array(repeating: [C.ed25519, C.ed25519], count: 5))
    #expect(Self.undisturbed.joined().allSatisfy { $0.remarks.isEmpty })
    #expect(Self.undisturbedEverywhere.map(\.key?.line) == [C.ed25519, C.rsa, C.ed25519])
    #expect(Self.undisturbedEverywhere.allSatisfy { $0.remarks.isEmpty })
  }

  @Test(
    "what breaks no structure changes no record",
    arguments: JSONText.all.filter { !$0.breaksStructure })
  func passedOver(text: JSONText) {
    #expect(Self.records(everywhere: text.bytes) == Self.undisturbedEverywhere)
  }

  @Test(
    "what breaks the structure leaves the key before it, with a warning",
    arguments: JSONText.all.filter(\.breaksStructure))
  func broken(text: JSONText) {
    // Inside a response that nobody asks for, less can break.
    let changed = zip(Self.records(around: text.bytes), Self.undisturbed).filter { $0 != $1 }
    #expect(!changed.isEmpty)
    for (records, _) in changed {
      #expect(records.first?.key?.line == C.ed25519)
      #expect(records.first?.url == Self.before)
      #expect(records.allSatisfy { $0.url != Self.after })
      #expect(
        records.first?.remarks.contains {
          $0.description.hasSuffix("a newer key may be missing")
        } == true)
    }
  }
}
