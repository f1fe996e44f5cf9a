import CheckoutKey
import Foundation
import TestSupport
import Testing

/// No header, cookie, query value or body text ever comes out, however broken the capture is.
@Suite struct SecretsTests {
  /// What can be written of captures that are broken by hand, and where.
  private static let commandLines =
    OutputFormat.allCases.map { ["--format", $0.rawValue, "-o", "output"] }
    + ["key", "html", "ndjson"].map { ["--format", $0, "-o", "outputs/"] }
    + InspectionFormat.allCases.map { ["inspect", "--format", $0.rawValue] } + [["--all"]]

  @Test("shows no secret in any format and file", arguments: commandLines)
  func everyFormat(words: [String]) async throws {
    let directory = try Self.directory(BrokenCaptures.byHand)
    let run = try await ToolRun(arguments: words + ["captures"], in: directory)
    #expect(run.ending == 2, "some of the captures are damaged")
    #expect(words[0] == "inspect" || run.messages.count >= BrokenCaptures.byHand.texts.count)
    try Self.expectNoSecret(in: run, directory)
  }

  @Test(
    "shows no secret of any broken capture",
    arguments: [BrokenCaptures.cut, .flipped, .mistyped],
    [
      ["--format=csv", "--host", "ci.acme.example", "--project", "bb/acme/other"],
      ["inspect", "--format=csv"],
    ])
  func everyBreak(captures: BrokenCaptures, words: [String]) async throws {
    let directory = try Self.directory(captures)
    let run = try await ToolRun(arguments: words + ["captures"], in: directory)
    #expect(run.messages.last?.contains("from \(captures.texts.count) captures") == true)
    try Self.expectNoSecret(in: run, directory)
  }

  @Test(
    "redacts broken captures so that they show no secret and yield what they did",
    arguments: BrokenCaptures.all)
  func redacted(captures: BrokenCaptures) async throws {
    let directory = try Self.directory(captures)
    let run = try await ToolRun("--format=ndjson", "captures", in: directory)
    #expect(run.messages.last?.contains("from \(captures.texts.count) captures") == true)
    try Self.expectNoSecret(in: run, directory)
    let records = try Self.records(of: run)
    Self.expectManyWays(captures, records.mapValues { $0[0] })

    let redaction = try await ToolRun("redact", "-o", "outputs/", "captures", in: directory)
    #expect(redaction.messages.last?.contains("from \(captures.texts.count) captures") == true)
    try Self.expectNoSecret(in: redaction, directory)
    let names = directory.names(in: "outputs")
    if captures.testDescription == "cut" {
      #expect(names == [], "of what is cut off no copy is made")
      return
    }
    try Self.expectHARs(names, in: directory)
    let again = try await ToolRun("-q", "--format=ndjson", "outputs", in: directory)
    let kept = Set(names.map { String($0.dropLast(4)) })
    // Why a key is missing, a copy says more shortly.
    let keys = { (records: [String: [String?]]) in records.mapValues { [$0[1], $0[2]] } }
    #expect(keys(try Self.records(of: again)) == keys(records.filter { kept.contains($0.key) }))
  }

  /// What was redacted is a whole HAR file each.
  private static func expectHARs(_ names: [String], in directory: TemporaryDirectory) throws {
    #expect(names.count > 10)
    for name in names {
      let text = try #require(directory.text("outputs/" + name))
      // Foundation takes no half of a surrogate pair, though it is JSON (RFC 8259, section 8.2).
      let json = text.replacing(#/\\u[dD][89abAB][0-9a-fA-F]{2}/#, with: "?")
      #expect((try? JSONSerialization.jsonObject(with: Data(json.utf8))) != nil, "\(name)")
    }
  }

  /// Without this, captures that fail all alike would prove nothing.
  private static func expectManyWays(_ captures: BrokenCaptures, _ outcomes: [String: String?]) {
    let (different, count) = (Set(outcomes.values), outcomes.count)
    switch captures.testDescription {
    case "cut": #expect(count >= 30 && different == ["truncated", "key"])
    case "flip":
      #expect(count >= 120 && different.isSuperset(of: ["key", "key-invalid", "not-a-har"]))
    case "type":
      #expect(
        count >= 100 && different.isSuperset(of: ["key-invalid", "not-a-har", "not-created"]))
    default:
      #expect(outcomes == BrokenCaptures.outcomes)
      #expect(Set(captures.texts.values).count == count)
    }
  }

  /// The outcomes, projects and keys of each capture, by its name.
  private static func records(of run: ToolRun) throws -> [String: [String?]] {
    try run.records.reduce(into: [:]) { records, record in
      let name = URL(filePath: record["capture"] ?? "").deletingPathExtension().lastPathComponent
      records[name, default: []] += ["outcome", "project", "public_key"].map { record[$0] }
    }
  }

  private static func directory(_ captures: BrokenCaptures) throws -> TemporaryDirectory {
    let directory = try TemporaryDirectory()
    try directory.directory("outputs")
    for (name, text) in captures.texts { try directory.file("captures/\(name).har", text) }
    return directory
  }

  /// Looks at both streams, and at every written file and its name.
  private static func expectNoSecret(in run: ToolRun, _ directory: TemporaryDirectory) throws {
    #expect(!SecretCapture.isShown(in: run.stdout) && !SecretCapture.isShown(in: run.stderr))
    for name in directory.files(in: "outputs").map({ "outputs/" + $0 }) + ["output"] {
      #expect(!SecretCapture.isShown(in: name))
      #expect(!SecretCapture.isShown(in: directory.text(name) ?? ""), "\(name)")
    }
  }
}
