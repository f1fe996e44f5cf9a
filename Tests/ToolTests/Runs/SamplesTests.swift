import Foundation
import TestSupport
import Testing

/// The tool against genuine captures, whose right answers stand in MANIFEST.json.
@Suite struct SamplesTests {
  /// The table in `SampleCaptures/README.md`: what it says of each capture.
  static let table: [String: (status: String, says: String)] = {
    let readme = (try? SampleCapture.bytes("README.md")) ?? []
    let lines = String(decoding: readme, as: UTF8.self).split(separator: "\n")
    let rows = lines.filter { $0.hasPrefix("| [") }.map { line in
      line.split(separator: "|").map { $0.trimmingCharacters(in: [" ", "`"]) }
    }
    return rows.reduce(into: [:]) { table, row in
      table[String(row[0].dropFirst().prefix { $0 != "]" })] = (row[4], row[5])
    }
  }()

  @Test func everyCaptureHasItsRowsAndIsSmall() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: SampleCapture.directory.path)
      .filter { $0.hasSuffix(".har") }
    #expect(files.sorted() == (try SampleCapture.all()).map(\.file).sorted())
    #expect(files.sorted() == Self.table.keys.sorted())
    #expect(files.count >= 9)
    for file in files { #expect(try SampleCapture.bytes(file).count <= 250_000) }
  }

  @Test("prints the key, from a file and by standard input", arguments: try SampleCapture.all())
  func key(sample: SampleCapture) async throws {
    let run = try await ToolRun(sample.url.path)
    #expect(run.stdout == (sample.publicKey.map { $0 + "\n" } ?? ""))
    #expect(run.ending == .status(try sample.status))
    let name = sample.url.path + ": "
    if sample.publicKey == nil {
      #expect(run.said.map { $0.hasPrefix("hint: ") } == [false, true])
      #expect(run.said.first?.hasPrefix(name) == true)
    } else {
      #expect(run.said.dropLast().allSatisfy { $0.hasPrefix(name + "note: ") })
      // Even Chrome's "sanitized" captures hold CircleCI's own token.
      #expect(run.messages.last == SampleCapture.credentialsHint(sample.url.path))
    }
    let renamed = ToolRun(
      stdout: run.stdout,
      stderr: run.stderr.replacing(": \(name)", with: ": standard input: ")
        .replacing("hint: \(sample.url.path) holds", with: "hint: the capture holds")
        .replacing("--listed \(sample.url.path)", with: "--listed FILE"),
      run.ending)
    let piped = try await ToolRun("-", input: .pipe(from: sample.url))
    #expect(piped == renamed)
  }

  @Test(
    "inspect says what extract says, and a redacted copy yields the same",
    arguments: try SampleCapture.all())
  func otherCommands(sample: SampleCapture) async throws {
    let hasKey = sample.publicKey != nil
    let table = try await ToolRun("inspect", sample.url.path)
    #expect(table.ending == (hasKey ? 0 : 1))
    let lines = table.stdout.split(separator: "\n")
    for beginning in ["No key: ", "Next: "] {
      #expect(lines.contains { $0.hasPrefix(beginning) } == !hasKey)
    }
    #expect(lines.contains { $0.hasSuffix("  key") } == hasKey)
    // The table has said everything, but for notes on keys.
    #expect(table.said.allSatisfy { hasKey && $0.contains(": note: ") }, "\(table.stderr)")

    let copy = try await ToolRun("redact", input: .file(sample.url))
    let hasRequest = sample.outcome != "no-checkout-key"
    #expect(copy.stdout.isEmpty == !hasRequest && copy.ending == (hasRequest ? 0 : 1))
    guard hasRequest else { return }
    #expect(copy.said.last?.hasPrefix("standard input: wrote a copy: ") == true)
    let key = try await ToolRun(input: .text(copy.stdout))
    #expect(key.stdout == (sample.publicKey.map { $0 + "\n" } ?? ""))
    #expect(!key.stderr.contains("credentials"))
  }

  @Test("gives one record, as the README and OpenSSH have it", arguments: try SampleCapture.all())
  func record(sample: SampleCapture) async throws {
    let run = try await ToolRun("--format", "ndjson", sample.url.path)
    #expect(run.ending == .status(try sample.status))
    let record = try NDJSONRecord(line: run.stdout)
    #expect(record.names == NDJSONRecord.namesInOrder)
    #expect(record["capture"] == sample.url.path)
    #expect(record["outcome"] == sample.outcome)
    #expect(record["public_key"] == sample.publicKey)
    #expect((record["fingerprint_md5"] == nil) == (sample.publicKey == nil))
    #expect((record["message"] == nil) == (sample.publicKey != nil))
    let row = try #require(Self.table[sample.file])
    #expect(row.says == record["fingerprint_md5"] ?? record["message"])
    #expect(row.status == "\(try sample.status)")

    guard let key = record["public_key"], try Machine.has("ssh-keygen") else { return }
    let verdict = try await ToolRun(
      shell: "ssh-keygen -l -E md5 -f key.pub", in: TemporaryDirectory(["key.pub": key + "\n"]))
    let md5 = try #require(record["fingerprint_md5"])
    #expect(verdict.stdout.contains(" MD5:\(md5) ") && verdict.ending == 0)
  }
}

extension SampleCapture {
  /// The exit status that PRODUCT.md gives an outcome; the samples are all readable.
  fileprivate var status: Int32 {
    get throws {
      let statuses: [String: Int32] = [
        "key": 0, "not-created": 1, "body-missing": 1, "no-checkout-key": 1,
      ]
      return try #require(statuses[outcome], "\(outcome) is an outcome without a status here")
    }
  }
}
