import CheckoutKey
import Foundation
import TestSupport
import Testing

/// No header, cookie, query value or body text ever comes out, however broken the capture is.
@Suite struct SecretsTests {
  /// What each command can be told to write.
  private static let commandLines = OutputFormat.allCases.map {
    ["extract", "--format", $0.rawValue]
  }

  @Test(
    "shows no secret in any format and file", arguments: commandLines,
    [[], ["-o", "output"], ["-o", "outputs/"]])
  func everyFormat(command: [String], output: [String]) async throws {
    let directory = try Self.directory(BrokenCaptures.byHand)
    let run = try await ToolRun(arguments: command + output + ["captures"], in: directory)
    #expect(run.ending == 2, "some of the captures are damaged")
    #expect(run.messages.count >= BrokenCaptures.byHand.texts.count)
    try Self.expectNoSecret(in: run, directory)
  }

  @Test(
    "shows no secret of any broken capture",
    arguments: [
      BrokenCaptures.byHand, BrokenCaptures.cut, BrokenCaptures.flipped, BrokenCaptures.mistyped,
    ],
    [
      ["--format=ndjson"], ["--all", "--no-verify"],
      ["--format=csv", "--host", "ci.acme.example", "--project", "bb/acme/other"],
    ])
  func everyBreak(captures: BrokenCaptures, options: [String]) async throws {
    let directory = try Self.directory(captures)
    let run = try await ToolRun(arguments: options + ["captures"], in: directory)
    #expect(run.messages.last?.contains("from \(captures.texts.count) captures") == true)
    try Self.expectNoSecret(in: run, directory)
  }

  @Test("shows no secret in any format of inspect", arguments: InspectionFormat.allCases)
  func everyInspection(format: InspectionFormat) async throws {
    let directory = try Self.directory(BrokenCaptures.byHand)
    let run = try await ToolRun("inspect", "--format", format.rawValue, "captures", in: directory)
    #expect(run.ending == 2, "some of the captures are damaged")
    try Self.expectNoSecret(in: run, directory)
  }

  @Test(
    "shows no secret by any other command",
    arguments: [
      BrokenCaptures.byHand, BrokenCaptures.cut, BrokenCaptures.flipped, BrokenCaptures.mistyped,
    ], [["inspect", "--format=csv"], ["redact", "-o", "outputs/"]])
  func everyCommand(captures: BrokenCaptures, command: [String]) async throws {
    let directory = try Self.directory(captures)
    let run = try await ToolRun(arguments: command + ["captures"], in: directory)
    #expect(run.messages.last?.contains("from \(captures.texts.count) captures") == true)
    try Self.expectNoSecret(in: run, directory)
    if command[0] == "redact" {
      if captures.testDescription == "cut" {
        #expect(directory.names(in: "outputs") == [], "of what is cut off no copy is made")
      } else {
        try await Self.expectTheSameKeys(directory)
      }
    }
  }

  @Test("shows no secret of a capture in place of a capture's name or of the list")
  func misplaced() async throws {
    let directory = try Self.directory(BrokenCaptures.byHand)
    for name in directory.names(in: "captures") {
      let run = try await ToolRun("--files-from", "captures/" + name, in: directory)
      #expect(run.ending == 2, "\(name)")
      try Self.expectNoSecret(in: run, directory)
      let operand = try await ToolRun(shell: "\"$0\" \"$(cat 'captures/\(name)')\"", in: directory)
      #expect(operand.ending == 64, "\(name)")
      try Self.expectNoSecret(in: operand, directory)
    }
  }

  /// What was redacted is a whole HAR file each, and yields what the capture does.
  private static func expectTheSameKeys(_ directory: TemporaryDirectory) async throws {
    let names = directory.names(in: "outputs")
    #expect(names.count > 10)
    for name in names {
      let text = try #require(directory.text("outputs/" + name))
      if (try? JSONSerialization.jsonObject(with: Data(text.utf8))) != nil { continue }
      // Foundation takes no half of a surrogate pair, though it is JSON (RFC 8259, section 8.2).
      let json = text.replacing(#/\\u[dD][89abAB][0-9a-fA-F]{2}/#, with: "?")
      #expect((try? JSONSerialization.jsonObject(with: Data(json.utf8))) != nil, "\(name)")
    }
    let redacted = try await Self.results(names.map { "outputs/" + $0 }, in: directory)
    let whole = try await Self.results(names.map { "captures/" + $0 }, in: directory)
    #expect(redacted == whole)
  }

  /// What is said of each capture's keys.
  private static func results(_ captures: [String], in directory: TemporaryDirectory) async throws
    -> [[String?]]
  {
    let run = try await ToolRun(arguments: ["-q", "--format=ndjson"] + captures, in: directory)
    return try run.stdout.split(separator: "\n").map { line in
      let record = try NDJSONRecord(line: line + "\n")
      return ["outcome", "project", "public_key"].map { record[$0] }
    }
  }

  /// Without this, captures that fail all alike would prove nothing.
  @Test func capturesAreBrokenInManyWays() async throws {
    let outcomes = try await Self.outcomes(of: BrokenCaptures.byHand)
    #expect(outcomes == BrokenCaptures.outcomes)
    #expect(Set(BrokenCaptures.byHand.texts.values).count == outcomes.count)

    let cut = try await Self.outcomes(of: BrokenCaptures.cut)
    #expect(cut.count >= 60)
    #expect(Set(cut.values) == ["truncated", "key"])
    let flipped = try await Self.outcomes(of: BrokenCaptures.flipped)
    #expect(flipped.count >= 180)
    #expect(Set(flipped.values).isSuperset(of: ["key", "key-invalid", "not-a-har"]))
    let mistyped = try await Self.outcomes(of: BrokenCaptures.mistyped)
    #expect(mistyped.count >= 180)
    #expect(Set(mistyped.values).isSuperset(of: ["key-invalid", "not-a-har", "not-created"]))
  }

  private static func outcomes(of captures: BrokenCaptures) async throws -> [String: String] {
    let directory = try directory(captures)
    let run = try await ToolRun("-q", "--format=ndjson", "captures", in: directory)
    var outcomes: [String: String] = [:]
    for line in run.stdout.split(separator: "\n") {
      let record = try NDJSONRecord(line: line + "\n")
      let name = URL(filePath: record["capture"] ?? "").deletingPathExtension().lastPathComponent
      outcomes[name] = record["outcome"]
    }
    return outcomes
  }

  private static func directory(_ captures: BrokenCaptures) throws -> TemporaryDirectory {
    let directory = try TemporaryDirectory()
    try FileManager.default.createDirectory(
      at: directory.path("outputs"), withIntermediateDirectories: false)
    for (name, text) in captures.texts { try directory.file("captures/\(name).har", text) }
    return directory
  }

  /// Looks at both streams, and at every written file and its name.
  private static func expectNoSecret(in run: ToolRun, _ directory: TemporaryDirectory) throws {
    #expect(!SecretCapture.isShown(in: run.stdout) && !SecretCapture.isShown(in: run.stderr))
    let written = directory.files(in: "outputs").map { "outputs/" + $0 } + ["output"]
    for name in written {
      #expect(!SecretCapture.isShown(in: name))
      #expect(!SecretCapture.isShown(in: directory.text(name) ?? ""), "\(name)")
    }
  }
}
