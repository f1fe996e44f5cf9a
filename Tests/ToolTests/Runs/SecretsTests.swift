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
    + InspectionFormat.allCases.map { ["inspect", "--format", $0.rawValue] }
    + [["--all"], ["--host", "ci.acme.example", "--project", "bb/acme/other"]]

  @Test("shows no secret in any format and file", arguments: commandLines)
  func everyFormat(words: [String]) async throws {
    let directory = try Self.directory(BrokenCaptures.byHand)
    let run = try await ToolRun(arguments: words + ["captures"], in: directory)
    #expect(run.ending == 2, "some of the captures are damaged")
    try Self.expectNoSecret(in: run, directory)
  }

  @Test(
    "shows no secret of broken captures, and redacts them so that they yield what they did",
    arguments: BrokenCaptures.all)
  func redacted(captures: BrokenCaptures) async throws {
    let directory = try Self.directory(captures)
    let run = try await ToolRun("--format=ndjson", "captures", in: directory)
    let records = try Self.records(of: run)
    Self.expectManyWays(captures, records.mapValues { $0[0] })
    let table = try await ToolRun("inspect", "--format=csv", "captures", in: directory)
    let redaction = try await ToolRun("redact", "-o", "outputs/", "captures", in: directory)
    for run in [run, table, redaction] { try Self.expectNoSecret(in: run, directory) }

    let names = directory.names(in: "outputs")
    #expect(captures.testDescription == "cut" ? names == [] : names.count > 10)
    for name in names {
      let text = try #require(directory.text("outputs/" + name))
      // Foundation takes no half of a surrogate pair, though it is JSON (RFC 8259, section 8.2).
      let json = text.replacing(#/\\u[dD][89abAB][0-9a-fA-F]{2}/#, with: "?")
      #expect((try? JSONSerialization.jsonObject(with: Data(json.utf8))) != nil, "\(name)")
    }
    if names.isEmpty { return }
    let again = try await ToolRun("-q", "--format=ndjson", "outputs", in: directory)
    let kept = Set(names.map { String($0.dropLast(4)) })
    // Why a key is missing, a copy says more shortly.
    let keys = { (records: [String: [String?]]) in records.mapValues { [$0[1], $0[2]] } }
    #expect(keys(try Self.records(of: again)) == keys(records.filter { kept.contains($0.key) }))
  }

  /// Without this, captures that fail all alike would prove nothing.
  private static func expectManyWays(_ captures: BrokenCaptures, _ outcomes: [String: String?]) {
    let different = Set(outcomes.values.compactMap(\.self))
    #expect(outcomes.count == captures.texts.count)
    switch captures.testDescription {
    case "cut": #expect(different == ["truncated", "key"])
    case "type": #expect(different.isSuperset(of: ["key", "body-invalid", "not-created"]))
    default: #expect(outcomes == BrokenCaptures.outcomes)
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
