import Foundation
import TestSupport
import Testing

/// The tool against genuine captures, whose right answers stand in MANIFEST.json and in the READMEs.
@Suite struct SamplesTests {
  /// What `SampleCaptures/README.md` says of each capture: the status, and the fingerprint or reason.
  private static let table: [String: [String]] = {
    let readme = String(decoding: (try? SampleCapture.bytes("README.md")) ?? [], as: UTF8.self)
    let rows = readme.split(separator: "\n").filter { $0.hasPrefix("| [") }.map { line in
      line.split(separator: "|").map { $0.trimmingCharacters(in: [" ", "`"]) }
    }
    return rows.reduce(into: [:]) { table, row in
      table[String(row[0].dropFirst().prefix { $0 != "]" })] = Array(row[4...5])
    }
  }()

  /// The commands of the README with the lines under each.
  private static let examples: [[String]] = {
    let bytes = (try? SampleCapture.bytes("../README.md")) ?? []
    let blocks = String(decoding: bytes, as: UTF8.self)
      .components(separatedBy: "\n    $ checkout-key ").dropFirst()
    return blocks.map { block in
      let lines = block.components(separatedBy: "\n")
      return [lines[0]]
        + lines.dropFirst().prefix { $0.hasPrefix("    ") }.map { $0.trimmingPrefix("    ") + "" }
    }
  }()

  @Test func everyCaptureHasItsRows() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: SampleCapture.directory.path)
      .filter { $0.hasSuffix(".har") }.sorted()
    #expect(files == (try SampleCapture.all()).map(\.file).sorted())
    #expect(files == Self.table.keys.sorted())
    #expect(Self.examples.count == 5)
  }

  @Test("the README's examples say what the tool says", arguments: examples)
  func example(lines: [String]) async throws {
    let directory = try TemporaryDirectory()
    try directory.link("SampleCaptures", to: SampleCapture.directory.path)
    let run = try await ToolRun(shell: "\"$0\" \(lines[0]) 2>&1", in: directory)
    #expect(run.stdout == lines.dropFirst().map { $0 + "\n" }.joined())
  }

  @Test(
    "prints the key, from a file and by standard input, and a record as the README has it",
    arguments: try SampleCapture.all())
  func key(sample: SampleCapture) async throws {
    let run = try await ToolRun(sample.url.path)
    #expect(run.stdout == sample.line && run.ending == .status(sample.status))
    if sample.publicKey == nil {
      #expect(run.said.map { $0.hasPrefix("hint: ") } == [false, true])
    } else {
      #expect(run.said.dropLast().allSatisfy { $0.hasPrefix(sample.url.path + ": note: ") })
      // Even Chrome's "sanitized" captures hold CircleCI's own token.
      let hint = "hint: \(sample.url.path) holds credentials of your session"
      #expect(run.said.last?.hasPrefix(hint) == true)
    }
    let piped = try await ToolRun(
      shell: #"cat "$1" | "$0" -"#, [sample.url.path], in: TemporaryDirectory())
    let said = run.said.map {
      $0.replacing("\(sample.url.path): ", with: "standard input: ")
        .replacing("hint: \(sample.url.path)", with: "hint: the capture")
        .replacing(sample.url.path, with: "FILE")
    }
    #expect(piped == ToolRun(stdout: run.stdout, says: said, run.ending))

    let line = try await ToolRun("--format", "ndjson", sample.url.path).stdout
    let record = try NDJSONRecord(line: line)
    #expect(record["capture"] == sample.url.path && record["outcome"] == sample.outcome)
    #expect(record["public_key"] == sample.publicKey)
    let answer = record[sample.publicKey == nil ? "message" : "fingerprint_md5"]
    #expect(Self.table[sample.file] == ["\(sample.status)", answer ?? ""])
  }

  @Test(
    "inspect says what extract says, and a redacted copy yields the same",
    arguments: try SampleCapture.all())
  func otherCommands(sample: SampleCapture) async throws {
    let hasKey = sample.publicKey != nil
    let table = try await ToolRun("inspect", sample.url.path)
    let lines = table.stdout.split(separator: "\n")
    #expect(lines.contains { $0.hasPrefix("Next: ") } == !hasKey)
    #expect(lines.contains { $0.hasSuffix("  key") } == hasKey)
    #expect(table.ending == .status(sample.status))
    // The table has said everything, but for notes on keys.
    #expect(table.said.allSatisfy { hasKey && $0.contains(": note: ") }, "\(table.stderr)")

    let copy = try await ToolRun("redact", input: .file(sample.url))
    let hasRequest = sample.outcome != "no-checkout-key"
    #expect(copy.stdout.isEmpty == !hasRequest && copy.ending == (hasRequest ? 0 : 1))
    guard hasRequest else { return }
    #expect(copy.said.last?.hasPrefix("standard input: wrote a copy: ") == true)
    let key = try await ToolRun(input: .text(copy.stdout))
    #expect(key.stdout == sample.line && !key.stderr.contains("credentials"))
  }
}

extension SampleCapture {
  fileprivate var status: Int32 { outcome == "key" ? 0 : 1 }
  fileprivate var line: String { publicKey.map { $0 + "\n" } ?? "" }
}
